package org.pierian.core.train;

/// How well one gradient of a layer agrees with the slopes of its output.
///
/// @param tensor what the gradient is for: `input`, or the name of a parameter
/// @param size number of its elements
/// @param directions along how many directions the output had a slope that can be told from rounding
/// @param error the median of the relative errors along these; 0 where there are none
/// @param worst the largest of them
public record Slope(String tensor, int size, int directions, double error, double worst) {

    /// The largest relative error of a gradient that is right.
    public static final double TOLERANCE = 1e-3;

    /// Whether the gradient is right, as far as can be told.
    public boolean isRight() {
        return error <= TOLERANCE;
    }

    /// Whether the output changed along no direction, and the gradient says the same: dead units, or a layer that
    /// stops gradients.
    public boolean isFlat() {
        return directions == 0;
    }
}
