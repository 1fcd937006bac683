package org.pierian.runner.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.idx.IdxFiles;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Pictures as other programs write them, whole and broken.
class PictureFileTest {

    private static final int HEIGHT = 13;
    private static final int WIDTH = 11;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    @TempDir
    Path folder;

    private byte[] read(byte[] file) throws IOException {
        return PictureFile.read(Files.write(folder.resolve("a.png"), file), HEIGHT, WIDTH);
    }

    private Failure refusal(byte[] file) {
        return catchThrowableOfType(Failure.class, () -> read(file));
    }

    /// Encoded by the JDK.
    private static byte[] jdk(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static byte[] jdkGrey(byte[] pixels) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, pixels);
        return jdk(image);
    }

    /// Few values beside each other, so that encoders choose every filter.
    private static byte[] pixels(int values) {
        SplittableRandom random = new SplittableRandom(values);
        byte[] pixels = new byte[HEIGHT * WIDTH];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(values) * 255 / (values - 1));
        }
        return pixels;
    }

    @Test
    void greyOfEightBitsIsReadAsItIs() throws IOException {
        assertThat(read(jdkGrey(pixels(256)))).isEqualTo(pixels(256));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void palettesOfFewBitsAreReadWhereAllIsGrey(int bits) throws IOException {
        int values = 1 << bits;
        byte[] greys = new byte[values];
        for (int i = 0; i < values; i++) {
            greys[i] = (byte) (255 - i * 255 / (values - 1));
        }
        IndexColorModel palette = new IndexColorModel(bits, values, greys, greys, greys);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, palette);
        byte[] pixels = pixels(values);
        for (int i = 0; i < pixels.length; i++) {
            image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, (255 - (pixels[i] & 0xFF)) * (values - 1) / 255);
        }
        assertThat(read(jdk(image))).isEqualTo(pixels);
    }

    @Test
    void coloursAreReadWhereAllAreGrey() throws IOException {
        byte[] pixels = pixels(256);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.length; i++) {
            image.setRGB(i % WIDTH, i / WIDTH, (pixels[i] & 0xFF) * 0x010101);
        }
        assertThat(read(jdk(image))).isEqualTo(pixels);
        image.setRGB(3, 4, 0x102030);
        assertThat(refusal(jdk(image)).message()).contains("has colours, expected grey");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyFilterIsUndone(int filter) throws IOException {
        byte[] pixels = pixels(7);
        assertThat(read(png(header(8, 0, 0), filtered(pixels, filter)))).isEqualTo(pixels);
    }

    /// The formulas of ISO 15948, section 9, for one byte a pixel.
    private static byte[] filtered(byte[] pixels, int filter) {
        byte[] lines = new byte[HEIGHT * (1 + WIDTH)];
        for (int y = 0; y < HEIGHT; y++) {
            lines[y * (1 + WIDTH)] = (byte) filter;
            for (int x = 0; x < WIDTH; x++) {
                int a = at(pixels, y, x - 1);
                int b = at(pixels, y - 1, x);
                int c = x == 0 ? 0 : at(pixels, y - 1, x - 1);
                int p = a + b - c;
                int[] near = {Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)};
                int paeth = near[0] <= near[1] && near[0] <= near[2] ? a : near[1] <= near[2] ? b : c;
                int[] predictions = {0, a, b, (a + b) / 2, paeth};
                lines[y * (1 + WIDTH) + 1 + x] = (byte) (at(pixels, y, x) - predictions[filter]);
            }
        }
        return lines;
    }

    private static int at(byte[] pixels, int y, int x) {
        return y < 0 || x < 0 ? 0 : pixels[y * WIDTH + x] & 0xFF;
    }

    private static byte[] header(int bits, int kind, int interlaced) {
        return ByteBuffer.allocate(13)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .put((byte) bits)
                .put((byte) kind)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) interlaced)
                .array();
    }

    private static byte[] png(byte[] header, byte[] lines) throws IOException {
        Deflater deflater = new Deflater();
        deflater.setInput(lines);
        deflater.finish();
        byte[] packed = new byte[2 * lines.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        chunk(out, "IHDR", header);
        chunk(out, "tEXt", new byte[] {'a', 0, 'b'});
        chunk(out, "IDAT", Arrays.copyOf(packed, length / 2)); // in two parts
        chunk(out, "IDAT", Arrays.copyOfRange(packed, length / 2, length));
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        out.writeInt(content.length);
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        out.writeInt((int) crc.getValue());
    }

    @ParameterizedTest
    @CsvSource({
        "8, 4, 0, has an alpha channel",
        "8, 6, 0, has an alpha channel",
        "16, 0, 0, has 16 bits for a pixel",
        "8, 0, 1, is interlaced",
        "3, 0, 0, its header is wrong",
        "4, 2, 0, its header is wrong",
        "8, 5, 0, its header is wrong",
    })
    void whatWouldHaveToBeDecidedIsRefused(int bits, int kind, int interlaced, String why) throws IOException {
        Failure failure = refusal(png(header(bits, kind, interlaced), filtered(pixels(9), 0)));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.code()).contains("D040");
        assertThat(failure.message()).contains(why);
        assertThat(failure.helps()).isNotEmpty();
    }

    @Test
    void anotherSizeIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("b.png"), jdkGrey(pixels(9)));
        Failure failure = catchThrowableOfType(Failure.class, () -> PictureFile.read(file, 11, 13));
        assertThat(failure.message()).contains("has 13 rows of 11 pixels, expected 11 of 13");
    }

    @Test
    void fewerAndMorePixelsAreRefused() throws IOException {
        byte[] lines = filtered(pixels(9), 0);
        assertThat(refusal(png(header(8, 0, 0), Arrays.copyOf(lines, lines.length - 1)))
                        .message())
                .contains("fewer or more pixels");
        assertThat(refusal(png(header(8, 0, 0), Arrays.copyOf(lines, lines.length + 1)))
                        .message())
                .contains("fewer or more pixels");
        lines[WIDTH + 1] = 5;
        assertThat(refusal(png(header(8, 0, 0), lines)).message()).contains("unknown filter");
    }

    @Test
    void filesCutAndChangedAnywhereAreRefused() throws IOException {
        byte[] good = png(header(8, 0, 0), filtered(pixels(9), 4));
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThat(refusal(cut).exitCode()).as("cut to %d", length).isEqualTo(ExitCode.INPUT);
        }
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << i % 8);
            Failure failure = refusal(bad);
            assertThat(failure).as("a bit of byte %d", i).isNotNull();
            assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        }
    }

    @Test
    void manyImagesComeFromAFileOfTheIdxFormat() throws IOException {
        Path file = folder.resolve("many");
        IdxFiles.images(file, 3, 2, 4);
        byte[] pixels = PictureFile.read(file, 2, 4);
        assertThat(pixels).hasSize(24).startsWith(0, 7, 14);
        IdxFiles.pack(file, folder.resolve("many.gz"));
        assertThat(PictureFile.read(folder.resolve("many.gz"), 2, 4)).isEqualTo(pixels);
        assertThat(catchThrowableOfType(Failure.class, () -> PictureFile.read(folder.resolve("many.gz"), 4, 2))
                        .message())
                .contains("has the shape [3, 2, 4], expected [images, 4, 2]");
    }

    @Test
    void otherFormatsAreNamedAsNotRead() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'};
        assertThat(refusal(jpeg).message()).contains("is neither a PNG file nor a file of the IDX format");
        assertThat(refusal(jpeg).helps()).anyMatch(help -> help.contains("convert it to PNG"));
        assertThat(refusal(new byte[0]).exitCode()).isEqualTo(ExitCode.INPUT);
    }
}
