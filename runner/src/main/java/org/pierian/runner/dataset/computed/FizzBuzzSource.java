package org.pierian.runner.dataset.computed;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.Split;

/// Numbers as binary digits, and what the game says to each. New examples are rows with the column `number`.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, `binary_encode` and `fizz_buzz_encode`.
///
/// @param spec what the spec says
public record FizzBuzzSource(DatasetSpec.FizzBuzz spec) implements Source {

    private static final String NUMBER = "number";
    private static final List<String> CLASSES = List.of("number", "fizz", "buzz", "fizzbuzz");

    @Override
    public Declaration declaration() {
        Map<Split, Integer> sizes = new EnumMap<>(Split.class);
        ranges().forEach((split, range) -> sizes.put(split, range.size()));
        return new Declaration(Shape.of(spec.binaryDigits()), CLASSES, CLASSES.size(), sizes);
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public OptionalLong bytes() {
        long examples = declaration().sizes().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return OptionalLong.of(examples * (spec.binaryDigits() * (long) Float.BYTES + Integer.BYTES));
    }

    @Override
    public String pictureAdvice() {
        return "the examples of `fizzbuzz` are rows of binary digits, not images; use `linear`";
    }

    @Override
    public Data load(Reading reading) {
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        ranges().forEach((split, range) -> splits.put(split, examples(range.from(), range.to())));
        return Data.computed(splits, preprocessing());
    }

    private Preprocessing preprocessing() {
        return new Preprocessing(
                List.of(new Preprocessing.Input.BinaryDigits(NUMBER, spec.binaryDigits())),
                new Preprocessing.Target.Classes(Preprocessing.Target.Classes.CLASS, CLASSES));
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return preprocessing();
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return new Intake.Table(new DigitCoder(NUMBER, spec.binaryDigits()));
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        throw ComputedExamples.notInFiles("fizzbuzz");
    }

    /// The numbers `from` to `to`.
    private record Numbers(int from, int to) {
        int size() {
            return to - from + 1;
        }
    }

    private Map<Split, Numbers> ranges() {
        Map<Split, Numbers> ranges = new EnumMap<>(Split.class);
        int trainTo = spec.to() - spec.validation().orElse(0);
        ranges.put(Split.TRAIN, new Numbers(spec.from(), trainTo));
        if (spec.hasValidation()) {
            ranges.put(Split.VALIDATION, new Numbers(trainTo + 1, spec.to()));
        }
        ranges.put(Split.TEST, new Numbers(spec.testFrom(), spec.testTo()));
        return ranges;
    }

    private Examples examples(int from, int to) {
        Targets targets = targets(from, to);
        return Examples.ofClasses(inputs(from, to, spec.binaryDigits(), targets), targets);
    }

    /// Digits of the numbers `from` to `to`, lowest digit first.
    private static DenseDataset inputs(int from, int to, int digits, Targets targets) {
        float[] inputs = new float[Math.multiplyExact(to - from + 1, digits)];
        for (int n = from; n <= to; n++) {
            DigitCoder.write(n, digits, inputs, (n - from) * digits);
        }
        return new DenseDataset(Shape.of(digits), inputs, targets);
    }

    /// Classes of the numbers `from` to `to`.
    private static Targets targets(int from, int to) {
        int[] labels = new int[to - from + 1];
        for (int n = from; n <= to; n++) {
            labels[n - from] = label(n);
        }
        return new Targets(labels, CLASSES.size());
    }

    /// 0 the number itself, 1 fizz, 2 buzz, 3 fizzbuzz.
    private static int label(int n) {
        return (n % 3 == 0 ? 1 : 0) + (n % 5 == 0 ? 2 : 0);
    }
}
