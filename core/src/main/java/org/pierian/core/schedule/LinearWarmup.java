package org.pierian.core.schedule;

/// A straight rise to the base rate, which then stays: `base * (count + 1) / warmup` before `warmup`.
///
/// **Source:** Goyal et al. 2017, section 2.2.
///
/// @param warmup epochs or steps of the rise, at least 1
public record LinearWarmup(long warmup) implements Schedule {

    @Override
    public double rate(double base, long count) {
        return count < warmup ? base * ((double) (count + 1) / warmup) : base;
    }
}
