package org.pierian.core.layer.basic;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.RandomWords;
import org.pierian.core.layer.DrawnNumbers;
import org.pierian.core.layer.Site;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Tensor;

/// What dropout multiplies by while training: 0 for what is dropped, one factor for all that is kept.
public final class KeepFactors implements DrawnNumbers.Draw {

    private final Elementwise elementwise;
    private final KeepMask mask;
    private final float kept;

    /// @param elementwise computes them
    /// @param mask says what is kept
    /// @param kept the factor of what is kept
    KeepFactors(Elementwise elementwise, KeepMask mask, float kept) {
        this.elementwise = elementwise;
        this.mask = mask;
        this.kept = kept;
    }

    /// Those of inverted dropout, 0 and `1 / (1 - p)` rounded to float32, by which outputs keep their mean.
    ///
    /// @param site the place whose random numbers decide
    /// @param dropProbability chance to be dropped, 0 to below 1
    public static KeepFactors inverted(Site site, double dropProbability) {
        return new KeepFactors(
                site.backend().elementwise(), random(site, dropProbability), (float) (1 / (1 - dropProbability)));
    }

    /// Masks of random numbers.
    static KeepMask random(Site site, double dropProbability) {
        RandomStream stream = site.stream(StreamTag.DROPOUT);
        RandomWords words = site.backend().random();
        return (step, first, mask, from, to) ->
                stream.fillKeepMask(words, step, dropProbability, first, mask, from, to);
    }

    @Override
    public void draw(long step, int first, Tensor factors, int from, int to) {
        mask.fill(step, first, factors, from, to);
        if (kept != 1f) {
            elementwise.scale(from, to, factors, kept, factors);
        }
    }
}
