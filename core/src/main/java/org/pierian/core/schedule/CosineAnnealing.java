package org.pierian.core.schedule;

/// Half a cosine from the base rate down to `etaMin`, and up again after `tMax`: `etaMin + (base - etaMin) * (1
/// + cos(pi count / tMax)) / 2`.
///
/// **Source:** Loshchilov and Hutter 2017; PyTorch, `torch.optim.lr_scheduler.CosineAnnealingLR`.
///
/// @param tMax epochs or steps from the highest rate to the lowest, at least 1
/// @param etaMin lowest rate, at least 0
public record CosineAnnealing(long tMax, double etaMin) implements Schedule {

    @Override
    public double rate(double base, long count) {
        long place = count % (2 * tMax);
        long folded = place <= tMax ? place : 2 * tMax - place;
        return Anneal.cosine(base, etaMin, (double) folded / tMax);
    }
}
