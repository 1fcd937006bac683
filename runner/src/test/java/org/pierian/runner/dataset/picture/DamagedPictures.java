package org.pierian.runner.dataset.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.resize.PictureForm;
import org.pierian.spec.BackgroundColour;
import org.pierian.spec.Channels;
import org.pierian.spec.Resize;
import org.pierian.spec.ResizeFilter;

/// A job, not a test: small pictures of every format, kind and depth, each cut at many places and with many changed
/// bytes, PNG also with its checksums put right again. Each has to be refused in words or read, in time, and with a
/// heap
/// that the virtual machine limits. `scripts/test-broken-pictures.sh` runs it.
final class DamagedPictures {

    private static final int SIGNATURE = 8;
    private static final double MILLION = 1e6;

    private final PictureForm form = new PictureForm(
            8, 8, Channels.RGB, Optional.of(Resize.FIT), ResizeFilter.BILINEAR, Optional.of(BackgroundColour.GRAY));
    private final byte[] levels = new byte[form.size()];
    private long read;
    private long refused;
    private long failed;
    private long slowest;

    private DamagedPictures() {}

    /// Damages the pictures, and exits with 1 where one of them was not refused or read in time.
    ///
    /// @param arguments how many places to cut at, how many bytes to change, and the most milliseconds of a picture
    public static void main(String[] arguments) throws IOException {
        int cuts = Integer.parseInt(arguments[0]);
        int changes = Integer.parseInt(arguments[1]);
        Map<String, byte[]> files = files();
        DamagedPictures job = new DamagedPictures();
        job.damage(files, cuts, changes);
        System.out.printf(
                Locale.ROOT,
                "%d files, %d damaged ones: %d refused, %d read, %d failed; the slowest took %.1f ms%n",
                files.size(),
                job.refused + job.read + job.failed,
                job.refused,
                job.read,
                job.failed,
                job.slowest / MILLION);
        boolean slow = job.slowest > Long.parseLong(arguments[2]) * MILLION;
        System.exit(job.failed > 0 || slow ? 1 : 0);
    }

    private void damage(Map<String, byte[]> files, int cuts, int changes) {
        files.forEach((name, file) -> {
            SplittableRandom random = new SplittableRandom(name.hashCode());
            for (int cut = 0; cut < Math.min(cuts, file.length); cut++) {
                int length = (int) ((long) cut * file.length / Math.min(cuts, file.length));
                take(name + " cut to " + length, Arrays.copyOf(file, length));
            }
            for (int change = 0; change < changes; change++) {
                byte[] changed = file.clone();
                int at = random.nextInt(file.length);
                changed[at] ^= (byte) (1 + random.nextInt(255));
                take(name + " changed at " + at, changed);
                if (name.endsWith(".png")) {
                    rightChecksums(changed);
                    take(name + " changed at " + at + ", with checksums", changed);
                }
            }
        });
    }

    private void take(String what, byte[] file) {
        long start = System.nanoTime();
        try {
            form.write(PictureDecoder.read(file), levels, 0);
            read++;
        } catch (PictureFault fault) {
            boolean told = !fault.what().isBlank() && !fault.help().isBlank();
            refused += told ? 1 : 0;
            failed += told ? 0 : 1;
        } catch (RuntimeException | OutOfMemoryError e) {
            System.out.println(what + ": " + e);
            failed++;
        }
        slowest = Math.max(slowest, System.nanoTime() - start);
    }

    /// Of all chunks whose lengths fit.
    private static void rightChecksums(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at + 12 <= png.length) {
            int length = bytes.getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(png, at + 4, 4 + length);
            bytes.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
    }

    static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (PngFiles.Form each : PngPicturesTest.forms()) {
            files.put(each + ".png", PngPicturesTest.file(each));
        }
        for (String line : new String(resource("pixels.txt"), StandardCharsets.UTF_8).split("\n", -1)) {
            String name = line.split(" ", -1)[0];
            if (!name.isEmpty()) {
                files.put(name, resource(name));
            }
        }
        for (int side : new int[] {1, 8, 33}) {
            for (int kind : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY}) {
                BufferedImage image = image(side, side + 4, kind);
                String name = side + "-" + kind;
                files.put(name + ".jpg", jpeg(image, ImageWriteParam.MODE_DISABLED));
                files.put(name + "-progressive.jpg", jpeg(image, ImageWriteParam.MODE_DEFAULT));
                files.put(name + ".gif", written(image, "gif"));
                files.put(name + ".bmp", written(image, "bmp"));
            }
            for (int digit : new int[] {2, 3, 5, 6}) {
                files.put(side + "-p" + digit + ".pnm", netpbm(side, digit, 255));
                files.put(side + "-p" + digit + "-deep.pnm", netpbm(side, digit, 1000));
            }
        }
        return files;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DamagedPictures.class.getResourceAsStream("/pictures/" + name), name)) {
            return in.readAllBytes();
        }
    }

    private static BufferedImage image(int width, int height, int kind) {
        BufferedImage image = new BufferedImage(width, height, kind);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, i * i * 2_654_435 & 0xFFFFFF);
        }
        return image;
    }

    private static byte[] jpeg(BufferedImage image, int progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(progressive);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("no writer of " + format);
        }
        return bytes.toByteArray();
    }

    private static byte[] netpbm(int side, int digit, int most) {
        int count = side * side * (digit % 3 == 0 ? 3 : 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("P" + digit + "\n# made\n" + side + " " + side + "\n" + most + "\n")
                .getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < count; i++) {
            int value = i * 77 % (most + 1);
            if (digit < 5) {
                bytes.writeBytes((value + (i % 9 == 8 ? "\n" : " ")).getBytes(StandardCharsets.US_ASCII));
            } else {
                if (most > 255) {
                    bytes.write(value >> 8);
                }
                bytes.write(value);
            }
        }
        return bytes.toByteArray();
    }
}
