package org.pierian.core.layer.attention;

import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.CountedSteps;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.basic.KeepFactors;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The factors by which dropout multiplies weights: 0, or `1 / (1 - p)` rounded to float32. Random numbers are
/// addressed by the weights of steps that count, so that none depends on how far examples are padded.
final class AttentionDropout {

    private final Elementwise elementwise;
    private final KeepFactors keep;
    private final AttentionGeometry geometry;
    private final Tensor factors; // of the last training pass, [max batch, heads, time, time], or none
    private final Tensor counted; // those of steps that count, where some do not

    /// @param padded whether examples may be shorter
    /// @param dropProbability chance of a weight to be zeroed, 0 to below 1
    AttentionDropout(AttentionGeometry geometry, boolean padded, Site site, double dropProbability) {
        this.elementwise = site.backend().elementwise();
        this.keep = KeepFactors.inverted(site, dropProbability);
        this.geometry = geometry;
        Shape weights = Shape.of(geometry.heads(), geometry.time(), geometry.time());
        this.factors = dropProbability == 0 ? Tensor.NONE : site.batch(weights);
        this.counted = dropProbability > 0 && padded ? site.batch(weights) : Tensor.NONE;
    }

    /// The factors of a training step, or [Tensor#NONE] if no weight is dropped.
    ///
    /// @param pass of the training step
    /// @param steps of the batch
    Tensor draw(Pass pass, CountedSteps steps) {
        if (factors.isNone()) {
            return factors;
        }
        int first = before(pass);
        if (steps.isFull()) {
            keep.draw(pass.step(), first, factors, 0, steps.examples() * factors.rowSize());
        } else {
            keep.draw(pass.step(), first, counted, 0, count(steps));
            spread(steps);
        }
        return factors;
    }

    /// Weights of the passes of the training step before.
    private int before(Pass pass) {
        if (counted.isNone()) {
            return pass.offset() * factors.rowSize();
        }
        int count = 0;
        for (int e = 0; e < pass.offset(); e++) {
            int length = pass.earlierLength(e, geometry.time());
            count += geometry.heads() * length * length;
        }
        return count;
    }

    private int count(CountedSteps steps) {
        int count = 0;
        for (int e = 0; e < steps.examples(); e++) {
            int length = length(steps, e);
            count += geometry.heads() * length * length;
        }
        return count;
    }

    private static int length(CountedSteps steps, int example) {
        return steps.starts()[example + 1] - steps.starts()[example];
    }

    /// Brings the factors of each query where they belong; behind an example's length nobody reads any.
    private void spread(CountedSteps steps) {
        int from = 0;
        int time = geometry.time();
        for (int e = 0; e < steps.examples(); e++) {
            int length = length(steps, e);
            for (int head = 0; head < geometry.heads(); head++) {
                int first = (e * geometry.heads() + head) * time * time;
                for (int query = 0; query < length; query++) {
                    elementwise.move(length, counted, from, factors, first + query * time);
                    from += length;
                }
            }
        }
    }

    /// The factors of the last training step.
    Tensor drawn() {
        return factors;
    }
}
