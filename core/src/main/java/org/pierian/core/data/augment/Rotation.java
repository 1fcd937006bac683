package org.pierian.core.data.augment;

import org.pierian.core.arithmetic.Turns;
import org.pierian.core.random.Draws;

/// Turns a picture around its middle by an angle of `-degrees` to `degrees`, against the clock where it is above 0.
///
/// Sine and cosine are rounded to 16 bits after the point, so that the place that a pixel comes from is an exact
/// integer of 17 bits after the point. `nearest` takes the pixel at the place, halves up. `bilinear` cuts the place
/// to 8 bits after the point, weighs the four pixels around it, and rounds their sum to the nearest level, halves up.
/// Pixels outside the picture have the level `fill`.
///
/// **Source:** torchvision, `torchvision.transforms.RandomRotation`.
///
/// @param degrees the largest angle
/// @param bilinear whether four pixels are weighed, and not the nearest taken
/// @param fill level outside, 0 to 255
public record Rotation(double degrees, boolean bilinear, int fill) implements Augmentation {

    private static final double WHOLE = 360; // degrees of a turn
    private static final int BITS = 17; // of a place, after the point
    private static final long HALF = 1L << (BITS - 1); // also what 1 is for sine and cosine
    private static final int WEIGHT_BITS = 8;
    private static final int ONE = 1 << WEIGHT_BITS;

    @Override
    public void apply(Draws draws, Canvas picture) {
        double angle = draws.uniform(-degrees, degrees);
        long sine = fixed(Turns.sin(angle / WHOLE));
        long cosine = fixed(Turns.cos(angle / WHOLE));
        int height = picture.height();
        int width = picture.width();
        for (int row = 0; row < height; row++) {
            long down = 2L * row - (height - 1); // twice the distance from the middle
            long across = -(width - 1L);
            long x = cosine * across - sine * down + (width - 1) * HALF;
            long y = sine * across + cosine * down + (height - 1) * HALF;
            for (int column = 0; column < width; column++, x += 2 * cosine, y += 2 * sine) {
                if (bilinear) {
                    blend(picture, x, y, row * width + column);
                } else {
                    copy(picture, (int) ((x + HALF) >> BITS), (int) ((y + HALF) >> BITS), row * width + column);
                }
            }
        }
        picture.swap();
    }

    private static long fixed(double value) {
        return (long) Math.floor(value * HALF + 0.5);
    }

    private void copy(Canvas picture, int x, int y, int at) {
        for (int c = 0; c < picture.channels(); c++) {
            int plane = c * picture.plane();
            picture.other()[plane + at] = (byte) level(picture, plane, x, y);
        }
    }

    private void blend(Canvas picture, long x, long y, int at) {
        int left = (int) (x >> BITS);
        int top = (int) (y >> BITS);
        int right = (int) (x >> (BITS - WEIGHT_BITS)) & (ONE - 1);
        int below = (int) (y >> (BITS - WEIGHT_BITS)) & (ONE - 1);
        int width = picture.width();
        boolean inside = left >= 0 && left < width - 1 && top >= 0 && top < picture.height() - 1;
        byte[] levels = picture.levels();
        byte[] other = picture.other();
        for (int c = 0, plane = 0; c < picture.channels(); c++, plane += picture.plane()) {
            int from = plane + top * width + left;
            other[plane + at] = inside
                    ? mix(
                            levels[from] & 0xFF,
                            levels[from + 1] & 0xFF,
                            levels[from + width] & 0xFF,
                            levels[from + width + 1] & 0xFF,
                            right,
                            below)
                    : mix(
                            level(picture, plane, left, top),
                            level(picture, plane, left + 1, top),
                            level(picture, plane, left, top + 1),
                            level(picture, plane, left + 1, top + 1),
                            right,
                            below);
        }
    }

    /// The level between four, by how far it is to the right of the left ones and below the upper ones.
    private static byte mix(int upperLeft, int upperRight, int lowerLeft, int lowerRight, int right, int below) {
        int upper = ONE * upperLeft + right * (upperRight - upperLeft);
        int lower = ONE * lowerLeft + right * (lowerRight - lowerLeft);
        int sum = ONE * upper + below * (lower - upper);
        return (byte) ((sum + (1 << (2 * WEIGHT_BITS - 1))) >> (2 * WEIGHT_BITS));
    }

    private int level(Canvas picture, int plane, int x, int y) {
        boolean inside = x >= 0 && x < picture.width() && y >= 0 && y < picture.height();
        return inside ? picture.levels()[plane + y * picture.width() + x] & 0xFF : fill;
    }
}
