package org.pierian.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.diagnostic.DisplayText;

/// Where examples come from.
@Doc("Where examples come from.")
public sealed interface DatasetSpec {

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
            int binaryDigits)
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
                    .broken();
        }
    }

    @Key("mnist")
    @Doc(
            value = "Handwritten digits, 28 by 28: 60,000 training and 10,000 test examples.",
            shapes = "input [784], or [1, 28, 28] with layout: image; 10 classes",
            source = "LeCun, Cortes and Burges, The MNIST database of handwritten digits;"
                    + " Grus, Data Science from Scratch, 2nd ed., ch. 19",
            example = "dataset: {mnist: {scale: unit, layout: image}}")
    record Mnist(
            @Doc("How pixels of 0 to 255 are scaled.") @Default("centered")
            PixelScale scale,

            @Doc("Whether an example is a row of 784 numbers or an image for `conv2d`.") @Default("flat")
            Layout layout,

            @Doc("Use only the first training examples, this many; all unless written.") @Range(min = 1, max = 60000)
            Optional<Integer> trainLimit,

            @Doc("Use only the first test examples, this many; all unless written.") @Range(min = 1, max = 10000)
            Optional<Integer> testLimit)
            implements DatasetSpec {}

    @Key("idx")
    @Doc(
            value = "Images and classes in files of the IDX format, such as Fashion-MNIST; compressed with gzip or"
                    + " not.",
            shapes = "input [height * width], or [1, height, width] with layout: image",
            source = "LeCun, Cortes and Burges, The MNIST database of handwritten digits, file formats",
            example = """
                dataset:
                  idx:
                    train_images: fashion/train-images-idx3-ubyte.gz
                    train_labels: fashion/train-labels-idx1-ubyte.gz
                    test_images: fashion/t10k-images-idx3-ubyte.gz
                    test_labels: fashion/t10k-labels-idx1-ubyte.gz\
                """)
    record Idx(
            @Doc("Training images: unsigned bytes, [examples, height, width]. Looked for as a CSV file is.")
            @PathInFolder
            String trainImages,

            @Doc("Training classes: unsigned bytes, [examples].") @PathInFolder
            String trainLabels,

            @Doc("Test images.") @PathInFolder String testImages,
            @Doc("Test classes.") @PathInFolder String testLabels,

            @Doc("Height of the images.") @Default("28") @Range(min = 1, max = 65536)
            int height,

            @Doc("Width of the images.") @Default("28") @Range(min = 1, max = 65536)
            int width,

            @Doc("Number of classes; each is below it.") @Default("10") @Range(min = 2, max = 256)
            int classes,

            @Doc("How pixels of 0 to 255 are scaled.") @Default("unit")
            PixelScale scale,

            @Doc("Whether an example is a row of numbers or an image for `conv2d`.") @Default("flat")
            Layout layout)
            implements DatasetSpec, Constrained {

        private static final int MOST = Integer.MAX_VALUE - 16; // of one tensor

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            (long) height * width <= MOST,
                            "height",
                            "an image of more than 2,147,483,631 pixels",
                            height + " by " + width,
                            "write the `height` and `width` of the images")
                    .broken();
        }
    }

    @Key("csv")
    @Doc(
            value = "A table of comma-separated values, compressed with gzip if its name ends in `.gz`. Only the"
                    + " columns that are written here are used; others are ignored.",
            shapes = "the inputs of all features in order; the outputs of the target",
            source = "RFC 4180, Common Format and MIME Type for CSV Files",
            example = """
                dataset:
                  csv:
                    file: penguins.csv
                    features:
                      - numeric: bill_length_mm
                      - numeric: {column: body_mass_g, scale: minmax, missing: mean}
                      - categorical: {column: island, values: [Biscoe, Dream, Torgersen]}
                    target:
                      class: {column: species, values: [Adelie, Chinstrap, Gentoo]}
                    test: {fraction: 0.2}\
                """)
    record Csv(
            @Doc("The file, in the spec's folder or below it, or in the data folders.") @PathInFolder
            String file,

            @Doc("The inputs, in order.") List<FeatureSpec> features,
            @Doc("The column that is learned.") TargetSpec target,

            @Doc("Which rows are the test set.") @Default("{fraction: 0.2}")
            TestSetSpec test,

            @Doc("The separator between the cells of a row.") @Default("comma")
            Separator separator,

            @Doc("Texts that mark a missing value, such as NA; an empty cell always does. A class that `values`"
                    + " lists is none.")
            Optional<List<String>> missingValues,

            @Doc("The mark before the decimals of a number; a point unless written.")
            Optional<DecimalMark> decimal,

            @Doc("The mark between groups of three digits before the decimals; none unless written.")
            Optional<ThousandsMark> thousands,

            @Doc("Whether the first line names the columns; if `false`, they are called 1, 2, 3 and so on. `true`"
                    + " unless written.")
            Optional<Boolean> header,

            @Doc("Whether blanks around the text of a cell are left out. `false` unless written.")
            Optional<Boolean> trim,

            @Doc("The character that begins a line of comment, which is skipped; without it there is no comment.")
            Optional<CommentMark> comment,

            @Doc("How the text is encoded; UTF-8 unless written.")
            Optional<Encoding> encoding)
            implements DatasetSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            List<Contradiction> marks = marks();
            return marks.isEmpty() ? columns() : marks;
        }

        /// One character cannot have two meanings.
        private List<Contradiction> marks() {
            DecimalMark point = decimal.orElse(DecimalMark.POINT);
            boolean same = thousands
                    .filter(mark -> mark == (point == DecimalMark.POINT ? ThousandsMark.POINT : ThousandsMark.COMMA))
                    .isPresent();
            return new Rules()
                    .require(
                            !same,
                            "thousands",
                            "`thousands` and the mark before the decimals may not be the same",
                            point == DecimalMark.POINT ? "write `decimal: comma`" : "write `thousands: \".\"`")
                    .require(
                            separator != Separator.SEMICOLON
                                    || comment.filter(c -> c == CommentMark.SEMICOLON)
                                            .isEmpty(),
                            "comment",
                            "`comment` and `separator` may not be the same",
                            "write the `separator` of the file")
                    .require(
                            header.orElse(true) || isNumber(target.column()),
                            "target",
                            "without a header columns are called 1, 2, 3 and so on",
                            "`" + DisplayText.cut(target.column()) + "`",
                            "write the column's number in quotes: `\"1\"` is the first")
                    .broken();
        }

        private static boolean isNumber(String column) {
            return column.matches("[1-9][0-9]{0,5}");
        }

        private List<Contradiction> columns() {
            Set<String> seen = new HashSet<>(Set.of(target.column()));
            for (int i = 0; i < features.size(); i++) {
                String column = features.get(i).column();
                if (!header.orElse(true) && !isNumber(column)) {
                    return new Rules()
                            .require(
                                    false,
                                    "features[" + i + "]",
                                    "without a header columns are called 1, 2, 3 and so on",
                                    "`" + DisplayText.cut(column) + "`",
                                    "write the column's number in quotes: `\"1\"` is the first")
                            .broken();
                }
                if (!seen.add(column)) {
                    String shown = "column `" + DisplayText.cut(column) + "` is ";
                    boolean isTarget = column.equals(target.column());
                    return new Rules()
                            .require(
                                    false,
                                    "features[" + i + "]",
                                    shown + (isTarget ? "the target and may not be a feature" : "a feature twice"),
                                    "delete the feature")
                            .broken();
                }
            }
            return List.of();
        }
    }
}
