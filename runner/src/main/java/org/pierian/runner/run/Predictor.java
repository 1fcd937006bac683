package org.pierian.runner.run;

import java.util.Arrays;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.tensor.Tensor;

/// Passes examples through a trained network, for one thread at a time.
public final class Predictor implements Passes {

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

    @Override
    public int capacity() {
        return network.maxBatch();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public float[] inputs() {
        return inputs;
    }

    @Override
    public int[] lengths() {
        return lengths;
    }

    @Override
    public Tensor predict(int count) {
        Network.Run run = network.run(count);
        System.arraycopy(lengths, 0, run.lengths(), 0, run.lengths().length);
        run.input().buffer().write(0, inputs, 0, count * width);
        run.forward(Mode.EVAL, 0);
        return run.output();
    }

    @Override
    public Tensor predictSequence(int length) {
        Network.Run run = network.run(1);
        Arrays.fill(run.lengths(), length);
        run.input().buffer().write(0, inputs, 0, width);
        run.forward(Mode.EVAL, 0);
        return run.output();
    }
}
