package org.pierian.core.layer.container;

import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.State;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Adds the input to what a branch makes of it: `y = x + branch(x)`, and backward `dx = branch gradient + dy`.
///
/// **Source:** He, Zhang, Ren and Sun 2016, *Deep residual learning for image recognition*, eq. 1.
public final class Residual implements Layer {

    private final Layer branch;
    private final Elementwise elementwise;
    private final PerBatch<Tensor> outputs; // of the branch, which it may read again

    private Residual(Layer branch, Elementwise elementwise, PerBatch<Tensor> outputs) {
        this.branch = branch;
        this.elementwise = elementwise;
        this.outputs = outputs;
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Tensor output = outputs.of(pass.end());
        branch.forward(pass, x, output);
        elementwise.add(0, y.size(), x, output, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        branch.backward(pass, x, outputs.of(pass.end()), dy, dx);
        if (!dx.isNone()) {
            elementwise.add(0, dx.size(), dx, dy, dx);
        }
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public List<Parameter> parameters() {
        return branch.parameters();
    }

    @Override
    public List<State> state() {
        return branch.state();
    }

    @Override
    public Optional<String> firstNotFinite(Tensor y, String name) {
        return branch.firstNotFinite(outputs.of(y.rows()), name).or(() -> Layer.super.firstNotFinite(y, name));
    }

    /// A residual connection before it knows its input.
    ///
    /// @param branch the layers that the input goes around
    public record Plan(Sequential.Plan branch) implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            TensorType out = branch.output(in);
            if (!out.equals(in)) {
                throw new ShapeException("residual adds its input " + in + " to what its layers give, which is " + out);
            }
            return out;
        }

        @Override
        public List<LayerPlan> children() {
            return branch.children();
        }

        @Override
        public TensorType childInput(int child, TensorType in) {
            return branch.childInput(child, in);
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            return branch.parameterShapes(in);
        }

        @Override
        public List<ParameterShape> stateShapes(TensorType in) {
            return branch.stateShapes(in);
        }

        @Override
        public long multiplyAdds(TensorType in) {
            return branch.multiplyAdds(in);
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return (long) maxBatch * in.shape().size();
        }

        @Override
        public Layer build(TensorType in, Site site) {
            PerBatch<Tensor> outputs = new PerBatch<>(site.batch(in.shape())::rows);
            return new Residual(branch.build(in, site), site.backend().elementwise(), outputs);
        }
    }
}
