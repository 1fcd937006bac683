package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Examples that are computed by a formula, for teaching and for tests.
@Doc("Examples that are computed by a formula, for teaching and for tests.")
public sealed interface FormulaSpec extends DatasetSpec {

    /// The most examples of a set.
    int MOST = 10_000_000;

    /// Number of training examples.
    int examples();

    /// Number of test examples; as many unless written.
    Optional<Integer> testExamples();

    /// Number of validation examples; none unless written.
    @Override
    Optional<Integer> validation();

    /// What the examples are drawn by; 0 unless written.
    Optional<Long> dataSeed();

    /// The most examples of a set.
    default int largestSet() {
        return Math.max(
                examples(), Math.max(testExamples().orElse(1), validation().orElse(1)));
    }

    @Key("moons")
    @Doc(
            value =
                    "Points of two half circles inside each other, in turns: no straight line tells them apart. New points"
                            + " come as a table with the columns x and y.",
            formula =
                    "class 0: (cos t, sin t), class 1: (1 - cos t, 0.5 - sin t), t uniform in [0, pi), plus normal noise",
            shapes = "input [2], 2 classes",
            source = "scikit-learn, `make_moons`",
            example = "dataset: {moons: {examples: 1000, noise: 0.1}}")
    record Moons(
            @Doc("Number of training examples.") @Default("1000") @Range(min = 1, max = MOST)
            int examples,

            @Doc("Standard deviation of the noise of each coordinate.") @Default("0.1") @Range(min = 0, max = 1000)
            double noise,

            @Doc("Number of test examples; as many as training examples unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples.")
            Optional<Long> dataSeed)
            implements FormulaSpec {}

    @Key("circles")
    @Doc(
            value =
                    "Points of two circles around one centre, in turns: no straight line tells them apart. New points come"
                            + " as a table with the columns x and y.",
            formula = "r (cos t, sin t), r = 1 for class 0 and factor for class 1, t uniform in [0, 2 pi), plus normal"
                    + " noise",
            shapes = "input [2], 2 classes",
            source = "scikit-learn, `make_circles`",
            example = "dataset: {circles: {examples: 1000, noise: 0.05, factor: 0.5}}")
    record Circles(
            @Doc("Number of training examples.") @Default("1000") @Range(min = 1, max = MOST)
            int examples,

            @Doc("Standard deviation of the noise of each coordinate.") @Default("0.1") @Range(min = 0, max = 1000)
            double noise,

            @Doc("Radius of the inner circle; that of the outer one is 1.")
            @Default("0.5")
            @Range(min = 0, max = 1, belowMax = true)
            double factor,

            @Doc("Number of test examples; as many as training examples unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples.")
            Optional<Long> dataSeed)
            implements FormulaSpec {}

    @Key("spirals")
    @Doc(
            value =
                    "Points of spirals around one centre, an arm for each class, in turns. New points come as a table with"
                            + " the columns x and y.",
            formula = "r (cos t, sin t), r = sqrt(u), t = 2 pi (turns r + class / classes), u uniform in [0, 1), plus"
                    + " normal noise",
            shapes = "input [2], as many classes as written",
            source =
                    "Lang and Witbrock 1988, Learning to Tell Two Spirals Apart; Stanford, CS231n, Neural Networks Case"
                            + " Study",
            example = "dataset: {spirals: {examples: 1000, classes: 3}}")
    record Spirals(
            @Doc("Number of training examples.") @Default("1000") @Range(min = 1, max = MOST)
            int examples,

            @Doc("Number of arms, each a class.") @Default("2") @Range(min = 2, max = 1000)
            int classes,

            @Doc("How often an arm goes around the centre.")
            @Default("1.5")
            @Range(min = 0, max = 1000, aboveMin = true)
            double turns,

            @Doc("Standard deviation of the noise of each coordinate.") @Default("0.02") @Range(min = 0, max = 1000)
            double noise,

            @Doc("Number of test examples; as many as training examples unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples.")
            Optional<Long> dataSeed)
            implements FormulaSpec {}

