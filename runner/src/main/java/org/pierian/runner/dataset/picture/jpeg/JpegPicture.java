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
        for (int c = 0; c < lines.length; c++) {
            components.get(c).row(y, lines[c]);
        }
        for (int x = 0; x < frame.width(); x++) {
            int at = x * BYTES;
            int first = lines[0][x] & 0xFF;
            switch (form) {
                case GREY -> put(pixels, at, first, first, first);
                case RGB -> put(pixels, at, first, lines[1][x], lines[2][x]);
                case YCC -> putYcc(pixels, at, first, (lines[1][x] & 0xFF) - CENTER, (lines[2][x] & 0xFF) - CENTER);
            }
        }
    }

    private static void putYcc(byte[] pixels, int at, int y, int blue, int red) {
        put(
                pixels,
                at,
                clamp(y + ((RED * red + HALF) >> SHIFT)),
                clamp(y + ((-GREEN_BLUE * blue - GREEN_RED * red + HALF) >> SHIFT)),
                clamp(y + ((BLUE * blue + HALF) >> SHIFT)));
    }

    private static int clamp(int sample) {
        return Math.clamp(sample, 0, LARGEST);
    }

    private static void put(byte[] pixels, int at, int red, int green, int blue) {
        pixels[at] = (byte) red;
        pixels[at + 1] = (byte) green;
        pixels[at + 2] = (byte) blue;
        pixels[at + 3] = (byte) LARGEST;
    }
}
