package org.pierian.core.schedule;

/// One cycle: a rise from `base / divFactor` to the base rate, then a fall far below where it began.
///
/// The rise ends at step `pctStart * totalSteps - 1`, the fall at step `totalSteps - 1`, at `base / divFactor /
/// finalDivFactor`. In three phases the fall first takes as long as the rise, back to `base / divFactor`. The
/// momentum is left alone.
///
/// **Source:** Smith and Topin 2018; PyTorch, `torch.optim.lr_scheduler.OneCycleLR`.
///
/// @param totalSteps length of the cycle, at least 1
/// @param pctStart part of the cycle in which the rate rises, 0 to 1; in three phases at most 1/2
/// @param cosine whether the curves between are half cosines, otherwise straight lines
/// @param divFactor how many times lower than the base rate the cycle begins
/// @param finalDivFactor how many times lower than its beginning the cycle ends
/// @param threePhase whether the fall has two parts
public record OneCycle(
        long totalSteps, double pctStart, boolean cosine, double divFactor, double finalDivFactor, boolean threePhase)
        implements Schedule {

    @Override
    public double rate(double base, long count) {
        double initial = base / divFactor;
        double last = initial / finalDivFactor;
        double end = (double) (totalSteps - 1);
        double peak = pctStart * totalSteps - 1;
        double now = Math.min((double) count, end);
        if (now <= peak) {
            return between(initial, base, now, 0, peak);
        }
        if (!threePhase) {
            return between(base, last, now, peak, end);
        }
        double back = 2 * pctStart * totalSteps - 2;
        return now <= back ? between(base, initial, now, peak, back) : between(initial, last, now, back, end);
    }

    private double between(double from, double to, double now, double start, double end) {
        double part = end > start ? (now - start) / (end - start) : 1;
        return cosine ? Anneal.cosine(from, to, part) : Anneal.linear(from, to, part);
    }
}
