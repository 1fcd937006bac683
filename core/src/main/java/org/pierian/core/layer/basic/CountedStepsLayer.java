package org.pierian.core.layer.basic;

import java.util.List;
import org.pierian.core.layer.CountedSteps;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// A layer over padded steps that treats each step alone and sums over them for its parameters. It is given the
/// steps that count, of all examples in order, as one batch of steps, so that no sum knows how far examples are
/// padded. Behind their lengths outputs and input gradients are zeros.
final class CountedStepsLayer implements Layer {

    private final Layer layer; // does not read its output again
    private final CountedSteps steps;
    private final Tensor in; // [max batch * time, ...]
    private final Tensor out; // outputs or their gradients, likewise
    private final Tensor inGradients;
    private Rows rows;

    /// @param in one example, whose first axis is time
    /// @param out one example's output, likewise
    CountedStepsLayer(Layer layer, Shape in, Shape out, Site site) {
        this.layer = layer;
        this.steps = new CountedSteps(site.backend().elementwise(), in.dim(0), true, site.maxBatch());
        this.in = bySteps(in, site);
        this.out = bySteps(out, site);
        this.inGradients = bySteps(in, site);
        this.rows = rows(0);
    }

    private static Tensor bySteps(Shape example, Site site) {
        int[] dims = example.toArray();
        dims[0] = Math.multiplyExact(dims[0], site.maxBatch());
        return site.backend().zeros(Shape.of(dims));
    }

    /// Numbers that it holds for an example.
    static long size(Shape in, Shape out) {
        return 2L * in.size() + out.size();
    }

    /// The rows of one batch.
    private record Rows(int count, Tensor in, Tensor out, Tensor inGradients) {}

    private Rows rows(int count) {
        return new Rows(count, in.rows(count), out.rows(count), inGradients.rows(count));
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        steps.read(pass, x.rows());
        if (steps.isFull()) {
            layer.forward(pass, x, y);
            return;
        }
        if (rows.count() != steps.count()) {
            rows = rows(steps.count());
        }
        steps.pack(x, rows.in());
        if (steps.count() > 0) {
            layer.forward(pass, rows.in(), rows.out());
        }
        steps.unpack(rows.out(), y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (steps.isFull()) {
            layer.backward(pass, x, y, dy, dx);
            return;
        }
        steps.pack(dy, rows.out());
        Tensor wanted = dx.isNone() || steps.count() == 0 ? Tensor.NONE : rows.inGradients();
        layer.backward(pass, rows.in(), rows.out(), rows.out(), wanted);
        if (!dx.isNone()) {
            steps.unpack(rows.inGradients(), dx);
        }
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public boolean learns() {
        return layer.learns();
    }

    @Override
    public List<Parameter> parameters() {
        return layer.parameters();
    }
}
