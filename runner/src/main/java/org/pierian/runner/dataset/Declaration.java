package org.pierian.runner.dataset;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.spec.Split;

/// What is known of a dataset before any of it is read: what a network gets, what it has to give, and how many
/// examples there are.
///
/// @param input one example
/// @param target what a network should say of it
/// @param classes names of the classes; of a single output, what 0 and 1 mean; none where numbers are learned, or where
///     the names are found in the data
/// @param sizes number of examples by split; without those splits whose size is known only when data is read
public record Declaration(TensorType input, TargetType target, List<String> classes, Map<Split, Integer> sizes) {

    /// Takes copies.
    public Declaration {
        classes = List.copyOf(classes);
        EnumMap<Split, Integer> copy = new EnumMap<>(Split.class);
        copy.putAll(sizes);
        sizes = Collections.unmodifiableMap(copy);
    }

    /// Examples of numbers, each with a class or with numbers.
    ///
    /// @param inputShape shape of one example
    /// @param classes names of the classes; of a single output, what 0 and 1 mean; none where numbers are learned
    /// @param outputs number of outputs that a network needs
    /// @param sizes as there
    public Declaration(Shape inputShape, List<String> classes, int outputs, Map<Split, Integer> sizes) {
        this(TensorType.numbers(inputShape), classes, outputs, sizes);
    }

    /// Examples of any type, each with a class or with numbers.
    ///
    /// @param input one example
    /// @param classes names of the classes; of a single output, what 0 and 1 mean; none where numbers are learned
    /// @param outputs number of outputs that a network needs
    /// @param sizes as there
    public Declaration(TensorType input, List<String> classes, int outputs, Map<Split, Integer> sizes) {
        this(
                input,
                classes.isEmpty() ? new TargetType.Numbers(Shape.of(outputs)) : new TargetType.Classes(outputs),
                classes,
                sizes);
    }

    /// Shape of one example.
    public Shape inputShape() {
        return input.shape();
    }

    /// Number of outputs that a network needs for each target; of numbers, all of an example.
    public int outputs() {
        return switch (target) {
            case TargetType.Classes wanted -> wanted.outputs();
            case TargetType.Numbers _, TargetType.Labels _ ->
                target.outputShape().size();
        };
    }

    /// Whether classes are learned; otherwise numbers are.
    public boolean hasClasses() {
        return target instanceof TargetType.Classes;
    }

    /// Whether an example may have several of the classes that are learned.
    public boolean hasLabels() {
        return target instanceof TargetType.Labels;
    }

    /// Number of classes; 0 where numbers are learned.
    public int classCount() {
        return hasClasses() && classes.isEmpty() ? outputs() : classes.size();
    }

    /// Whether an example has several classes, one at each position.
    public boolean hasPositions() {
        return positions().rank() > 0;
    }

    /// The axes of an example's targets, each of which has a loss of its own.
    public Shape positions() {
        return target instanceof TargetType.Classes wanted ? wanted.positions() : Shape.of();
    }

    /// Number of examples of a split, where it is known.
    public OptionalInt size(Split split) {
        Integer size = sizes.get(split);
        return size == null ? OptionalInt.empty() : OptionalInt.of(size);
    }
}
