package org.pierian.core.layer.noise;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.RandomWords;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Sets equal parts of examples to zero at random while training, and scales the others up:
/// `y = x * keep / (1 - p)` with one `keep` for each part. In evaluation `y = x`.
final class PlaneDropout implements Layer {

    private final Elementwise elementwise;
    private final RandomWords words;
    private final RandomStream stream;
    private final double dropProbability;
    private final float keepScale;
    private final int parts; // of an example
    private final Tensor mask; // [max batch, parts], the last training pass's

    /// @param parts how many parts an example has
    /// @param dropProbability chance of a part to be zeroed, 0 to below 1
    PlaneDropout(Site site, int parts, double dropProbability) {
        this.elementwise = site.backend().elementwise();
        this.words = site.backend().random();
        this.stream = site.stream(StreamTag.DROPOUT);
        this.dropProbability = dropProbability;
        this.keepScale = (float) (1 / (1 - dropProbability));
        this.parts = parts;
        this.mask = site.batch(Shape.of(parts));
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        if (pass.mode() == Mode.TRAIN) {
            int from = pass.first() * parts;
            int to = pass.end() * parts;
            stream.fillKeepMask(words, pass.step(), dropProbability, pass.offset() * parts, mask, from, to);
            elementwise.scale(from, to, mask, keepScale, mask);
            multiply(pass, x, y);
        } else if (!x.sharesBuffer(y)) {
            elementwise.copy(pass.first() * x.rowSize(), pass.end() * x.rowSize(), x, y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            multiply(pass, dy, dx);
        }
    }

    private void multiply(Pass pass, Tensor from, Tensor to) {
        int n = from.rowSize();
        elementwise.multiplyPlanes(pass.first() * n, pass.end() * n, n / parts, mask, from, to);
    }

    @Override
    public Needs needs() {
        return new Needs(false, true, Needs.Reach.EXAMPLES);
    }
}
