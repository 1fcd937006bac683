package org.pierian.runner.dataset.picture;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Writes PNG files of 8 bits, in grey or in colours: the same bytes on every machine.
///
/// **Source:** ISO 15948.
public final class PngWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private PngWriter() {}

    /// Writes an image.
    ///
    /// @param out receives the file; not closed
    /// @param channels 1 for levels of grey, 3 for red, green and blue
    /// @param width pixels of a row
    /// @param lines rows of pixels, each behind a 0, which says that it is not filtered
    public static void write(OutputStream out, int channels, int width, byte[] lines) throws IOException {
        int rowBytes = 1 + width * channels;
        DataOutputStream file = new DataOutputStream(out);
        file.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(lines.length / rowBytes);
        byte kind = (byte) (channels == 1 ? 0 : 2); // grey or colours
        header.put(new byte[] {8, kind, 0, 0, 0}); // bits, kind, and the only compression, filter and order
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", RowDeflate.zlib(lines, rowBytes));
        chunk(file, "IEND", new byte[0]);
        file.flush();
    }

    private static void chunk(DataOutputStream file, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        file.writeInt(content.length);
        file.write(name);
        file.write(content);
        file.writeInt((int) crc.getValue());
    }
}
