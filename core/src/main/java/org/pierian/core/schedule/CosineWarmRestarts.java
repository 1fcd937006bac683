package org.pierian.core.schedule;

/// Half a cosine from the base rate towards `etaMin`, begun again after periods of `firstPeriod`, `firstPeriod
/// * factor`, `firstPeriod * factor^2` and so on.
///
/// **Source:** Loshchilov and Hutter 2017; PyTorch, `torch.optim.lr_scheduler.CosineAnnealingWarmRestarts`.
///
/// @param firstPeriod epochs or steps of the first period, at least 1
/// @param factor how many times longer each period is than the one before, at least 1
/// @param etaMin lowest rate, at least 0
public record CosineWarmRestarts(int firstPeriod, int factor, double etaMin) implements Schedule {

    @Override
    public double rate(double base, long count) {
        long period = firstPeriod;
        long place = count;
        if (factor == 1) {
            place = count % period;
        }
        while (place >= period) {
            place -= period;
            period *= factor;
        }
        return Anneal.cosine(base, etaMin, (double) place / period);
    }
}
