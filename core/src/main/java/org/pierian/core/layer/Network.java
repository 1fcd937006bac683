package org.pierian.core.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.core.backend.Backend;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// A layer, usually a sequence, with the buffers for its input, its output and the gradient of its output.
///
/// All memory is allocated when the network is built; a pass allocates nothing, apart from the first pass of each
/// batch size.
public final class Network {

    private final Layer root;
    private final Backend backend;
    private final int maxBatch;
    private final TensorType inputType;
    private final TensorType outputType;
    private final Tensor input;
    private final Tensor output;
    private final Tensor outputGradient;
    private final List<Parameter> parameters;
    private final List<SavedTensor> saved;
    private final PerBatch<Run> runs = new PerBatch<>(Run::new);
    private int stepExamples; // of the present step, where it comes in parts; otherwise 0
    private int offset; // examples of the step in the passes before
    private int[] earlierLengths = {}; // of these examples, where the input is padded

    private Network(Layer root, Site site, TensorType inputType, TensorType outputType) {
        this.root = root;
        this.backend = site.backend();
        this.maxBatch = site.maxBatch();
        this.inputType = inputType;
        this.outputType = outputType;
        this.input = site.batch(inputType.shape());
        this.output = site.batch(outputType.shape());
        this.outputGradient = site.batch(outputType.shape());
        this.parameters = List.copyOf(root.parameters());
        this.saved = Stream.<SavedTensor>concat(parameters.stream(), root.state().stream())
                .toList();
    }

    /// Builds the layers for an input and draws their parameters.
    ///
    /// @param plan the architecture
    /// @param input one example
    /// @param maxBatch the most examples in a pass
    /// @param seed seed of all random streams
    /// @param backend what the network computes with
    /// @throws org.pierian.core.tensor.ShapeException when the layers do not fit each other
    public static Network build(LayerPlan plan, TensorType input, int maxBatch, long seed, Backend backend) {
        TensorType output = plan.output(input);
        Site site = new Site("", seed, maxBatch, backend);
        return new Network(plan.build(input, site), site, input, output);
    }

    /// The buffers for one batch size; the same object for the same size.
    ///
    /// @param batch 1 to [#maxBatch]
    public Run run(int batch) {
        return runs.of(batch);
    }

    /// Begins a training step: the gradients of the one before do not count any more. Several passes may follow,
    /// whose gradients are added in order.
    public void beginStep() {
        stepExamples = 0;
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).gradient().clear();
        }
    }

    /// Begins a training step whose examples come in several passes, one part after the other. Random numbers and the
    /// gradients that are collected are those of a single pass over all of them, apart from layers that look at a
    /// batch as a whole.
    ///
    /// @param examples how many all passes have together
    public void beginStepInParts(int examples) {
        stepExamples = examples;
        offset = 0;
        if (inputType.padded() && earlierLengths.length < examples) {
            earlierLengths = new int[examples];
        }
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).gradient().clearForParts();
        }
    }

    /// All parameters, in the order of weights files.
    public List<Parameter> parameters() {
        return parameters;
    }

    /// What a trained network consists of, in the order of weights files: the parameters, then what layers remember
    /// besides them.
    public List<SavedTensor> saved() {
        return saved;
    }

    /// One example.
    public TensorType inputType() {
        return inputType;
    }

    /// What one example becomes.
    public TensorType outputType() {
        return outputType;
    }

    /// The most examples in a pass.
    public int maxBatch() {
        return maxBatch;
    }

    /// What the network computes with.
    public Backend backend() {
        return backend;
    }

    /// Forward and backward passes for one batch size.
    public final class Run {

        private final Pass pass;
        private final int[] lengths;
        private final Tensor batchInput;
        private final Tensor batchOutput;
        private final Tensor batchGradient;

        private Run(int batch) {
            this.pass = new Pass(batch);
            this.batchInput = input.rows(batch);
            this.batchOutput = output.rows(batch);
            this.batchGradient = outputGradient.rows(batch);
            this.lengths = new int[inputType.padded() ? batch : 0];
            if (inputType.padded()) {
                Arrays.fill(lengths, inputType.shape().dim(0));
            }
            pass.lengths(lengths, inputType.padded() ? inputType.shape().dim(0) : 0);
        }

        /// `[batch, ...]`, to be filled before [#forward].
        public Tensor input() {
            return batchInput;
        }

        /// The steps of each example that count, to be filled before [#forward] where the input is padded; full
        /// lengths at first. Empty where it is not.
        public int[] lengths() {
            return lengths;
        }

        /// `[batch, ...]`, filled by [#forward].
        public Tensor output() {
            return batchOutput;
        }

        /// `[batch, ...]`, to be filled before [#backward].
        public Tensor outputGradient() {
            return batchGradient;
        }

        /// Computes the output.
        ///
        /// @param mode what the pass is for
        /// @param step number of the training step; ignored in [Mode#EVAL]
        public void forward(Mode mode, long step) {
            if (mode == Mode.TRAIN && stepExamples > 0) {
                pass.begin(mode, step, offset, stepExamples);
                pass.earlierLengths(earlierLengths);
            } else {
                pass.begin(mode, step);
            }
            root.forward(pass, batchInput, batchOutput);
        }

        /// Passes a batch through for the running statistics alone, which become means over the batches from 1 on.
        ///
        /// @param batch number of the batch, from 1
        public void measureStatistics(int batch) {
            root.forward(pass.beginMeasuring(batch), batchInput, batchOutput);
        }

        /// Names the first layer whose output in the last [#forward] has a number that is not finite.
        public Optional<String> firstNotFinite() {
            return root.firstNotFinite(batchOutput, "");
        }

        /// Collects the gradients of all parameters from the output's gradient.
        public void backward() {
            if (stepExamples > 0) {
                for (int i = 0; i < parameters.size(); i++) {
                    parameters.get(i).gradient().beginPass();
                }
                System.arraycopy(lengths, 0, earlierLengths, inputType.padded() ? offset : 0, lengths.length);
                offset += batchInput.rows();
            }
            root.backward(pass, batchInput, batchOutput, batchGradient, Tensor.NONE);
        }
    }
}
