package org.pierian.runner.dataset;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.pierian.core.tensor.Shape;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.Layout;
import org.pierian.spec.TargetSpec;

/// What is known of a dataset before any of it is read.
///
/// @param inputShape shape of one example
/// @param classes names of the classes; of a single output, what 0 and 1 mean; none where numbers are learned
/// @param outputs number of outputs that a network needs
/// @param trainSize number of training examples, where it is known
/// @param testSize number of test examples, where it is known
public record Declaration(
        Shape inputShape, List<String> classes, int outputs, OptionalInt trainSize, OptionalInt testSize) {

    private static final int SIDE = 28;

    public Declaration {
        classes = List.copyOf(classes);
    }

    private Declaration(Shape inputShape, List<String> classes, int outputs, int trainSize, int testSize) {
        this(inputShape, classes, outputs, OptionalInt.of(trainSize), OptionalInt.of(testSize));
    }

    /// Whether an example belongs to a class; otherwise it has a number.
    public boolean hasClasses() {
        return !classes.isEmpty();
    }

    /// The declaration of a dataset.
    public static Declaration of(DatasetSpec spec) {
        return switch (spec) {
            case DatasetSpec.Xor _ -> new Declaration(Shape.of(2), List.of("0", "1"), 1, 4, 4);
            case DatasetSpec.FizzBuzz f ->
                new Declaration(
                        Shape.of(f.binaryDigits()),
                        List.of("number", "fizz", "buzz", "fizzbuzz"),
                        4,
                        f.to() - f.from() + 1,
                        f.testTo() - f.testFrom() + 1);
            case DatasetSpec.Mnist m ->
                new Declaration(
                        m.layout() == Layout.IMAGE ? Shape.of(1, SIDE, SIDE) : Shape.of(SIDE * SIDE),
                        IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
                        10,
                        m.trainLimit().orElse(60_000),
                        m.testLimit().orElse(10_000));
            case DatasetSpec.Csv csv -> csv(csv);
        };
    }

    private static Declaration csv(DatasetSpec.Csv csv) {
        int inputs = csv.features().stream().mapToInt(FeatureSpec::inputs).sum();
        List<String> classes = csv.target() instanceof TargetSpec.ClassColumn target ? target.values() : List.of();
        int outputs = Math.max(1, classes.size());
        return new Declaration(Shape.of(inputs), classes, outputs, OptionalInt.empty(), OptionalInt.empty());
    }
}