    @Key("blobs")
    @Doc(
            value =
                    "Points around centres, a centre for each class, in turns. New points come as a table with the columns"
                            + " x and y, or x1, x2 and so on where there are not two.",
            formula = "centre of the class plus normal noise; centres uniform in [-10, 10) on each axis",
            shapes = "input [features], as many classes as centres",
            source = "scikit-learn, `make_blobs`",
            example = "dataset: {blobs: {examples: 500, centers: 4, cluster_std: 1.5}}")
    record Blobs(
            @Doc("Number of training examples.") @Default("1000") @Range(min = 1, max = MOST)
            int examples,

            @Doc("Number of centres, each a class.") @Default("3") @Range(min = 2, max = 1000)
            int centers,

            @Doc("Number of coordinates of a point.") @Default("2") @Range(min = 1, max = 1000)
            int features,

            @Doc("Standard deviation of a coordinate around its centre.") @Default("1") @Range(min = 0, max = 1000)
            double clusterStd,

            @Doc("Number of test examples; as many as training examples unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples and centres.")
            Optional<Long> dataSeed)
            implements FormulaSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return FormulaRules.fit(largestSet(), features, "features");
        }
    }

    @Key("checkerboard")
    @Doc(
            value = "Points on a checkerboard, whose classes are the colours of the squares. New points come as a table"
                    + " with the columns x and y.",
            formula =
                    "(x, y) uniform in [-1, 1) x [-1, 1); class (floor(s u) + floor(s v)) mod 2 with s squares to a side"
                            + " and u, v = (x + 1) / 2, (y + 1) / 2; then plus normal noise",
            shapes = "input [2], 2 classes",
            source = "scikit-learn, `make_checkerboard`, as points",
            example = "dataset: {checkerboard: {examples: 2000, squares: 4}}")
    record Checkerboard(
            @Doc("Number of training examples.") @Default("1000") @Range(min = 1, max = MOST)
            int examples,

            @Doc("Number of squares on a side.") @Default("4") @Range(min = 2, max = 1000)
            int squares,

            @Doc("Standard deviation of the noise of each coordinate.") @Default("0") @Range(min = 0, max = 1000)
            double noise,

            @Doc("Number of test examples; as many as training examples unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples.")
            Optional<Long> dataSeed)
            implements FormulaSpec {}

    @Key("sine")
    @Doc(
            value =
                    "Points of a sine curve, of which the height is learned. New points come as a table with the column x.",
            formula = "y = sin(2 pi frequency x) plus normal noise, x uniform in [-1, 1)",
            shapes = "input [1], one number",
            source = "Bishop 2006, Pattern Recognition and Machine Learning, sec. 1.1",
            example = "dataset: {sine: {examples: 200, noise: 0.1}}")
    record Sine(
            @Doc("Number of training examples.") @Default("1000") @Range(min = 1, max = MOST)
            int examples,

            @Doc("Waves from x = 0 to x = 1.") @Default("1") @Range(min = 0, max = 1000, aboveMin = true)
            double frequency,

            @Doc("Standard deviation of the noise of y.") @Default("0.1") @Range(min = 0, max = 1000)
            double noise,

            @Doc("Number of test examples; as many as training examples unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples.")
            Optional<Long> dataSeed)
            implements FormulaSpec {}

    @Key("sequence_copy")
    @Doc(
            value = "Symbols that a network has to say again after a delay: what it remembers is measured. Symbols are"
                    + " indices from 0, then come one for blank and one that asks for the answer; only the steps of the"
                    + " answer count.",
            formula =
                    "length symbols, delay - 1 blanks, the sign to answer, length blanks; the classes of the last length"
                            + " steps are the symbols",
            shapes = "indices below symbols + 2, [2 length + delay]; output [2 length + delay, symbols]",
            source = "Hochreiter and Schmidhuber 1997, Long Short-Term Memory; Arjovsky, Shah and Bengio 2016, Unitary"
                    + " Evolution Recurrent Neural Networks, sec. 5.1",
            example = "dataset: {sequence_copy: {examples: 2000, length: 5, delay: 10}}")
    record SequenceCopy(
            @Doc("Number of training examples.") @Default("1000") @Range(min = 1, max = MOST)
            int examples,

            @Doc("Number of different symbols, each a class.") @Default("8") @Range(min = 2, max = 1000)
            int symbols,

            @Doc("Number of symbols that are copied.") @Default("10") @Range(min = 1, max = 100000)
            int length,

            @Doc("Steps from the last symbol to the sign to answer.") @Default("10") @Range(min = 1, max = 100000)
            int delay,

            @Doc("Number of test examples; as many as training examples unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples.")
            Optional<Long> dataSeed)
            implements FormulaSpec, Constrained {

        /// Steps of an example.
        public int steps() {
            return 2 * length + delay;
        }

        @Override
        public List<Contradiction> contradictions() {
            return FormulaRules.fit(largestSet(), (long) steps() * symbols, "length");
        }
    }

    @Key("adding_problem")
    @Doc(
            value =
                    "Numbers of which two are marked, whose sum is learned. Saying 1 each time has a squared error of 1/6.",
            formula =
                    "step t: (u[t], marker), u uniform in [0, 1); the marker is 1 at one step of the first half and one of"
                            + " the second, else 0; the target is the sum of the two u",
            shapes = "input [length, 2], one number",
            source =
                    "Hochreiter and Schmidhuber 1997, Long Short-Term Memory, experiment 4; in the form of Le, Jaitly and"
                            + " Hinton 2015",
            example = "dataset: {adding_problem: {examples: 2000, length: 50}}")
    record AddingProblem(
            @Doc("Number of training examples.") @Default("1000") @Range(min = 1, max = MOST)
            int examples,

            @Doc("Steps of an example.") @Default("50") @Range(min = 2, max = 100000)
            int length,

            @Doc("Number of test examples; as many as training examples unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> testExamples,

            @Doc("Number of validation examples; none unless written.") @Range(min = 1, max = MOST)
            Optional<Integer> validation,

            @Doc(
                    "What the examples are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have"
                            + " the same examples.")
            Optional<Long> dataSeed)
            implements FormulaSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return FormulaRules.fit(largestSet(), 2L * length, "length");
        }
    }
}
