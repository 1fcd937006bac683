package org.pierian.core.train;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// How weights are averaged over training: which are taken, and what they do to the average. An average follows the
/// weights by the rules by which a parameter follows its gradient elsewhere: `gradient` is the weight, `value` the
/// average.
public sealed interface Averaging {

    /// How many weights are in the average when training has come so far.
    ///
    /// @param steps steps since the start of training
    /// @param epochs epochs whose last step is among them
    long taken(long steps, long epochs);

    /// What weights do to the average that are not the first.
    ///
    /// @param number of the weights, from 2
    UpdateRule rule(long number);

    /// Whether running statistics are measured anew for the average, instead of being those of the last step.
    boolean measuresStatistics();

    /// `a = fma(share, w - a, a)` after every step, `share` being `1 - decay` in binary64, rounded once.
    ///
    /// **Source:** Polyak and Juditsky 1992, *Acceleration of stochastic approximation by averaging*; PyTorch,
    /// `torch.optim.swa_utils.get_ema_multi_avg_fn`.
    ///
    /// @param decay share of the average that stays, 0 to below 1
    record Exponential(double decay) implements Averaging {

        @Override
        public long taken(long steps, long epochs) {
            return steps;
        }

        @Override
        public UpdateRule rule(long number) {
            return new Approach((float) (1 - decay));
        }

        @Override
        public boolean measuresStatistics() {
            return false;
        }
    }

    /// `a = a + (w - a) / n` for the n-th weights, which are taken at the ends of epochs.
    ///
    /// **Source:** Izmailov, Podoprikhin, Garipov, Vetrov and Wilson 2018, *Averaging weights leads to wider optima
    /// and better generalization*, algorithm 1; PyTorch, `torch.optim.swa_utils.AveragedModel`.
    ///
    /// @param start the first epoch whose weights are taken, from 1
    /// @param every weights are taken at the end of every so many epochs
    record OfEpochs(int start, int every) implements Averaging {

        @Override
        public long taken(long steps, long epochs) {
            return epochs < start ? 0 : (epochs - start) / every + 1;
        }

        @Override
        public UpdateRule rule(long number) {
            return new Share((float) number);
        }

        @Override
        public boolean measuresStatistics() {
            return true;
        }
    }

    /// `a = fma(share, w - a, a)`.
    ///
    /// @param share of the weights
    record Approach(float share) implements UpdateRule {

        @Override
        public void apply(Element e) {
            e.value = Fma.fma(share, e.gradient - e.value, e.value);
        }
    }

    /// `a = a + (w - a) / number`.
    ///
    /// @param number how many weights are in the average then
    record Share(float number) implements UpdateRule {

        @Override
        public void apply(Element e) {
            e.value = e.value + (e.gradient - e.value) / number;
        }
    }
}
