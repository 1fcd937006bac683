package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Part of the classes that are right, 0 to 1, among those that count.
public final class Accuracy extends SummedMetric {

    /// The metric's name.
    public static final String NAME = "accuracy";

    /// A metric without examples.
    public Accuracy() {
        super(NAME, Better.HIGHER, 2);
    }

    @Override
    public boolean needsClasses() {
        return true;
    }

    @Override
    public void add(Tensor output, Batch batch, Tensor losses) {
        Tensor classes = batch.classes();
        int width = classes.size() == 0 ? 0 : output.size() / classes.size();
        for (int i = 0; i < classes.size(); i++) {
            int wanted = (int) classes.get(i);
            if (wanted >= 0) {
                addTo(0, Answer.of(output, i * width, width) == wanted ? 1 : 0);
                addTo(1, 1);
            }
        }
    }

    @Override
    public double value() {
        return sum(0) / sum(1);
    }
}
