package org.pierian.core.layer;

import org.pierian.core.backend.ExampleTask;

/// What a layer is told about the pass it takes part in: what it is for, which examples are asked for, and what is
/// fused to it.
///
/// Made once for each batch size and used again and again; [#begin] sets mode and step of a pass and of all that
/// derive from it.
public final class Pass {

    private final Pass root;
    private final int first;
    private final int end;
    private final ExampleTask fused;
    private Mode mode = Mode.EVAL;
    private long step;
    private int offset;
    private int stepExamples;
    private int measuredBatches; // batches whose statistics are averaged, with this one; 0 where they move on
    private int[] lengths = {};
    private int[] earlierLengths = {}; // of the examples of the step that came in passes before
    private int time; // of the padded input that the lengths belong to

    /// A pass over a whole batch.
    ///
    /// @param batch number of examples
    public Pass(int batch) {
        this.root = this;
        this.first = 0;
        this.end = batch;
        this.fused = ExampleTask.NONE;
    }

    private Pass(Pass root, int first, int end, ExampleTask fused) {
        this.root = root;
        this.first = first;
        this.end = end;
        this.fused = fused;
    }

    /// This pass over some of its examples only.
    public Pass examples(int first, int end) {
        return new Pass(root, first, end, ExampleTask.NONE);
    }

    /// This pass with work to be done for each example: after it in a forward pass, before it in a backward pass.
    public Pass fusedWith(ExampleTask task) {
        return new Pass(root, first, end, task);
    }

    /// Begins a forward pass.
    ///
    /// @param mode what it is for
    /// @param step number of the training step, from 0; ignored in [Mode#EVAL]
    /// @return this
    public Pass begin(Mode mode, long step) {
        return begin(mode, step, 0, root.end);
    }

    /// Begins a forward pass over a part of a step's examples.
    ///
    /// @param mode what it is for
    /// @param step number of the training step, from 0
    /// @param offset examples of the step that came in passes before
    /// @param stepExamples examples of all passes of the step
    /// @return this
    public Pass begin(Mode mode, long step, int offset, int stepExamples) {
        root.mode = mode;
        root.step = step;
        root.offset = offset;
        root.stepExamples = stepExamples;
        root.measuredBatches = 0;
        return this;
    }

    /// Begins a forward pass that measures running statistics anew, as means over batches; no backward pass follows.
    ///
    /// @param batch number of this batch, from 1
    /// @return this
    public Pass beginMeasuring(int batch) {
        begin(Mode.TRAIN, batch - 1L);
        root.measuredBatches = batch;
        return this;
    }

    /// Share of this batch in running statistics.
    ///
    /// @param momentum the share while training
    public double statisticsShare(double momentum) {
        return root.measuredBatches == 0 ? momentum : 1.0 / root.measuredBatches;
    }

    /// Says how many steps of each example count, in layers whose input is padded, from the next forward pass on.
    ///
    /// @param steps a length for each example; none when all count in full. Kept, not copied
    /// @param time the first axis of the input that they belong to
    public void lengths(int[] steps, int time) {
        root.lengths = steps;
        root.time = time;
    }

    /// The steps of an example that count, in a layer whose input is padded. What such an input has more than the
    /// one that the lengths belong to, layers have put in front of the steps; that counts in every example.
    ///
    /// @param example its place in the batch
    /// @param longest the input's first axis
    /// @return 0 to `longest`
    public int length(int example, int longest) {
        return root.lengths.length == 0 ? longest : root.lengths[example] + longest - root.time;
    }

    /// Says how many steps of each example count that came in the passes of the step before.
    ///
    /// @param steps a length for each of [#offset] examples at least; none when all count in full. Kept, not copied
    void earlierLengths(int[] steps) {
        root.earlierLengths = steps;
    }

    /// The steps of an example of a pass before that count, as in [#length].
    ///
    /// @param example its place in the step, below [#offset]
    /// @param longest the input's first axis
    public int earlierLength(int example, int longest) {
        return root.earlierLengths.length == 0 ? longest : root.earlierLengths[example] + longest - root.time;
    }

    /// What the pass is for.
    public Mode mode() {
        return root.mode;
    }

    /// Number of the training step, from 0; meaningless in [Mode#EVAL].
    public long step() {
        return root.step;
    }

    /// Examples of the training step that came in passes before; 0 where a step is one pass.
    public int offset() {
        return root.offset;
    }

    /// Examples of all passes of the training step; those of this pass where a step is one.
    public int stepExamples() {
        return root.stepExamples;
    }

    /// Whether the training step has other passes too.
    public boolean isPart() {
        return root.stepExamples > root.end;
    }

    /// The first example asked for.
    public int first() {
        return first;
    }

    /// Behind the last example asked for.
    public int end() {
        return end;
    }

    /// Work to be done for each example by a layer that [Needs.Reach#LEADS].
    public ExampleTask fused() {
        return fused;
    }
}
