package org.pierian.core.schedule;

/// A straight rise to the base rate, which stays until the decay to `min` at the end.
///
/// `base * (count + 1) / warmup` before `warmup`, `base` before `total - decay`, then a straight line or half a
/// cosine from `base` to `min`, which stays.
///
/// **Source:** Hu et al. 2024, *MiniCPM: unveiling the potential of small language models with scalable
/// training strategies*, section 4.2; with a straight line Hägele et al. 2024, *Scaling laws and
/// compute-optimal training beyond fixed training durations*.
///
/// @param warmup epochs or steps of the rise, at least 0
/// @param decay epochs or steps of the decay, at least 1
/// @param total epochs or steps of all three parts, at least `warmup + decay`
/// @param min rate from `total` on, at least 0
/// @param cosine whether the decay is half a cosine, otherwise a straight line
public record WarmupStableDecay(long warmup, long decay, long total, double min, boolean cosine) implements Schedule {

    @Override
    public double rate(double base, long count) {
        if (count < warmup) {
            return base * ((double) (count + 1) / warmup);
        }
        long place = Math.min(count, total) - (total - decay);
        if (place <= 0) {
            return base;
        }
        double u = (double) place / decay;
        return cosine ? Anneal.cosine(base, min, u) : Anneal.linear(base, min, u);
    }
}
