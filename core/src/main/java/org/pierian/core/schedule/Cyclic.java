package org.pierian.core.schedule;

/// Straight lines from the base rate up to `max` and down again, over and over: `base + (max - base) * x * f`
/// with `x` from 0 to 1 and back within each cycle, and `f = eachCycle^(cycles before) * eachCount^count`.
///
/// **Source:** Smith 2017, *Cyclical learning rates for training neural networks*; PyTorch,
/// `torch.optim.lr_scheduler.CyclicLR`, whose modes are `triangular`: both factors 1; `triangular2`:
/// `eachCycle` 1/2; `exp_range`: `eachCount` gamma.
///
/// @param max the highest rate of the first cycle, at least the base rate
/// @param up epochs or steps of each rise, at least 1
/// @param down epochs or steps of each fall, at least 1
/// @param eachCycle what the height is multiplied by after each cycle, above 0, at most 1
/// @param eachCount what the height is multiplied by after each epoch or step, above 0, at most 1
public record Cyclic(double max, long up, long down, double eachCycle, double eachCount) implements Schedule {

    @Override
    public double rate(double base, long count) {
        long place = count % (up + down);
        double x = place <= up ? (double) place / up : (double) (up + down - place) / down;
        return base + (max - base) * (x * factor(count));
    }

    /// Powers of 1 are not taken.
    private double factor(long count) {
        long cycle = count / (up + down);
        double cycles = eachCycle == 1 ? 1 : StrictMath.pow(eachCycle, (double) cycle);
        return eachCount == 1 ? cycles : cycles * StrictMath.pow(eachCount, (double) count);
    }
}
