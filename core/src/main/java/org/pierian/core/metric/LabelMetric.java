package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// A metric of several classes at once: of each, whether an example has it is compared with what its output says.
public abstract class LabelMetric extends SummedMetric {

    private final OutputMeaning meaning;

    /// @param meaning what outputs mean
    LabelMetric(String name, int sums, OutputMeaning meaning) {
        super(name, Better.HIGHER, sums);
        this.meaning = meaning;
    }

    /// Adds one class of an example.
    ///
    /// @param label its place among the classes
    /// @param has whether the example has it
    /// @param answer whether the output says so
    abstract void add(int label, boolean has, boolean answer);

    /// Ends an example, whose classes were all added.
    void end() {}

    @Override
    public final boolean needsClasses() {
        return false;
    }

    @Override
    public final void add(Tensor output, Batch batch, Tensor losses) {
        Tensor targets = batch.targets();
        int labels = output.rowSize();
        for (int i = 0; i < output.size(); i++) {
            int label = i % labels;
            add(label, targets.get(i) >= 0.5f, meaning.answer(output, i, 1) == 1);
            if (label == labels - 1) {
                end();
            }
        }
    }
}
