package org.pierian.runner.dataset.picture.bitmap;

/// Numbers of other ranges as levels of 0 to 255.
final class Levels {

    private static final int LARGEST = 255;

    private Levels() {}

    /// `255 value / most`, rounded to the nearest, halves up.
    ///
    /// @param value 0 to `most`
    /// @param most 1 to 2^31 - 1
    static int of(long value, long most) {
        return (int) ((2 * LARGEST * value + most) / (2 * most));
    }
}
