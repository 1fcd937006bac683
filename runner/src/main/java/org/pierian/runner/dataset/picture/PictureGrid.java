package org.pierian.runner.dataset.picture;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/// The first images of a dataset, 10 x 10, black on white, as a PNG file of 8-bit grey.
///
/// An image's value 0 becomes white and 255 black; every value becomes a square of 2 x 2 pixels, and images
/// stand 2 pixels apart. Where there are fewer than 100 images the rest stays white. The same images give
/// the same bytes on every machine.
///
/// **Source:** the figure *MNIST images* in Grus, *Data Science from Scratch*, 2nd ed., ch. 19; ISO 15948 for
/// PNG.
public final class PictureGrid {

    private static final int ACROSS = 10;
    private static final int SCALE = 2;
    private static final int GAP = 2;
    private static final int MAX_SIDE = 500;
    private static final byte WHITE = (byte) 0xFF;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final byte[] pixels;
    private final int height;
    private final int width;

    private PictureGrid(byte[] pixels, int height, int width) {
        this.pixels = pixels;
        this.height = height;
        this.width = width;
    }

    /// Writes the image.
    ///
    /// @param out receives the file; not closed
    /// @param pixels images of bytes, one after the other, row by row
    /// @param height rows of one image, 1 to 500
    /// @param width columns of one image, 1 to 500
    public static void write(OutputStream out, byte[] pixels, int height, int width) throws IOException {
        if (height < 1 || height > MAX_SIDE || width < 1 || width > MAX_SIDE) {
            throw new IllegalArgumentException("no grid of images of " + height + " x " + width);
        }
        new PictureGrid(pixels, height, width).writePng(out);
    }

    private void writePng(OutputStream out) throws IOException {
        int rows = extent(height);
        int columns = extent(width);
        DataOutputStream file = new DataOutputStream(out);
        file.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(columns).putInt(rows);
        header.put(new byte[] {8, 0, 0, 0, 0}); // bits, grey, and the only compression, filter and order
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", RowDeflate.zlib(scanLines(rows, columns), 1 + columns));
        chunk(file, "IEND", new byte[0]);
        file.flush();
    }

    /// Pixels along one side of the grid.
    private static int extent(int side) {
        return ACROSS * side * SCALE + (ACROSS - 1) * GAP;
    }

    /// Rows of pixels, each after a 0 that says that it is not filtered.
    private byte[] scanLines(int rows, int columns) {
        byte[] lines = new byte[rows * (1 + columns)];
        Arrays.fill(lines, WHITE);
        for (int row = 0; row < rows; row++) {
            lines[row * (1 + columns)] = 0;
        }
        int count = Math.min(ACROSS * ACROSS, pixels.length / (height * width));
        for (int picture = 0; picture < count; picture++) {
            int top = picture / ACROSS * (height * SCALE + GAP);
            int left = picture % ACROSS * (width * SCALE + GAP);
            for (int y = 0; y < height * SCALE; y++) {
                int source = (picture * height + y / SCALE) * width;
                int target = (top + y) * (1 + columns) + 1 + left;
                for (int x = 0; x < width * SCALE; x++) {
                    lines[target + x] = (byte) ~pixels[source + x / SCALE];
                }
            }
        }
        return lines;
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
