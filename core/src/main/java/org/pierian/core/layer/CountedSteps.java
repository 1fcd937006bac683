package org.pierian.core.layer;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.tensor.Tensor;

/// The steps of a batch that count, as rows one after the other, without those that padding has added.
///
/// What is computed from such rows cannot depend on padding: not even the order of sums over all of them does.
public final class CountedSteps {

    private final Elementwise elementwise;
    private final int time;
    private final boolean padded;
    private final int[] starts;
    private int examples;

    /// @param time steps of an example with padding
    /// @param padded whether examples may be shorter
    /// @param maxBatch the most examples in a pass
    public CountedSteps(Elementwise elementwise, int time, boolean padded, int maxBatch) {
        this.elementwise = elementwise;
        this.time = time;
        this.padded = padded;
        this.starts = new int[maxBatch + 1];
    }

    /// Takes the lengths of a batch.
    public void read(Pass pass, int examples) {
        this.examples = examples;
        for (int e = 0; e < examples; e++) {
            starts[e + 1] = starts[e] + (padded ? pass.length(e, time) : time);
        }
    }

    /// Number of rows in the passes of the training step before.
    public int before(Pass pass) {
        int before = 0;
        for (int e = 0; e < pass.offset(); e++) {
            before += padded ? pass.earlierLength(e, time) : time;
        }
        return before;
    }

    /// Number of examples in the batch.
    public int examples() {
        return examples;
    }

    /// The row at which each example begins, and behind the last one the number of rows.
    public int[] starts() {
        return starts;
    }

    /// Number of rows.
    public int count() {
        return starts[examples];
    }

    /// Whether no example is shorter than its axis, so that there is nothing to leave out.
    public boolean isFull() {
        return count() == examples * time;
    }

    /// Copies the rows of the steps that count.
    ///
    /// @param x `[examples, time, n]`
    /// @param rows receives `[count, n]`
    public void pack(Tensor x, Tensor rows) {
        int n = x.rowSize() / time;
        for (int e = 0; e < examples; e++) {
            elementwise.move((starts[e + 1] - starts[e]) * n, x, e * time * n, rows, starts[e] * n);
        }
    }

    /// Copies rows to the places of their steps, and zeros behind each example's last step.
    public void unpack(Tensor rows, Tensor x) {
        int n = x.rowSize() / time;
        for (int e = 0; e < examples; e++) {
            int length = starts[e + 1] - starts[e];
            elementwise.move(length * n, rows, starts[e] * n, x, e * time * n);
            x.buffer().fill((e * time + length) * n, (e + 1) * time * n, 0f);
        }
    }
}
