package org.pierian.runner.dataset.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.pierian.runner.dataset.Data;

/// The first images of a dataset, 10 x 10, as a PNG file of 8 bits, in grey or in colours.
///
/// Of ink on paper, 0 becomes white and 255 black; every pixel becomes a square of 2 x 2 pixels, and images
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

    private final Data.Pictures images;
    private final int rowBytes;

    private PictureGrid(Data.Pictures images) {
        this.images = images;
        this.rowBytes = 1 + extent(images.width()) * images.channels();
    }

    /// Whether images are small enough to be shown.
    public static boolean fits(Data.Pictures images) {
        return images.height() <= MAX_SIDE && images.width() <= MAX_SIDE;
    }

    /// Writes the image.
    ///
    /// @param out receives the file; not closed
    /// @param images what is shown, of 1 to 500 rows and columns
    public static void write(OutputStream out, Data.Pictures images) throws IOException {
        if (!fits(images) || images.height() < 1 || images.width() < 1) {
            throw new IllegalArgumentException("no grid of images of " + images.height() + " x " + images.width());
        }
        new PictureGrid(images).writePng(out);
    }

    private void writePng(OutputStream out) throws IOException {
        PngWriter.write(out, images.channels(), extent(images.width()), scanLines(extent(images.height())));
    }

    /// Pixels along one side of the grid.
    private static int extent(int side) {
        return ACROSS * side * SCALE + (ACROSS - 1) * GAP;
    }

    /// Rows of pixels, each after a 0 that says that it is not filtered.
    private byte[] scanLines(int rows) {
        byte[] lines = new byte[rows * rowBytes];
        Arrays.fill(lines, WHITE);
        for (int row = 0; row < rows; row++) {
            lines[row * rowBytes] = 0;
        }
        int size = images.channels() * images.height() * images.width();
        int count = (int) Math.min(ACROSS * ACROSS, images.pixels().byteSize() / size);
        for (int picture = 0; picture < count; picture++) {
            int top = picture / ACROSS * (images.height() * SCALE + GAP);
            int left = picture % ACROSS * (images.width() * SCALE + GAP);
            for (int c = 0; c < images.channels(); c++) {
                int at = top * rowBytes + 1 + left * images.channels() + c;
                draw(picture * size + c * images.height() * images.width(), lines, at);
            }
        }
        return lines;
    }

    /// Draws one channel of an image.
    ///
    /// @param from place of its first pixel
    /// @param at where that goes
    private void draw(int from, byte[] lines, int at) {
        for (int y = 0; y < images.height() * SCALE; y++) {
            int source = from + y / SCALE * images.width();
            int target = at + y * rowBytes;
            for (int x = 0; x < images.width() * SCALE; x++) {
                byte level = images.level(source + x / SCALE);
                lines[target + x * images.channels()] = images.isInk() ? (byte) ~level : level;
            }
        }
    }
}
