package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Where examples come from.
@Doc("Where examples come from.")
public sealed interface DatasetSpec
        permits DatasetSpec.Xor,
                DatasetSpec.FizzBuzz,
                FormulaSpec,
                ImagesSpec,
                ArraysSpec,
                TableSpec,
                DatasetSpec.Text,
                TextsSpec,
                DatasetSpec.Generated {

    /// Which examples are a validation set, if some are.
    default Optional<?> validation() {
        return Optional.empty();
    }

    /// Whether some examples are a validation set.
    default boolean hasValidation() {
        return validation().isPresent();
    }

    @Key("xor")
    @Doc(
            value = "The four examples of exclusive or; training and test set are the same.",
            shapes = "input [2], one output",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19",
            example = "dataset: xor")
    record Xor() implements DatasetSpec {}

    @Key("fizzbuzz")
    @Doc(
            value = "Integers as binary digits, lowest first; classes: the number itself, fizz, buzz, fizzbuzz.",
            formula = "x[i] = floor(n / 2^i) mod 2",
            shapes = "input [binary_digits], 4 classes",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `binary_encode`, `fizz_buzz_encode`",
            example = "dataset: {fizzbuzz: {from: 101, to: 2047, binary_digits: 11}}")
    record FizzBuzz(
            @Doc("First number of the training set.") @Default("101") @Range(min = 1)
            int from,

            @Doc("Last number of the training set.") @Default("1023") @Range(min = 1)
            int to,

            @Doc("First number of the test set.") @Default("1") @Range(min = 1)
            int testFrom,

            @Doc("Last number of the test set.") @Default("100") @Range(min = 1)
            int testTo,

            @Doc("Number of binary digits; every number must fit.") @Default("10") @Range(min = 1, max = 31)
            int binaryDigits,

            @Doc("The last numbers of the training set, this many, are the validation set; none unless written.")
            @Range(min = 1)
            Optional<Integer> validation)
            implements DatasetSpec, Constrained {

        private static final int MOST = 10_000_000;

        @Override
        public List<Contradiction> contradictions() {
            int largest = Math.max(to, testTo);
            int digits = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
            boolean ordered = from <= to && testFrom <= testTo;
            boolean small = ordered && largest - Math.min(from, testFrom) <= MOST;
            return new Rules()
                    .require(
                            from <= to,
                            "from",
                            "`from` must not be above `to`",
                            from + " and " + to,
                            "exchange the two numbers")
                    .require(
                            testFrom <= testTo,
                            "test_from",
                            "`test_from` must not be above `test_to`",
                            testFrom + " and " + testTo,
                            "exchange the two numbers")
                    .require(small || !ordered, "to", "more than 10,000,000 numbers", "choose a smaller range")
                    .require(
                            digits <= binaryDigits || !small,
                            "binary_digits",
                            largest + " needs " + digits + " binary digits",
                            Integer.toString(binaryDigits),
                            "write `binary_digits: " + digits + "`")
                    .require(
                            !small || validation.orElse(0) <= to - from,
                            "validation",
                            "`validation` must leave a number to train with",
                            validation.orElse(0) + " of " + ((long) to - from + 1),
                            "write a smaller `validation`")
                    .broken();
        }
    }

    @Key("text")
    @Doc(
            value = "A text file, as tokens; a network gets their indices, for `embedding` or `one_hot`.",
            shapes = "indices below tokens, [sequence_length]; output [sequence_length, tokens]",
            source = "Karpathy, nanoGPT and makemore",
            example = """
                dataset:
                  text:
                    file: tinyshakespeare.txt
                    tokens: {characters: 65}
                    sequence_length: 64
                    validation: {last: 0.1}\
                """)
    record Text(
            @Doc("The file, in the spec's folder or below it, or in the data folders.") @PathInFolder
            String file,

            @Doc("What a token is.") TokensSpec tokens,

            @Doc("Steps of an example. Of lines the most: the tokens of the longest line and one more.") @Range(min = 1)
            int sequenceLength,

            @Doc("Tokens from the start of a window to the start of the next; `sequence_length` unless written, so that"
                    + " windows do not overlap.")
            @Range(min = 1)
            Optional<Integer> stride,

            @Doc("What the examples are.") @Default("stream")
            TextExamples examples,

            @Doc("What the network should say at each step.") @Default("next_token")
            TextTarget target,

            @Doc(
                    "Which part is the test set: `last` or `file`, or a `fraction` of lines. The last tenth of a stream and a"
                            + " tenth of the lines, drawn, unless written.")
            Optional<RowSetSpec> test,

            @Doc("Which part is the validation set; none unless written.")
            Optional<RowSetSpec> validation,

            @Doc("What lines are drawn by, any 64-bit integer; 0 unless written.")
            Optional<Long> splitSeed)
            implements DatasetSpec, Constrained {

        private static final double TENTH = 0.1;

        /// Which part is the test set, written or not.
        public RowSetSpec testPart() {
            return test.orElseGet(
                    () -> examples == TextExamples.LINES ? new RowSetSpec.Fraction(TENTH) : new RowSetSpec.Last(TENTH));
        }

        @Override
        public List<Contradiction> contradictions() {
            long outputs = (long) sequenceLength * tokens.count();
            return new TextRules(examples, stride, splitSeed, testPart(), validation).broken(outputs);
        }
    }

    @Key("generated")
    @Doc(
            value = "Examples that are drawn at random, of any shape: for benchmarks and for `summary`. Nothing can be"
                    + " learned from them.",
            shapes = "input and output as written",
            example = "dataset: {generated: {input: {numbers: [3, 224, 224]}, target: {class: 1000}}}")
    record Generated(
            @Doc("The inputs of an example.") GeneratedInputSpec input,
            @Doc("What the network should say.") GeneratedTargetSpec target,

            @Doc("Number of training examples.") @Default("64") @Range(min = 1)
            int examples,

            @Doc("Number of test examples; as many unless written.") @Range(min = 1)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples.")
            Optional<Long> dataSeed)
            implements DatasetSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            int most = Math.max(examples, Math.max(testExamples.orElse(1), validation.orElse(1)));
            return new GeneratedRules(input, target).broken(most);
        }
    }
}
