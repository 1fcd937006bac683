package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// A layer, usually a [Sequential], with the buffers for its input, its output and the gradient of its output.
///
/// All memory is taken when the network is built; a pass allocates nothing, apart from the first pass of each
/// batch size.
public final class Network {

    private final Layer root;
    private final int maxBatch;
    private final Shape inputShape;
    private final Shape outputShape;
    private final Tensor input;
    private final Tensor output;
    private final Tensor outputGradient;
    private final List<Pass> passes = new ArrayList<>();

    private Network(Layer root, int maxBatch, Shape inputShape, Shape outputShape) {
        this.root = root;
        this.maxBatch = maxBatch;
        this.inputShape = inputShape;
        this.outputShape = outputShape;
        this.input = Tensor.zeros(inputShape.prepend(maxBatch));
        this.output = Tensor.zeros(outputShape.prepend(maxBatch));
        this.outputGradient = Tensor.zerosLike(output);
    }

    /// Builds the layers for an input shape and draws their parameters.
    ///
    /// @param plan the architecture
    /// @param inputShape shape of one example
    /// @param maxBatch the most examples in a pass
    /// @param seed seed of all random streams
    /// @throws org.pierian.core.tensor.ShapeException when the layers do not fit each other
    public static Network build(LayerPlan plan, Shape inputShape, int maxBatch, long seed) {
        Shape outputShape = plan.outputShape(inputShape);
        return new Network(plan.build(inputShape, new Site("", seed, maxBatch)), maxBatch, inputShape, outputShape);
    }

    /// The views of one batch size; the same object for the same size.
    ///
    /// @param batch 1 to [#maxBatch]
    public Pass pass(int batch) {
        for (int i = 0; i < passes.size(); i++) {
            if (passes.get(i).input.rows() == batch) {
                return passes.get(i);
            }
        }
        Pass made = new Pass(root, input.rows(batch), output.rows(batch), outputGradient.rows(batch));
        passes.add(made);
        return made;
    }

    /// All parameters, in the order of weights files.
    public List<Parameter> parameters() {
        return root.parameters();
    }

    /// Shape of one example.
    public Shape inputShape() {
        return inputShape;
    }

    /// Shape of one example's output.
    public Shape outputShape() {
        return outputShape;
    }

    /// The most examples in a pass.
    public int maxBatch() {
        return maxBatch;
    }

    /// Forward and backward for one batch size.
    public static final class Pass {

        private final Layer root;
        private final Tensor input;
        private final Tensor output;
        private final Tensor outputGradient;

        private Pass(Layer root, Tensor input, Tensor output, Tensor outputGradient) {
            this.root = root;
            this.input = input;
            this.output = output;
            this.outputGradient = outputGradient;
        }

        /// `[batch, ...]`, to be filled before [#forward].
        public Tensor input() {
            return input;
        }

        /// `[batch, ...]`, filled by [#forward].
        public Tensor output() {
            return output;
        }

        /// `[batch, ...]`, to be filled before [#backward].
        public Tensor outputGradient() {
            return outputGradient;
        }

        /// Computes the output.
        ///
        /// @param mode what the pass is for
        /// @param step number of the training step; ignored in [Mode#EVAL]
        public void forward(Mode mode, long step) {
            root.forward(input, output, mode, step);
        }

        /// Names the first layer whose output in the last [#forward] has a number that is not finite.
        public Optional<String> firstNotFinite() {
            return root.firstNotFinite(output, "");
        }

        /// Computes the gradients of all parameters from the output's gradient.
        public void backward() {
            root.backward(input, output, outputGradient, Tensor.NONE);
        }
    }
}
