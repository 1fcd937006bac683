package org.pierian.runner.serve;

import java.util.Arrays;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.run.Passes;

/// The passes of one request through a network that others use as well.
final class SharedPasses implements Passes {

    private static final int MOST_INPUTS = 1 << 18; // numbers, so that many requests at a time find room

    private final Batcher batcher;
    private final float[] inputs;
    private final int[] lengths;
    private long deadline;

    /// @param steps what lengths are at first, of inputs that are padded
    SharedPasses(Batcher batcher, int steps) {
        this.batcher = batcher;
        int capacity = Math.clamp(MOST_INPUTS / Math.max(1, batcher.width()), 1, batcher.capacity());
        this.inputs = new float[Math.multiplyExact(capacity, batcher.width())];
        this.lengths = new int[capacity];
        Arrays.fill(lengths, steps);
    }

    /// Until when the request may wait, by [System#nanoTime].
    void setDeadline(long nanos) {
        deadline = nanos;
    }

    @Override
    public int capacity() {
        return lengths.length;
    }

    @Override
    public int width() {
        return batcher.width();
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
        return batcher.predict(new Batcher.Job(inputs, lengths, count), deadline);
    }

    @Override
    public Tensor predictSequence(int length) {
        if (deadline - System.nanoTime() < 0) {
            throw Batcher.late();
        }
        return batcher.predictSequence(inputs, length, deadline);
    }
}
