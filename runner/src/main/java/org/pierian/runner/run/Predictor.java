package org.pierian.runner.run;

import java.util.Arrays;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.tensor.Tensor;

/// Passes examples through a trained network. The outputs for an example depend on that example alone, so not on how
/// many are passed at once.
public final class Predictor {

    private final Network network;
    private final int width;
    private final float[] inputs;
    private final int[] lengths;

    Predictor(Network network) {
        this.network = network;
        this.width = network.inputType().shape().size();
        this.inputs = new float[Math.multiplyExact(network.maxBatch(), width)];
        this.lengths = new int[network.maxBatch()];
        if (network.inputType().padded()) {
            Arrays.fill(lengths, network.inputType().shape().dim(0));
        }
    }

    /// The most examples of a pass.
    public int capacity() {
        return network.maxBatch();
    }

    /// Number of inputs of one example.
    public int width() {
        return width;
    }

    /// Room for the inputs of [#capacity] examples, one after the other.
    public float[] inputs() {
        return inputs;
    }

    /// Room for the steps of each example that count, all of them at first; ignored where inputs are not padded.
    public int[] lengths() {
        return lengths;
    }

    /// Computes the outputs of the first examples in [#inputs].
    ///
    /// @param count number of examples, 1 to [#capacity]
    /// @return `[count, outputs]`, valid until the next call
    public Tensor predict(int count) {
        Network.Run run = network.run(count);
        System.arraycopy(lengths, 0, run.lengths(), 0, run.lengths().length);
        run.input().buffer().write(0, inputs, 0, count * width);
        run.forward(Mode.EVAL, 0);
        return run.output();
    }

    /// Computes the outputs of the sequence that is the first example in [#inputs].
    ///
    /// @param length the steps that count, 1 to the steps of an example; the others are ignored where the network
    /// knows of lengths
    /// @return `[1, steps, ...]`, valid until the next call
    public Tensor predictSequence(int length) {
        Network.Run run = network.run(1);
        Arrays.fill(run.lengths(), length);
        run.input().buffer().write(0, inputs, 0, width);
        run.forward(Mode.EVAL, 0);
        return run.output();
    }
}
