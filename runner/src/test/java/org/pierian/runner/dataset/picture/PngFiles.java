package org.pierian.runner.dataset.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes PNG files of all kinds.
public final class PngFiles {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private PngFiles() {}

    /// What a header says.
    record Form(int width, int height, int bits, int kind, boolean interlaced) {

        int samples() {
            return switch (kind) {
                case 2 -> 3;
                case 4 -> 2;
                case 6 -> 4;
                default -> 1;
            };
        }

        int lineBytes(int pixels) {
            return (pixels * samples() * bits + 7) / 8;
        }
    }

    /// A chunk between header and pixels.
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    record Extra(String type, byte[] content) {}

    /// A file of 8 bits in colours.
    ///
    /// @param rgb red, green and blue of each pixel
    public static byte[] colours(int width, int height, byte[] rgb) throws IOException {
        byte[] lines = new byte[height * (1 + 3 * width)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(rgb, y * 3 * width, lines, y * (1 + 3 * width) + 1, 3 * width);
        }
        return of(new Form(width, height, 8, 2, false), lines);
    }

    /// @param lines rows with their filters, not packed
    static byte[] of(Form form, byte[] lines, Extra... extras) throws IOException {
        Deflater deflater = new Deflater();
        deflater.setInput(lines);
        deflater.finish();
        byte[] packed = new byte[2 * lines.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(form.width).putInt(form.height);
        header.put(new byte[] {(byte) form.bits, (byte) form.kind, 0, 0, (byte) (form.interlaced ? 1 : 0)});
        chunk(out, "IHDR", header.array());
        for (Extra extra : extras) {
            chunk(out, extra.type, extra.content);
        }
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
}
