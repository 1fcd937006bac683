package org.pierian.runner.dataset.picture.raster;

/// A picture whose file has been read, as rows of pixels.
public interface Picture {

    /// Bytes of a pixel: red, green, blue, and how far it covers what is behind it, 255 for entirely.
    int BYTES = 4;

    /// Pixels in a row.
    int width();

    /// Number of rows.
    int height();

    /// How the camera was held, as in [Orientation].
    default int orientation() {
        return Orientation.UPRIGHT;
    }

    /// Writes a row. Rows may be asked for in any order.
    ///
    /// @param y from 0, the top
    /// @param pixels receives [#BYTES] for each pixel, from the left
    void row(int y, byte[] pixels);

    /// Writes red, green and blue alone of each pixel of a row, where nothing of the picture is transparent.
    ///
    /// @param y as there
    /// @param colours receives the levels, 0 to 255, of each colour in an array of its own
    /// @return whether it did; otherwise [#row] has to
    default boolean writeColours(int y, int[][] colours) {
        return false;
    }
}
