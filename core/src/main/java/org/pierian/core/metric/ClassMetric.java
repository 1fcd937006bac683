package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// A metric that compares outputs with classes, one after the other, among those that count.
abstract class ClassMetric extends SummedMetric {

    ClassMetric(String name, Better better, int plain, int pairs) {
        super(name, better, plain, pairs);
    }

    /// Adds one class.
    ///
    /// @param output outputs of all classes in the batch
    /// @param from the first output for this class
    /// @param width number of outputs for it
    /// @param wanted the class
    abstract void add(Tensor output, int from, int width, int wanted);

    @Override
    public final boolean needsClasses() {
        return true;
    }

    @Override
    public final void add(Tensor output, Batch batch, Tensor losses) {
        Tensor classes = batch.classes();
        int width = classes.size() == 0 ? 0 : output.size() / classes.size();
        for (int i = 0; i < classes.size(); i++) {
            int wanted = (int) classes.get(i);
            if (wanted >= 0) {
                add(output, i * width, width, wanted);
            }
        }
    }
}
