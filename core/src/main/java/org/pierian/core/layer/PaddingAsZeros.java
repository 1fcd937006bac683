package org.pierian.core.layer;

import java.util.List;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// A layer whose input is padded and that mixes steps: it sees zeros behind each example's length, and no
/// gradient flows to them.
public final class PaddingAsZeros implements Layer {

    private final Layer layer;
    private final Elementwise elementwise;
    private final PaddedSteps steps;
    private final PerBatch<Tensor> clean;

    /// @param layer the layer
    /// @param in one example, whose first axis is time
    /// @param site the layer's place
    public PaddingAsZeros(Layer layer, Shape in, Site site) {
        this.layer = layer;
        this.elementwise = site.backend().elementwise();
        this.steps = new PaddedSteps(in.dim(0));
        this.clean = new PerBatch<>(site.batch(in)::rows);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Tensor seen = clean.of(x.rows());
        elementwise.copy(0, x.size(), x, seen);
        steps.clear(pass, seen);
        layer.forward(pass, seen, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        layer.backward(pass, clean.of(x.rows()), y, dy, dx);
        if (!dx.isNone()) {
            steps.clear(pass, dx);
        }
    }

    @Override
    public Needs needs() {
        return layer.needs();
    }

    @Override
    public boolean learns() {
        return layer.learns();
    }

    @Override
    public List<Parameter> parameters() {
        return layer.parameters();
    }

    @Override
    public List<State> state() {
        return layer.state();
    }
}
