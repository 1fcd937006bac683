package org.pierian.core.layer.recurrent;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.RandomWords;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Tensor;

/// Inverted dropout between two layers of a stack. Random numbers are addressed in the order of steps, so that
/// no mask depends on how far sequences are padded.
final class StepDropout {

    private final Elementwise elementwise;
    private final RandomWords words;
    private final RandomStream stream;
    private final double dropProbability;
    private final float keepScale;
    private final Tensor mask;

    /// @param mask receives the masks
    StepDropout(double dropProbability, Site site, Tensor mask) {
        this.elementwise = site.backend().elementwise();
        this.words = site.backend().random();
        this.stream = site.stream(StreamTag.DROPOUT);
        this.dropProbability = dropProbability;
        this.keepScale = (float) (1 / (1 - dropProbability));
        this.mask = mask;
    }

    /// Writes the first `steps` steps of `y`.
    void forward(Pass pass, int batch, int steps, Tensor x, Tensor y) {
        int elements = steps * batch * x.rowSize();
        if (pass.mode() == Mode.EVAL) {
            elementwise.copy(0, elements, x, y);
            return;
        }
        draw(pass, batch, steps, x.rowSize());
        elementwise.scale(0, elements, mask, keepScale, mask);
        elementwise.multiply(0, elements, x, mask, y);
    }

    private void draw(Pass pass, int batch, int steps, int width) {
        if (!pass.isPart()) {
            stream.fillKeepMask(words, pass.step(), dropProbability, 0, mask, 0, steps * batch * width);
            return;
        }
        for (int t = 0; t < steps; t++) {
            int from = t * batch * width;
            int first = (t * pass.stepExamples() + pass.offset()) * width - from;
            stream.fillKeepMask(words, pass.step(), dropProbability, first, mask, from, from + batch * width);
        }
    }

    /// Makes the gradient of `y` that of `x`.
    void backward(int elements, Tensor gradient) {
        elementwise.multiply(0, elements, gradient, mask, gradient);
    }
}
