package org.pierian.core.data;

import org.pierian.core.tensor.Buffer;

/// Classes of examples, one for each or one for each position of an example, written as a network's wanted outputs.
public final class Targets {

    private final int[] labels;
    private final TargetType.Classes type;
    private final int positions;
    private final float[] row;

    /// One class for each example.
    ///
    /// @param labels class of each example
    /// @param outputs number of classes; 1 when the label itself, 0 or 1, is the wanted output
    public Targets(int[] labels, int outputs) {
        this(labels, new TargetType.Classes(outputs));
    }

    /// Classes at positions.
    ///
    /// @param labels class of each position, example by example; -1 where none counts
    /// @param type what they are
    public Targets(int[] labels, TargetType.Classes type) {
        this.labels = labels.clone();
        this.type = type;
        this.positions = type.positions().size();
        this.row = new float[positions];
    }

    /// What they are.
    public TargetType.Classes type() {
        return type;
    }

    /// Number of outputs of each class.
    public int outputs() {
        return type.outputs();
    }

    /// Number of classes of one example.
    public int positions() {
        return positions;
    }

    /// Number of examples.
    public int size() {
        return labels.length / positions;
    }

    /// A class, or -1 where none counts.
    ///
    /// @param target the example; where classes stand at positions, the example times [#positions] plus the
    ///     position
    public int label(int target) {
        return labels[target];
    }

    /// Number of targets of each class; a target of class -1 is not counted.
    ///
    /// @param size how many examples are looked at, from the first on
    /// @param classes number of classes
    public int[] counts(int size, int classes) {
        int[] counts = new int[classes];
        for (int i = 0; i < size * positions; i++) {
            if (labels[i] >= 0) {
                counts[labels[i]]++;
            }
        }
        return counts;
    }

    /// Writes classes and targets of the examples at `order[from ..]`, those that the batch has.
    public void fill(int[] order, int from, Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            int first = order[from + i] * positions;
            for (int p = 0; p < positions; p++) {
                row[p] = labels[first + p];
            }
            write(row, 0, i, batch, type);
        }
    }

    /// Writes the classes of one example, and its targets, those that a batch has.
    ///
    /// @param classes holds them
    /// @param first the first of them
    /// @param example its place in the batch
    /// @param type what they are
    static void write(float[] classes, int first, int example, Batch batch, TargetType.Classes type) {
        int count = type.positions().size();
        if (!batch.classes().isNone()) {
            Buffer buffer = batch.classes().buffer();
            buffer.write(example * count, classes, first, count);
        }
        if (!batch.targets().isNone()) {
            int outputs = type.outputs();
            OneHot.write(classes, first, count, outputs, batch.targets().buffer(), example * count * outputs);
        }
    }
}
