package org.pierian.core.layer.attention;

import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.RandomWords;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The factors by which dropout multiplies weights: 0, or `1 / (1 - p)` rounded to float32.
final class AttentionDropout {

    private final RandomStream stream;
    private final RandomWords words;
    private final Elementwise elementwise;
    private final double dropProbability;
    private final Tensor factors; // of the last training pass, [max batch, heads, time, time], or none

    /// @param dropProbability chance of a weight to be zeroed, 0 to below 1
    AttentionDropout(AttentionGeometry geometry, Site site, double dropProbability) {
        this.stream = site.stream(StreamTag.DROPOUT);
        this.words = site.backend().random();
        this.elementwise = site.backend().elementwise();
        this.dropProbability = dropProbability;
        this.factors = dropProbability == 0 ? Tensor.NONE : site.batch(shape(geometry));
    }

    /// The shape of one example's weights.
    static Shape shape(AttentionGeometry geometry) {
        return Shape.of(geometry.heads(), geometry.time(), geometry.time());
    }

    /// The factors of a training step, or [Tensor#NONE] if no weight is dropped.
    ///
    /// @param pass of the training step
    /// @param examples in the batch
    Tensor draw(Pass pass, int examples) {
        if (!factors.isNone()) {
            int count = examples * factors.rowSize();
            int first = pass.offset() * factors.rowSize();
            stream.fillKeepMask(words, pass.step(), dropProbability, first, factors, 0, count);
            elementwise.scale(0, count, factors, (float) (1 / (1 - dropProbability)), factors);
        }
        return factors;
    }

    /// The factors of the last training step.
    Tensor drawn() {
        return factors;
    }
}
