package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.dataset.arrays.NpyWriter;

/// Arrays as a person meets them: checked, trained, predicted, evaluated, inspected, and what is refused.
class ArrayRunsTest {

    private static final int EXAMPLES = 40;

    @TempDir
    Path folder;

    private static byte[] array(String type, IntToDoubleFunction value, int... shape) {
        int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        return NpyWriter.array(
                type, shape, IntStream.range(0, size).mapToDouble(value).toArray());
    }

    private Path write(String name, byte[] bytes) {
        return NpyWriter.write(folder.resolve(name), bytes);
    }

    private String spec(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text).toString();
    }

    private static String text(String keys, String layers, String loss) {
        return "dataset: {npy: {inputs: x.npy, " + keys + "}}\narchitecture: " + layers + "\nloss: " + loss
                + "\noptimizer: {adam: 0.05}\nepochs: 30\nbatch_size: 8\n";
    }

    private JsonNode train(String text) throws IOException {
        Program.Result result = Program.run(
                "train", spec(text), "--out", folder.resolve("runs").toString(), "--quiet", "--json", "--no-lock");
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private static List<String> lines(String... arguments) {
        Program.Result result = Program.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out().lines().toList();
    }

    /// Two features, of which the first says the class.
    private void classes() {
        write("x.npy", array("<f4", i -> i % 2 == 0 ? (i / 2 % 2) * 20 - 10 : i % 7, EXAMPLES, 2));
        write("y.npy", array("|u1", i -> i % 2, EXAMPLES));
    }

    private static final String CLASSES = text(
            "targets: y.npy, shape: [2], target: {class: {classes: 2, names: [low, high]}}, scale: standard",
            "[{linear: 4}, tanh, {linear: 2}]",
            "softmax_cross_entropy");

    @Test
    void classesAreLearnedPredictedAndEvaluated() throws IOException {
        classes();
        lines("check", spec(CLASSES));
        assertThat(lines("data", spec(CLASSES)))
                .anyMatch(line -> line.matches("low +16 +4"))
                .anyMatch(line -> line.matches("high +16 +4"));
        JsonNode result = train(CLASSES);
        assertThat(result.at("/metrics/test/accuracy").doubleValue()).isEqualTo(1);
        String run = result.get("run").textValue();
        String x = write("new.npy", NpyWriter.array(">f8", new int[] {3, 2}, -10, 1, 10, 1, -9, 5))
                .toString();
        assertThat(lines("predict", run, x))
                .containsExactly("file,example,prediction", x + ",0,low", x + ",1,high", x + ",2,low");
        assertThat(lines("predict", run, x, "--probabilities").getFirst())
                .isEqualTo("file,example,prediction,probability_low,probability_high");
        String y = write("answers.npy", array("<i8", i -> i % 2, 3)).toString();
        assertThat(new ObjectMapper()
                        .readTree(Program.run("evaluate", run, "--on", x, "--labels", y, "--json")
                                .out())
                        .get("accuracy")
                        .doubleValue())
                .isEqualTo(1);
        assertThat(Program.run("verify", run, "--quiet").code()).isZero();
    }

    @Test
    void theOrderOfTheAxesInAFileChangesNoBit() throws IOException {
        classes();
        String first = train(CLASSES).get("weights_sha256").textValue();
        double[] turned = IntStream.range(0, 2 * EXAMPLES)
                .mapToDouble(i -> i < EXAMPLES ? (i % 2) * 20 - 10 : (2 * (i - EXAMPLES) + 1) % 7)
                .toArray();
        write("x.npy", NpyWriter.file(2, NpyWriter.header(">f8", true, EXAMPLES, 2), NpyWriter.numbers(">f8", turned)));
        assertThat(train(CLASSES).get("weights_sha256").textValue()).isEqualTo(first);
    }

    @Test
    void arraysOfOneFileAreThoseOfFiles() throws IOException {
        classes();
        String first = train(CLASSES).get("weights_sha256").textValue();
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("a", Files.readAllBytes(folder.resolve("x.npy")));
        arrays.put("b", Files.readAllBytes(folder.resolve("y.npy")));
        Path file = write("d.npz", NpyWriter.zip(arrays));
        JsonNode result = train(
                CLASSES.replace("npy: {inputs: x.npy, targets: y.npy", "npz: {file: d.npz, inputs: a, targets: b"));
        assertThat(result.get("weights_sha256").textValue()).isEqualTo(first);
        String run = result.get("run").textValue();
        assertThat(lines("predict", run, file.toString())).hasSize(EXAMPLES + 1);
        assertThat(Program.run("evaluate", run, "--on", file.toString()).out()).contains("accuracy 1.0000");
    }

    @Test
    void otherArraysAreTheOtherSets() throws IOException {
        classes();
        write("xt.npy", array("<f4", i -> i, 6, 2));
        write("yt.npy", array("|u1", i -> 0, 6));
        String text =
                CLASSES.replace("scale: standard", "test: {inputs: xt.npy, targets: yt.npy}, validation: {last: 0.25}");
        assertThat(lines("data", spec(text))).anyMatch(line -> line.matches("all +30 +10 +6"));
        JsonNode result = train(text);
        Path record = Path.of(result.get("run").textValue()).resolve("record.json");
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(record))
                        .get("data")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void severalLabelsAtOnceAreLearned() throws IOException {
        write("x.npy", array("<f4", i -> (i * 7 % 5) - 2, EXAMPLES, 2));
        write("y.npy", array("|b1", i -> (i * 7 % 5) - 2 > 0 ? 1 : 0, EXAMPLES, 2));
        String text = text(
                "targets: y.npy, shape: [2], target: {labels: {labels: 2, names: [left, right]}}",
                "[{linear: 8}, tanh, {linear: 2}]",
                "{binary_cross_entropy: {pos_weights: [1, 2]}}");
        JsonNode result = train(text);
        assertThat(result.at("/metrics/test/label_accuracy").doubleValue()).isGreaterThan(0.9);
        assertThat(result.at("/metrics/test/label_f1_macro").doubleValue()).isGreaterThan(0.8);
        String run = result.get("run").textValue();
        String x = write("new.npy", NpyWriter.array("<f4", new int[] {1, 2}, 2, -2))
                .toString();
        assertThat(lines("predict", run, x))
                .containsExactly("file,example,prediction_left,prediction_right", x + ",0,1,0");
        assertThat(lines("predict", run, x, "--probabilities").getFirst())
                .isEqualTo("file,example,prediction_left,prediction_right,probability_left,probability_right");
        assertThat(Program.run("predict", run, x, "--top", "1").err()).contains("several at once");
        train(text + "metrics: [exact_match, {label_f1: micro}, mae]\n");
    }

    @Test
    void numbersAndTheInputItselfAreLearned() throws IOException {
        write("x.npy", array("<f8", i -> (i % 9) / 8.0, EXAMPLES, 3));
        write("y.npy", array("<f8", i -> (i % 4) / 4.0, EXAMPLES, 2));
        String run = train(text("targets: y.npy, shape: [3], target: {numbers: [2]}", "[{linear: 2}]", "mse"))
                .get("run")
                .textValue();
        assertThat(lines("predict", run, folder.resolve("x.npy").toString()).getFirst())
                .isEqualTo("file,example,prediction_0,prediction_1");
        JsonNode again = train(text("shape: [3], target: input", "[{linear: 2}, {linear: 3}]", "mse"));
        assertThat(again.at("/metrics/test/r2").doubleValue()).isGreaterThan(0.5);
        assertThat(Program.run(
                                "evaluate",
                                again.get("run").textValue(),
                                "--on",
                                folder.resolve("x.npy").toString())
                        .code())
                .isZero();
    }

    @Test
    void masksAndStepsHaveClassesEach() throws IOException {
        write("x.npy", array("|u1", i -> i % 2 * 255, EXAMPLES, 1, 4, 4));
        write("y.npy", array("|u1", i -> i % 16 == 3 ? 255 : i % 2, EXAMPLES, 4, 4));
        String pixels = text(
                "targets: y.npy, shape: [1, 4, 4], scale: unit, target: {class_per_pixel: {classes: 2, ignore_index: 255}}",
                "[{conv2d: {out_channels: 2, kernel_size: 1}}]",
                "softmax_cross_entropy");
        JsonNode result = train(pixels);
        assertThat(result.at("/metrics/test/accuracy").doubleValue()).isEqualTo(1);
        List<String> lines = lines(
                "predict",
                result.get("run").textValue(),
                folder.resolve("x.npy").toString());
        assertThat(lines.getFirst())
                .startsWith("file,example,prediction_0_0,prediction_0_1")
                .endsWith("prediction_3_3");
        assertThat(lines.get(1)).endsWith(",0,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1");
        write("x.npy", array("<i4", i -> i * 7 % 5, EXAMPLES, 3));
        write("y.npy", array("<i4", i -> i * 7 % 5 < 2 ? 1 : 0, EXAMPLES, 3));
        JsonNode steps = train(text(
                "targets: y.npy, shape: [3], vocabulary: 5, target: {class_per_step: 2}",
                "[{embedding: 4}, {linear: 2}]",
                "softmax_cross_entropy"));
        assertThat(steps.at("/metrics/test/accuracy").doubleValue()).isEqualTo(1);
        JsonNode same = train(text(
                "shape: [3], vocabulary: 5, target: input", "[{embedding: 8}, {linear: 5}]", "softmax_cross_entropy"));
        assertThat(lines(
                                "predict",
                                same.get("run").textValue(),
                                folder.resolve("x.npy").toString())
                        .get(1))
                .endsWith(",0,2,4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shape: [2]              | shape: [3]                     | `x.npy` has the shape [40, 2], expected [examples, 3]
            targets: y.npy          | targets: z.npy                 | `z.npy` has the shape [40, 2], expected [examples]
            inputs: x.npy           | inputs: t.npy                  | `t.npy` is not a NumPy array
            shape: [2]              | shape: [2], vocabulary: 9      | `x.npy` holds float32, expected integers, indices below 9
            """)
    void checkLooksAtTheHeaders(String written, String changed, String message) throws IOException {
        classes();
        write("z.npy", array("|u1", i -> i % 2, EXAMPLES, 2));
        Files.writeString(folder.resolve("t.npy"), "a,b\n1,2\n");
        String changedText = CLASSES.replace("scale: standard", "scale: none").replace(written, changed);
        if (changed.contains("vocabulary")) {
            changedText =
                    changedText.replace("[{linear: 4}, tanh, {linear: 2}]", "[{embedding: 2}, flatten, {linear: 2}]");
        }
        Program.Result result = Program.run("check", spec(changedText));
        assertThat(result.code()).as(result.err()).isEqualTo(65);
        assertThat(result.err()).contains(message, "s.yaml:1:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y.npy | <i8 | 40   | 2     | `y.npy` has 2, which is no class from 0 to 1
            y.npy | <i8 | 40   | -1    | `y.npy` has -1, which is no class from 0 to 1
            y.npy | <f4 | 40   | 0.5   | `y.npy` has 0.5, which is no class from 0 to 1
            y.npy | <f4 | 40   | NaN   | `y.npy` has NaN, which is no class from 0 to 1
            y.npy | <i8 | 39   | 1     | `x.npy` has 40 examples, and `y.npy` has 39
            x.npy | <f8 | 40,2 | NaN   | `x.npy` has NaN, which is not a finite number
            x.npy | <f8 | 40,2 | 1e300 | `x.npy` has 1.0E300, which is too large for a 32-bit float
            x.npy | <f8 | 0,2  | 1     | `x.npy` has no example
            """)
    void numbersThatCannotBeAreRefused(String name, String type, String shape, double value, String message)
            throws IOException {
        classes();
        int[] axes =
                Arrays.stream(shape.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        write(name, array(type, i -> i == 7 ? value : 1, axes));
        String text = CLASSES.replace("scale: standard", "scale: none");
        Program.Result result =
                Program.run("train", spec(text), "--out", folder.resolve("runs").toString(), "--quiet", "--no-lock");
        assertThat(result.code()).as(result.err()).isEqualTo(65);
        assertThat(result.err()).contains(message);
        assertThat(Program.run("explain", result.err().replaceAll("(?s).*error\\[(D[0-9]+)].*", "$1"))
                        .code())
                .isZero();
    }

    @Test
    void standardScalingRefusesWhatIsNotFinite() throws IOException {
        classes();
        write("x.npy", array("<f8", i -> i == 70 ? Double.POSITIVE_INFINITY : i, EXAMPLES, 2));
        Program.Result result = Program.run("train", spec(CLASSES), "--quiet", "--no-lock");
        assertThat(result.err())
                .contains("error[D072]: `x.npy` has Infinity, which is not a finite number", "example 35, number 0");
    }

    @Test
    void newArraysHaveToFit() throws IOException {
        classes();
        String run = train(CLASSES).get("run").textValue();
        String wrong = write("new.npy", array("<f4", i -> i, 3, 3)).toString();
        Program.Result result = Program.run("predict", run, wrong);
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("has the shape [3, 3], expected [examples, 2]");
        assertThat(Program.run("predict", run, "--row", "a=1").err()).contains("this network takes arrays");
        assertThat(Program.run("predict", run, "-").err()).contains("not read from the standard input");
        assertThat(Program.run("evaluate", run, "--on", folder.resolve("x.npy").toString())
                        .err())
                .contains("an array of inputs is given without its targets");
        assertThat(Program.run("predict", run, folder.resolve("none.npy").toString())
                        .code())
                .isEqualTo(66);
    }

    @Test
    void filesOfArraysAreInspected() throws IOException {
        classes();
        assertThat(lines("inspect", folder.resolve("x.npy").toString()))
                .containsExactly("x.npy [40, 2] float32, C  min -10.0000  max 10.0000  mean 1.45000");
        Path file = write("d.npz", NpyWriter.zip(Map.of("y", Files.readAllBytes(folder.resolve("y.npy")))));
        JsonNode json = new ObjectMapper()
                .readTree(lines("inspect", file.toString(), "--json").getFirst());
        assertThat(json.get("type").textValue()).isEqualTo("uint8");
        assertThat(json.get("shape").get(0).intValue()).isEqualTo(EXAMPLES);
        write("bad.npy", new byte[] {1, 2, 3});
        assertThat(Program.run("inspect", folder.resolve("bad.npy").toString()).code())
                .isEqualTo(65);
    }

    /// For each kind of target, inputs of the shape before it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <f4 | 3     | <i8 |     | {class: 3}
            <f4 | 3     | <f8 |     | number
            <f4 | 3     | <f8 | 2   | {numbers: [2]}
            <f4 | 3     | <u1 | 4   | {labels: 4}
            <f4 | 5,3   | <i4 | 5   | {class_per_step: 3}
            <f4 | 5,3   | <i4 |     | {class: 3}
            <f4 | 1,4,4 | <u1 | 4,4 | {class_per_pixel: 3}
            <u1 | 8,8   | <u1 |     | {class: 3}
            <f4 | 8,8,3 | <i8 |     | {class: 3}
            <i8 | 6     | <i8 |     | {class: 3}
            <i8 | 6     | <i8 | 6   | {class_per_step: 3}
            <f4 | 3     |     |     | input
            <f4 | 2,3   |     |     | input
            <i8 | 6     |     |     | input
            """)
    void aSpecIsWrittenForArraysAndTrains(
            String type, String shape, @Nullable String targetType, @Nullable String targetShape, String target)
            throws IOException {
        write("x.npy", array(type, i -> i * 7 % 5, axes(shape)));
        if (targetType != null) {
            int mod = target.contains("labels") ? 2 : 3;
            write("y.npy", array(targetType, i -> i % mod, axes(targetShape == null ? "" : targetShape)));
        }
        String spec = folder.resolve("made.yaml").toString();
        lines("init", spec, "--from", folder.resolve("x.npy").toString());
        assertThat(Files.readString(Path.of(spec))).contains("target: " + target);
        lines("check", spec);
        Program.Result result = Program.run(
                "train",
                spec,
                "--set",
                "epochs=1",
                "--out",
                folder.resolve("runs").toString(),
                "--quiet",
                "--no-lock");
        assertThat(result.code())
                .as(result.err() + Files.readString(Path.of(spec)))
                .isZero();
    }

    private static int[] axes(String shape) {
        List<Integer> axes = new ArrayList<>(List.of(EXAMPLES));
        Arrays.stream(shape.split(",", -1))
                .filter(axis -> !axis.isEmpty())
                .map(Integer::valueOf)
                .forEach(axes::add);
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void theNamesInAFileSayWhatIsWhat() throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        for (String set : List.of("train", "val", "test")) {
            arrays.put(set + "_images", array("|u1", i -> i % 256, 12, 8, 8));
            arrays.put(set + "_labels", array("|u1", i -> i % 3, 12, 1));
        }
        Path file = write("med.npz", NpyWriter.zip(arrays));
        String spec = folder.resolve("made.yaml").toString();
        lines("init", spec, "--from", file.toString());
        assertThat(Files.readString(Path.of(spec)))
                .contains(
                        "test: {inputs: \"test_images\", targets: \"test_labels\"}", "scale: unit", "shape: [1, 8, 8]");
        lines("check", spec);
        Path odd =
                write("odd.npz", NpyWriter.zip(Map.of("p", arrays.get("val_labels"), "q", arrays.get("val_labels"))));
        Program.Result refused = Program.run("init", folder.resolve("odd.yaml").toString(), "--from", odd.toString());
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("do not say which array is the inputs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            softmax_cross_entropy | `softmax_cross_entropy` needs one answer for each example, and the dataset has labels
            hinge                 | `hinge` needs one answer for each example, and the dataset has labels
            """)
    void lossesOfOneAnswerAreNotForLabels(String loss, String message) throws IOException {
        String text = text("targets: y.npy, shape: [2], target: {labels: 2}", "[{linear: 2}]", loss);
        assertThat(Program.run("check", spec(text)).err()).contains(message, "write `loss: binary_cross_entropy`");
    }

    @Test
    void metricsOfOtherTargetsAreRefused() throws IOException {
        String labels = text("targets: y.npy, shape: [2], target: {labels: 2}", "[{linear: 2}]", "mse");
        assertThat(Program.run("check", spec(labels + "metrics: [accuracy]\n")).err())
                .contains("`accuracy` needs classes, and the dataset has labels");
        String classes = CLASSES + "metrics: [label_accuracy]\n";
        assertThat(Program.run("check", spec(classes)).err())
                .contains("`label_accuracy` needs labels, and the dataset has classes");
    }
}
