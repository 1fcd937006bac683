package org.pierian.core.data;

import org.pierian.core.tensor.Buffer;

/// Classes written as wanted outputs: 1 at the place of the class, else 0; nothing but zeros where none counts.
final class OneHot {

    private OneHot() {}

    /// Writes the wanted outputs of some classes.
    ///
    /// @param classes holds the classes, -1 where none counts
    /// @param from the first of them
    /// @param count how many
    /// @param outputs outputs of each; 1 where the class, 0 or 1, is the wanted output itself
    /// @param targets receives them
    /// @param at the first output that is written
    static void write(float[] classes, int from, int count, int outputs, Buffer targets, int at) {
        targets.fill(at, at + count * outputs, 0f);
        for (int i = 0; i < count; i++) {
            int label = (int) classes[from + i];
            if (outputs == 1) {
                targets.set(at + i, Math.max(0, label));
            } else if (label >= 0) {
                targets.set(at + i * outputs + label, 1f);
            }
        }
    }
}
