package org.pierian.core.layer.convolution;

import java.util.List;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// A layer whose input is padded and that mixes steps: it sees zeros behind each example's length, and no gradient
/// flows
/// to them.
final class PaddingAsZeros implements Layer {

    private final Layer layer;
    private final Elementwise elementwise;
    private final int steps;
    private final int stepSize;
    private final PerBatch<Tensor> clean;

    PaddingAsZeros(Layer layer, Shape in, Site site) {
        this.layer = layer;
        this.elementwise = site.backend().elementwise();
        this.steps = in.dim(0);
        this.stepSize = steps == 0 ? 0 : in.size() / steps;
        this.clean = new PerBatch<>(site.batch(in)::rows);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Tensor seen = clean.of(x.rows());
        elementwise.copy(0, x.size(), x, seen);
        clear(pass, seen);
        layer.forward(pass, seen, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        layer.backward(pass, clean.of(x.rows()), y, dy, dx);
        if (!dx.isNone()) {
            clear(pass, dx);
        }
    }

    private void clear(Pass pass, Tensor tensor) {
        for (int n = 0; n < tensor.rows(); n++) {
            int from = (n * steps + pass.length(n, steps)) * stepSize;
            tensor.buffer().fill(from, (n + 1) * steps * stepSize, 0f);
        }
    }

    @Override
    public Needs needs() {
        return layer.needs();
    }

    @Override
    public List<Parameter> parameters() {
        return layer.parameters();
    }
}
