package org.pierian.runner.dataset;

/// What a number becomes before a network sees it: `(x - center) / unit` in binary64, rounded to float32 once.
///
/// @param center what becomes 0
/// @param unit what becomes 1; 0 for numbers that are all the same, which become 0
/// @param missing what stands for a missing number, before it is scaled
public record Scaling(double center, double unit, double missing) {

    /// A scaling of numbers of which none is missing.
    public static Scaling of(double center, double unit) {
        return new Scaling(center, unit, 0);
    }

    /// The scaled number.
    ///
    /// @param x the number; NaN where it is missing
    /// @return a number that is not finite where the result is too large for float32
    public float apply(double x) {
        double present = Double.isNaN(x) ? missing : x;
        return unit == 0 ? 0f : (float) ((present - center) / unit);
    }
}
