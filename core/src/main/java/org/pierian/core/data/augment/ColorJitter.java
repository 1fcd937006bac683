package org.pierian.core.data.augment;

import org.pierian.core.random.Draws;

/// Changes brightness, then contrast, then saturation, those that are above 0, each by a factor around 1 that is drawn
/// for it.
///
/// A factor f is uniform from `max(0, 1 - value)` to `1 + value`, and F is f rounded to 16 bits after the point. A
/// level x becomes `F x + (1 - F) o`, rounded to the nearest level, halves up, at least 0 and at most 255. o is 0 for
/// brightness, the mean grey of the picture, rounded, for contrast, and the grey of the pixel for saturation. Grey is
/// `(19595 red + 38470 green + 7471 blue + 32768) / 65536`, rounded down. A picture of one channel is grey and has no
/// saturation.
///
/// **Source:** torchvision, `torchvision.transforms.ColorJitter`; Pillow, `ImageEnhance`.
///
/// @param brightness how far its factor is from 1
/// @param contrast likewise
/// @param saturation likewise
public record ColorJitter(double brightness, double contrast, double saturation) implements Augmentation {

    private static final int BITS = 16;
    private static final int ONE = 1 << BITS;
    private static final int HALF = ONE / 2;
    private static final int LARGEST = 255;
    private static final int RED = 19_595; // round(0.299 * 2^16)
    private static final int GREEN = 38_470; // of 0.587
    private static final int BLUE = 7_471; // of 0.114
    private static final int COLOURS = 3;

    @Override
    public void apply(Draws draws, Canvas picture) {
        if (brightness > 0) {
            blend(picture.levels(), factor(draws, brightness), 0);
        }
        if (contrast > 0) {
            blend(picture.levels(), factor(draws, contrast), mean(picture));
        }
        if (saturation > 0) {
            int factor = factor(draws, saturation);
            if (picture.channels() == COLOURS) {
                saturate(picture.levels(), picture.plane(), factor);
            }
        }
    }

    private static int factor(Draws draws, double value) {
        return (int) Math.floor(draws.uniform(Math.max(0, 1 - value), 1 + value) * ONE + 0.5);
    }

    private static void blend(byte[] levels, int factor, int with) {
        int rest = (ONE - factor) * with + HALF;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(factor * (levels[i] & 0xFF) + rest);
        }
    }

    private static void saturate(byte[] levels, int plane, int factor) {
        for (int i = 0; i < plane; i++) {
            int rest = (ONE - factor) * grey(levels, plane, i) + HALF;
            for (int c = 0; c < COLOURS; c++) {
                levels[c * plane + i] = level(factor * (levels[c * plane + i] & 0xFF) + rest);
            }
        }
    }

    private static byte level(int sum) {
        return (byte) Math.max(0, Math.min(sum >> BITS, LARGEST)); // Math.clamp is of longs, and slower
    }

    /// The mean grey, halves up.
    private static int mean(Canvas picture) {
        int plane = picture.plane();
        long sum = 0;
        for (int i = 0; i < plane; i++) {
            sum += picture.channels() == COLOURS ? grey(picture.levels(), plane, i) : picture.levels()[i] & 0xFF;
        }
        return (int) ((2 * sum + plane) / (2L * plane));
    }

    private static int grey(byte[] levels, int plane, int i) {
        int red = levels[i] & 0xFF;
        int green = levels[plane + i] & 0xFF;
        int blue = levels[2 * plane + i] & 0xFF;
        return (RED * red + GREEN * green + BLUE * blue + HALF) >> BITS;
    }
}
