package org.pierian.core.schedule;

/// A straight rise to the base rate, then half a cosine down to `min`, which stays: `base * (count + 1) /
/// warmup` before `warmup`, then `min + (base - min) * (1 + cos(pi u)) / 2` with `u = (count - warmup) / (total
/// - warmup)`.
///
/// **Source:** Goyal et al. 2017 (warm-up); Loshchilov and Hutter 2017 (cosine).
///
/// @param warmup epochs or steps of the rise, 0 to `total`
/// @param total epochs or steps of both together
/// @param min rate from `total` on, at least 0
public record WarmupCosine(long warmup, long total, double min) implements Schedule {

    @Override
    public double rate(double base, long count) {
        if (count < warmup) {
            return base * ((double) (count + 1) / warmup);
        }
        long place = Math.min(count, total) - warmup;
        return total == warmup ? min : Anneal.cosine(base, min, (double) place / (total - warmup));
    }
}
