package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.cli.terminal.Terminal;

/// Metrics that a spec names, from its spec to the tables of `evaluate`.
class MetricsByNameTest {

    private static final String ALL = "[accuracy, balanced_accuracy, {top_k: 2}, precision, {precision: micro},"
            + " recall, {recall: weighted}, f1, {f1: weighted}, roc_auc, average_precision, log_loss,"
            + " {calibration_error: 10}]";

    @TempDir
    Path folder;

    /// A table of points whose class depends on the larger coordinate.
    private void writeTable(String... classes) throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("x,y,kind\n");
        for (int i = 0; i < 120; i++) {
            int x = random.nextInt(100);
            int y = random.nextInt(100);
            String kind = classes[(x > y ? 1 : 0) * (classes.length / 2) + (x + y) % (classes.length / 2)];
            text.append(x).append(',').append(y).append(",\"").append(kind).append("\"\n");
        }
        Files.writeString(folder.resolve("t.csv"), text);
    }

    private Path spec(String metrics, String more, String... classes) throws IOException {
        String values = IntStream.range(0, classes.length)
                .mapToObj(c -> "\"" + classes[c].replace("\u001b", "\\e") + "\"")
                .collect(Collectors.joining(", "));
        return Files.writeString(folder.resolve("t.yaml"), """
                        dataset:
                          csv:
                            file: t.csv
                            features: [{numeric: x}, {numeric: y}]
                            target: {class: {column: kind, values: [%s]}}
                            test: {fraction: 0.25}
                            validation: {fraction: 0.25}
                        architecture: [{linear: 8}, tanh, {linear: %d}]
                        loss: softmax_cross_entropy
                        metrics: %s
                        optimizer: {adam: 0.05}
                        batch_size: 10
                        epochs: 6
                        %s
                        """.formatted(values, classes.length, metrics, more));
    }

    private JsonNode train(Path spec) throws IOException {
        Program.Result result = Program.run(
                "train", spec.toString(), "--out", folder.resolve("runs").toString(), "--quiet", "--json");
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @Test
    void everyMetricIsRecordedAndMeasuredAgain() throws IOException {
        writeTable("left", "right");
        JsonNode run = train(spec(ALL, "", "left", "right"));
        JsonNode test = run.get("metrics").get("test");
        assertThat(test.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "loss",
                        "accuracy",
                        "balanced_accuracy",
                        "top_2",
                        "precision_macro",
                        "precision_micro",
                        "recall_macro",
                        "recall_weighted",
                        "f1_macro",
                        "f1_weighted",
                        "roc_auc",
                        "average_precision",
                        "log_loss",
                        "calibration_error_10");
        assertThat(test.get("precision_micro")).isEqualTo(test.get("accuracy"));
        assertThat(test.get("recall_macro")).isEqualTo(test.get("balanced_accuracy"));
        assertThat(test.get("top_2").doubleValue()).isEqualTo(1);
        assertThat(test.get("roc_auc").doubleValue()).isGreaterThan(0.9);
        assertThat(test.get("log_loss").doubleValue() / test.get("loss").doubleValue())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
        Program.Result evaluated = Program.run("evaluate", run.get("run").textValue(), "--json");
        JsonNode again = new ObjectMapper().readTree(evaluated.out());
        test.properties()
                .forEach(metric -> assertThat(again.get(metric.getKey())).isEqualTo(metric.getValue()));
    }

    @Test
    void trainingStopsByAnyOfThemInItsOwnDirection() throws IOException {
        writeTable("left", "right");
        for (String metric : new String[] {"log_loss", "roc_auc", "calibration_error", "f1"}) {
            JsonNode run = train(
                    spec(ALL.replace(", {f1: weighted}", ""), "early_stopping: {" + metric + ": 1}", "left", "right"));
            Path record = Path.of(run.get("run").textValue());
            JsonNode best =
                    new ObjectMapper().readTree(record.resolve("record.json").toFile());
            String name = switch (metric) {
                case "calibration_error" -> "calibration_error_10";
                case "f1" -> "f1_macro";
                default -> metric;
            };
            boolean lower = metric.startsWith("log") || metric.startsWith("cal");
            double[] values = Files.readAllLines(record.resolve("metrics.jsonl")).stream()
                    .filter(line -> line.contains("\"validation\""))
                    .mapToDouble(line -> number(line, name))
                    .toArray();
            int expected = 0;
            for (int i = 1; i < values.length; i++) {
                expected = (lower ? values[i] < values[expected] : values[i] > values[expected]) ? i : expected;
            }
            assertThat(best.get("best_epoch").intValue()).as(metric).isEqualTo(expected + 1);
        }
    }

    private static double number(String line, String key) {
        try {
            return new ObjectMapper().readTree(line).get(key).doubleValue();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void runsAreSortedByTheDirectionOfTheMetric() throws IOException {
        writeTable("left", "right");
        train(spec(ALL, "seed: 1", "left", "right"));
        train(spec(ALL, "seed: 2", "left", "right"));
        for (String column :
                new String[] {"test_log_loss", "test_f1_weighted", "test_top_2", "test_calibration_error_10"}) {
            Program.Result runs = Program.run("runs", folder.resolve("runs").toString(), "--sort", column, "--json");
            double[] values =
                    runs.out().lines().mapToDouble(line -> number(line, column)).toArray();
            assertThat(values).hasSize(2);
            boolean rises = column.contains("loss") || column.contains("error");
            assertThat(rises ? values[0] <= values[1] : values[0] >= values[1])
                    .as(column)
                    .isTrue();
        }
    }

    @Test
    void aSplitOfOneClassIsRefusedBeforeTraining() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "x,y,kind\n1,2,left\n2,1,right\n3,1,right\n4,7,left\n5,1,right\n");
        Path spec = spec("[accuracy, roc_auc]", "", "left", "right");
        String text = Files.readString(spec);
        Files.writeString(
                spec,
                text.replace("test: {fraction: 0.25}", "test: {last: 0.2}")
                        .replace("            validation: {fraction: 0.25}\n", ""));
        Program.Result result = Program.run(
                "train", spec.toString(), "--out", folder.resolve("runs").toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains(
                        "`roc_auc` is not defined for the test set, whose examples are all of one class",
                        "all are `right`",
                        "delete it, or choose the rows of the test set so that it has two classes");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void probabilitiesAreAskedForWhereTheLossMakesSome() throws IOException {
        Path spec = spec("[accuracy, log_loss]", "", "left", "right");
        Files.writeString(spec, Files.readString(spec).replace("softmax_cross_entropy", "mse"));
        Program.Result result = Program.run("check", spec.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains("`log_loss` needs probabilities of classes, and the outputs for `mse` are none");
    }

    @Test
    void evaluateShowsRatesAndConfusionOfTheClasses() throws IOException {
        writeTable("left", "\u001b[31mright");
        JsonNode run = train(spec("[accuracy]", "", "left", "\u001b[31mright"));
        String path = run.get("run").textValue();
        String text = Program.run("evaluate", path).out();
        assertThat(text.lines().findFirst().orElseThrow()).matches("test loss .*  accuracy .*  \\(30 examples\\)");
        assertThat(text)
                .contains("class", "precision", "recall", "f1", "support", "predicted")
                .doesNotContain("\u001b");
        JsonNode json = new ObjectMapper()
                .readTree(Program.run("evaluate", path, "--json").out());
        assertThat(json.get("classes")).hasSize(2);
        long[][] counts = new long[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                counts[i][j] = json.get("confusion").get(i).get(j).longValue();
            }
        }
        JsonNode right = json.get("classes").get(1);
        assertThat(right.get("name").textValue()).isEqualTo("\u001b[31mright");
        assertThat(right.get("support").longValue()).isEqualTo(counts[1][0] + counts[1][1]);
        assertThat(right.get("precision").doubleValue())
                .isEqualTo((double) counts[1][1] / (counts[0][1] + counts[1][1]));
        assertThat(right.get("recall").doubleValue()).isEqualTo((double) counts[1][1] / (counts[1][0] + counts[1][1]));
        assertThat(json.get("accuracy").doubleValue()).isEqualTo((counts[0][0] + counts[1][1]) / 30.0);
        for (int width : new int[] {20, 40, 80}) {
            assertThat(narrow(width, "evaluate", path).lines()).allMatch(line -> line.length() <= width);
        }
    }

    private static String narrow(int width, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        RunnerCommand.run(new Terminal(out, err, false, false, () -> width, () -> width), arguments);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ofManyClassesTheWorstAreShown() throws IOException {
        String[] classes = IntStream.range(0, 24).mapToObj(c -> "kind " + c).toArray(String[]::new);
        writeTable(classes);
        JsonNode run = train(spec("[accuracy]", "", classes));
        String path = run.get("run").textValue();
        assertThat(Program.run("evaluate", path).out())
                .contains(
                        "the worst of 24 classes by f1; `--json` has all of them:", "taken for another one most often")
                .hasLineCount(2 + 12 + 13);
        JsonNode json = new ObjectMapper()
                .readTree(Program.run("evaluate", path, "--json").out());
        assertThat(json.get("classes")).hasSize(24);
        assertThat(json.get("confusion")).hasSize(24);
    }
}
