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
    private final byte[][] lines;
    private final int orientation;

    JpegPicture(FrameSize frame, List<Component> components, ColourForm form, int orientation) {
        this.orientation = orientation;
        this.frame = frame;
        this.form = form;
        this.components = components.stream()
                .map(component -> new Upsampling(component, frame))
                .toList();
        this.lines = this.components.stream()
                .map(component -> new byte[component.lineBytes()])
                .toArray(byte[][]::new);
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
        write(y, pixels, BYTES);
        for (int at = BYTES - 1; at < frame.width() * BYTES; at += BYTES) {
            pixels[at] = (byte) LARGEST;
        }
    }

    @Override
    public boolean writeColours(int y, byte[] line) {
        write(y, line, COLOURS);
        return true;
    }

    /// @param step from a pixel to the next
    private void write(int y, byte[] pixels, int step) {
        for (int c = 0; c < lines.length; c++) {
            components.get(c).row(y, lines[c]);
        }
        switch (form) {
            case GREY -> copy(lines[0], lines[0], lines[0], pixels, step);
            case RGB -> copy(lines[0], lines[1], lines[2], pixels, step);
            case YCC -> convert(lines[0], lines[1], lines[2], pixels, step);
        }
    }

    private void copy(byte[] reds, byte[] greens, byte[] blues, byte[] pixels, int step) {
        for (int x = 0, at = 0; x < frame.width(); x++, at += step) {
            pixels[at] = reds[x];
            pixels[at + 1] = greens[x];
            pixels[at + 2] = blues[x];
        }
    }

    private void convert(byte[] levels, byte[] blues, byte[] reds, byte[] pixels, int step) {
        int width = frame.width();
        for (int x = 0, at = 0; x < width; x++, at += step) {
            int y = levels[x] & 0xFF;
            int blue = (blues[x] & 0xFF) - CENTER;
            int red = (reds[x] & 0xFF) - CENTER;
            pixels[at] = level(y + ((RED * red + HALF) >> SHIFT));
            pixels[at + 1] = level(y + ((-GREEN_BLUE * blue - GREEN_RED * red + HALF) >> SHIFT));
            pixels[at + 2] = level(y + ((BLUE * blue + HALF) >> SHIFT));
        }
    }

    private static byte level(int sample) {
        return (byte) Math.max(0, Math.min(sample, LARGEST)); // Math.clamp is of longs, and slower
    }
}
