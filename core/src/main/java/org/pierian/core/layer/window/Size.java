package org.pierian.core.layer.window;

/// Height and width.
///
/// @param height rows
/// @param width columns
public record Size(int height, int width) {

    /// The same in both directions.
    public static Size square(int side) {
        return new Size(side, side);
    }
}
