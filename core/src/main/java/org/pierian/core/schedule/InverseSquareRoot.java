package org.pierian.core.schedule;

/// A straight rise to the base rate, then a fall by the root of time: `base * min((count + 1) / warmup,
/// sqrt(warmup / (count + 1)))`.
///
/// **Source:** Vaswani et al. 2017, section 5.3, scaled so that the highest rate is the base rate.
///
/// @param warmup epochs or steps of the rise, at least 1
public record InverseSquareRoot(int warmup) implements Schedule {

    @Override
    public double rate(double base, long count) {
        double next = (double) (count + 1);
        return base * Math.min(next / warmup, StrictMath.sqrt(warmup / next));
    }
}
