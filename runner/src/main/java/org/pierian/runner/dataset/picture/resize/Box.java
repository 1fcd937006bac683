package org.pierian.runner.dataset.picture.resize;

/// A rectangle of pixels.
///
/// @param left its first column
/// @param top its first row
/// @param width number of columns, at least 1
/// @param height number of rows, at least 1
record Box(int left, int top, int width, int height) {

    /// All of a picture.
    static Box all(int width, int height) {
        return new Box(0, 0, width, height);
    }

    /// The largest rectangle of a shape within a picture, in its middle; half a pixel more to the right and below
    /// where it cannot be.
    ///
    /// @param width of the picture
    /// @param height of the picture
    /// @param across width of any rectangle of the shape
    /// @param down its height
    static Box within(int width, int height, int across, int down) {
        boolean wide = (long) width * down > (long) height * across;
        int inner = wide ? share(height, across, down, width) : width;
        int innerHeight = wide ? height : share(width, down, across, height);
        return new Box((width - inner) / 2, (height - innerHeight) / 2, inner, innerHeight);
    }

    /// `side * part / whole`, rounded to the nearest, halves up; at least 1 and at most `most`.
    private static int share(int side, int part, int whole, int most) {
        return Math.clamp((2L * side * part + whole) / (2L * whole), 1, most);
    }
}
