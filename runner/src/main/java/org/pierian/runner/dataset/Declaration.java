package org.pierian.runner.dataset;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.spec.Split;

/// What is known of a dataset before any of it is read: what a network gets, what it has to give, and how many
/// examples there are.
///
/// @param input one example
/// @param classes names of the classes; of a single output, what 0 and 1 mean; none where numbers are learned
/// @param outputs number of outputs that a network needs
/// @param sizes number of examples by split; without those splits whose size is known only when data is read
public record Declaration(TensorType input, List<String> classes, int outputs, Map<Split, Integer> sizes) {

    /// Takes copies.
    public Declaration {
        classes = List.copyOf(classes);
        EnumMap<Split, Integer> copy = new EnumMap<>(Split.class);
        copy.putAll(sizes);
        sizes = Collections.unmodifiableMap(copy);
    }

    /// Examples of numbers.
    ///
    /// @param inputShape shape of one example
    public Declaration(Shape inputShape, List<String> classes, int outputs, Map<Split, Integer> sizes) {
        this(TensorType.numbers(inputShape), classes, outputs, sizes);
    }

    /// Whether an example belongs to a class; otherwise it has a number.
    public boolean hasClasses() {
        return !classes.isEmpty();
    }

    /// Shape of one example.
    public Shape inputShape() {
        return input.shape();
    }

    /// Number of examples of a split, where it is known.
    public OptionalInt size(Split split) {
        Integer size = sizes.get(split);
        return size == null ? OptionalInt.empty() : OptionalInt.of(size);
    }
}
