package org.pierian.core.data;

import java.util.Arrays;

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

    /// Writes labels and targets of the examples at `order[from ..]`.
    public void fill(int[] order, int from, Batch batch) {
        float[] targets = batch.targets().data();
        int[] batchLabels = batch.labels();
        int n = batch.size();
        if (outputs > 1) {
            Arrays.fill(targets, 0, n * outputs, 0f);
        }
        for (int i = 0; i < n; i++) {
            int label = labels[order[from + i]];
            batchLabels[i] = label;
            if (outputs == 1) {
                targets[i] = label;
            } else {
                targets[i * outputs + label] = 1f;
            }
        }
    }
}
