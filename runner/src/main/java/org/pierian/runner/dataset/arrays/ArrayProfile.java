package org.pierian.runner.dataset.arrays;

import java.util.List;
import org.pierian.runner.dataset.arrays.NpyType.Kind;

/// What an array looks like to those who write a spec for it.
///
/// @param axes sizes of its axes after the first
/// @param isWhole whether it holds integers or truth values
/// @param isBytes whether it holds bytes without a sign
/// @param min the smallest number
/// @param max the largest number
/// @param examples size of its first axis
public record ArrayProfile(List<Integer> axes, boolean isWhole, boolean isBytes, double min, double max, int examples) {

    /// Takes a copy.
    public ArrayProfile {
        axes = List.copyOf(axes);
    }

    /// The profile of an array with at least one axis.
    static ArrayProfile of(NpyArray array) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < array.size(); i++) {
            double number = array.number(i);
            min = Math.min(min, number);
            max = Math.max(max, number);
        }
        NpyHeader header = array.header();
        List<Integer> shape = header.shape();
        return new ArrayProfile(
                shape.subList(Math.min(1, shape.size()), shape.size()),
                header.type().kind() != Kind.FLOAT,
                header.type().kind() == Kind.UNSIGNED && header.type().bytes() == 1,
                min,
                max,
                shape.isEmpty() ? 0 : shape.getFirst());
    }

    /// Whether there is nothing but 0 and 1.
    public boolean isBinary() {
        return isWhole && min >= 0 && max <= 1;
    }

    /// Number of classes, where the numbers are those of classes.
    public int classes() {
        return (int) Math.max(2, max + 1);
    }
}
