package org.pierian.runner.dataset.picture.jpeg;

import java.util.List;
import org.pierian.runner.dataset.picture.raster.Picture;

/// A decoded picture, whose colours are worked out row by row.
///
/// Red is `y + round(1.402 r)`, green `y - floor(0.34414 b + 0.71414 r - 1/2)`, blue `y + round(1.772 b)`, where b
/// and r are the differences of colour less 128, the factors are rounded to 16 bits after the point, and the result
/// is at least 0 and at most 255.
///
/// **Source:** ITU-T T.871 (JFIF), with the roundings of libjpeg, `jdcolor.c`.
final class JpegPicture implements Picture {

    private static final int SHIFT = 16;
    private static final int HALF = 1 << (SHIFT - 1);
    private static final int RED = 91_881; // round(1.402 * 2^16)
    private static final int BLUE = 116_130; // of 1.772
    private static final int GREEN_BLUE = 22_554; // of 0.34414
    private static final int GREEN_RED = 46_802; // of 0.71414
    private static final int CENTER = 128;
    private static final int LARGEST = 255;
    private static final int COLOURS = 3;

    private final FrameSize frame;
    private final ColourForm form;
    private final List<Upsampling> components;
    private final int[][] lines; // a row of each component
    private final int[][] colours; // red, green and blue of a row
    private final int orientation;

    JpegPicture(FrameSize frame, List<Component> components, ColourForm form, int orientation) {
        this.orientation = orientation;
        this.frame = frame;
        this.form = form;
        this.components = components.stream()
                .map(component -> new Upsampling(component, frame))
                .toList();
        this.lines = this.components.stream()
                .map(component -> new int[component.lineSize()])
                .toArray(int[][]::new);
        this.colours = new int[COLOURS][frame.width()];
    }

    @Override
    public int width() {
        return frame.width();
    }

    @Override
    public int height() {
        return frame.height();
    }

    @Override
    public int orientation() {
        return orientation;
    }

    @Override
    public void row(int y, byte[] pixels) {
        writeColours(y, colours);
        for (int x = 0, at = 0; x < frame.width(); x++, at += BYTES) {
            pixels[at] = (byte) colours[0][x];
            pixels[at + 1] = (byte) colours[1][x];
            pixels[at + 2] = (byte) colours[2][x];
            pixels[at + 3] = (byte) LARGEST;
        }
    }

    @Override
    public boolean writeColours(int y, int[][] target) {
        for (int c = 0; c < lines.length; c++) {
            components.get(c).row(y, lines[c]);
        }
        int width = frame.width();
        if (form == ColourForm.YCC) {
            addRed(lines[0], lines[2], target[0], width);
            addBoth(lines[0], lines[1], lines[2], target[1], width);
            addBlue(lines[0], lines[1], target[2], width);
            return true;
        }
        for (int c = 0; c < COLOURS; c++) {
            System.arraycopy(lines[form == ColourForm.GREY ? 0 : c], 0, target[c], 0, width);
        }
        return true;
    }

    // one colour after the other, in integers of one size, which the compiler turns into vector instructions

    private static void addRed(int[] levels, int[] reds, int[] target, int width) {
        for (int x = 0; x < width; x++) {
            target[x] = level(levels[x] + ((RED * (reds[x] - CENTER) + HALF) >> SHIFT));
        }
    }

    private static void addBoth(int[] levels, int[] blues, int[] reds, int[] target, int width) {
        for (int x = 0; x < width; x++) {
            int both = -GREEN_BLUE * (blues[x] - CENTER) - GREEN_RED * (reds[x] - CENTER);
            target[x] = level(levels[x] + ((both + HALF) >> SHIFT));
        }
    }

    private static void addBlue(int[] levels, int[] blues, int[] target, int width) {
        for (int x = 0; x < width; x++) {
            target[x] = level(levels[x] + ((BLUE * (blues[x] - CENTER) + HALF) >> SHIFT));
        }
    }

    private static int level(int sample) {
        return Math.max(0, Math.min(sample, LARGEST)); // Math.clamp is of longs, and slower
    }
}
