package org.pierian.core.data;

import org.pierian.core.tensor.Buffer;

/// Classes of examples, written as a network's wanted outputs.
public final class Targets {

    private final int[] labels;
    private final int outputs;

    /// @param labels class of each example
    /// @param outputs number of classes; 1 when the label itself, 0 or 1, is the wanted output
    public Targets(int[] labels, int outputs) {
        this.labels = labels.clone();
        this.outputs = outputs;
    }

    /// Number of outputs.
    public int outputs() {
        return outputs;
    }

    /// Class of one example.
    public int label(int example) {
        return labels[example];
    }

    /// Number of examples of each class; an example of class -1 is not counted.
    ///
    /// @param size how many examples are looked at, from the first on
    /// @param classes number of classes
    public int[] counts(int size, int classes) {
        int[] counts = new int[classes];
        for (int i = 0; i < size; i++) {
            if (labels[i] >= 0) {
                counts[labels[i]]++;
            }
        }
        return counts;
    }

    /// Writes classes and targets of the examples at `order[from ..]`, those that the batch has.
    public void fill(int[] order, int from, Batch batch) {
        int n = batch.size();
        if (!batch.classes().isNone()) {
            Buffer classes = batch.classes().buffer();
            for (int i = 0; i < n; i++) {
                classes.set(i, labels[order[from + i]]);
            }
        }
        if (!batch.targets().isNone()) {
            fillTargets(order, from, n, batch.targets().buffer());
        }
    }

    private void fillTargets(int[] order, int from, int n, Buffer targets) {
        if (outputs > 1) {
            targets.fill(0, n * outputs, 0f);
        }
        for (int i = 0; i < n; i++) {
            int label = labels[order[from + i]];
            if (outputs == 1) {
                targets.set(i, label);
            } else {
                targets.set(i * outputs + label, 1f);
            }
        }
    }
}
