package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From a CSV file to a trained network, as a person goes.
class TablesTest {

    @TempDir
    Path folder;

    private Program.Result run(String... arguments) {
        return Program.run(arguments);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Program.Result init(String csv, String... more) {
        List<String> arguments = new ArrayList<>(List.of("init", "--from", csv, at("new.yaml")));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }

    private JsonNode train(String spec, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("train", spec, "--out", at("runs"), "--json", "--quiet"));
        arguments.addAll(Arrays.asList(more));
        Program.Result result = run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private static Path tabular(String name) {
        assumeTrue(Program.data().isPresent(), "the tables are not here: RUNNER_DATA");
        return Program.data().orElseThrow().resolve("tabular").resolve(name);
    }

    @ParameterizedTest
    @CsvSource({
        "iris, species, accuracy, 0.93",
        "penguins, species, accuracy, 0.95",
        "titanic, survived, accuracy, 0.75",
        "mpg, mpg, r2, 0.85",
    })
    void theStarterForARealTableHasNoMistakeAndLearns(String name, String target, String figure, double least)
            throws IOException {
        Files.copy(tabular(name + ".csv"), folder.resolve(name + ".csv"));
        Program.Result init = init(at(name + ".csv"), "--target", target);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(init.err()).doesNotContain("copy ");
        assertThat(run("check", "--json", at("new.yaml"))).isEqualTo(new Program.Result(0, "", ""));
        JsonNode test = train(at("new.yaml")).at("/metrics/test");
        assertThat(test.get(figure).doubleValue()).isGreaterThanOrEqualTo(least);
        assertThat(test.has("accuracy")).isEqualTo(figure.equals("accuracy"));
        if (name.equals("mpg")) {
            assertThat(test.get("rmse").doubleValue()).as("miles per gallon").isBetween(1.5, 3.0);
        }
    }

    @Test
    void aLargeTableIsFoundInTheDataFolder() throws IOException {
        Path csv = tabular("diamonds.csv");
        Program.Result init = init(csv.toString(), "--target", "price");
        assertThat(init.err()).contains("copy ", "--data-dir");
        String data = Program.data().orElseThrow().toString();
        JsonNode metrics =
                train(at("new.yaml"), "--data-dir", data, "--set", "epochs=1").get("metrics");
        assertThat(metrics.at("/test/r2").doubleValue()).isGreaterThan(0.9);
        assertThat(run("data", at("new.yaml"), "--data-dir", data).out())
                .contains("carat", "326.000", "18823.0", "10,788")
                .contains("color    categorical");
    }

    /// As tools for large files leave them: the table itself is in a cache outside of the spec's folder.
    @Test
    void aLinkOutOfTheFolderIsStartedFromWithTheOptionThatTrainNeeds() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("data"));
        Files.writeString(cache.resolve("cdef"), "x,y\n0.5,2\n1.5,4\n2.5,6\n4.5,10\n3.5,8\n7.5,16\n");
        Path link = Files.createSymbolicLink(home.resolve("data/d.csv"), cache.resolve("cdef"));
        String spec = home.resolve("x.yaml").toString();
        Program.Result init = run("init", "--from", link.toString(), spec);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(init.err())
                .contains(
                        "is a link that leads out of the spec's folder",
                        "runner train " + spec + " --data-dir " + home.resolve("data"));
        assertThat(Path.of(spec)).content().contains("file: \"d.csv\"");
        assertThat(run("train", spec, "--out", at("runs"), "--data-dir", at("home/data"))
                        .code())
                .isZero();
        Files.delete(link);
        Files.createSymbolicLink(link, Files.copy(cache.resolve("cdef"), home.resolve("near.csv")));
        assertThat(run("init", "--from", link.toString(), home.resolve("y.yaml").toString())
                        .err())
                .as("one that stays inside")
                .doesNotContain("link");
        assertThat(run("train", home.resolve("y.yaml").toString(), "--out", at("runs"))
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "penguins.csv, 'is empty in 11 rows, first in line 5'",
        "mpg.csv, '305 different values'",
    })
    void aTargetThatCannotBeLearnedIsRefusedWithTheOtherColumns(String name, String why) {
        Program.Result init = init(tabular(name).toString());
        assertThat(init.code()).isEqualTo(65);
        assertThat(init.err()).contains(why, "name another column with `--target`", "columns: ");
        assertThat(folder.resolve("new.yaml")).doesNotExist();
    }

    @Test
    void columnsOfHostileNamesAreTakenOrLeftOutWithAReason() throws IOException {
        String header = "\"a\"\"b\",\u00FC\u00F1\u4F60,x: y,# no,-dash,\"line\nbreak\",,twice,twice,${rate},\u00A0wide,"
                + "yes,007,\"  \",same,*a,kind\n";
        StringBuilder text = new StringBuilder(header);
        String[] words = {"true", "no", "- x", "a: b"};
        for (int i = 0; i < 40; i++) {
            int c = i % 4;
            text.append(i * 7 % 11).append(",\"").append(words[i / 2 % 4]).append("\",");
            text.append(c)
                    .append(',')
                    .append(c * 2)
                    .append(',')
                    .append(3 - c)
                    .append(",\"q\n\t")
                    .append(i / 3 % 2);
            text.append("\",1,2,3,4,")
                    .append(i % 3)
                    .append(',')
                    .append(i % 5 > 1 ? "NA" : "1.5")
                    .append(',');
            text.append(i % 7)
                    .append(",9,0,x")
                    .append(i)
                    .append(",\"")
                    .append(words[c])
                    .append("\"\n");
        }
        String csv = Files.writeString(folder.resolve("hostile name.csv"), text).toString();
        Program.Result init = init(csv);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(folder.resolve("new.yaml"))
                .content()
                .contains("numeric: \"a\\\"b\"", "numeric: \"# no\"", "missing_values: [NA]")
                .contains("column 7, which has no name", "\"twice\", whose name occurs twice")
                .contains("which has `${` in its name", "\"same\", which has one value in all rows")
                .contains("[\"- x\", \"a: b\", \"no\", \"true\"]")
                .contains("\"line\\u000Abreak\"");
        assertThat(run("check", "--json", at("new.yaml"))).isEqualTo(new Program.Result(0, "", ""));
        JsonNode result = train(at("new.yaml"), "--set", "epochs=90", "--set", "optimizer.adam.learning_rate=0.01");
        assertThat(result.at("/metrics/train/accuracy").doubleValue()).isEqualTo(1.0);
        // The canonical spec of the run is read again, with every name as it was.
        Program.Result evaluate = run("evaluate", result.get("run").textValue(), "--json");
        assertThat(evaluate.code()).as(evaluate.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a,b\n",
                "a,b\n1,2\n",
                "a,b\n1,2\n1,2,3\n",
                "a,b\n1,1\n2,1\n",
                "a,\n1,x\n2,y\n",
                "a,a\n1,x\n2,y\n",
                "a,${b}\n1,x\n2,y\n",
                "id,b\n1,x\n2,y\n3,x\n",
                "a,b\n1,\"x\n",
                "a\n1\n2\n",
            })
    void nothingCanBeLearnedFromNonsense(String text) throws IOException {
        String csv = Files.writeString(folder.resolve("bad.csv"), text).toString();
        Program.Result init = init(csv);
        assertThat(init.code()).as(text).isEqualTo(65);
        assertThat(init.err()).startsWith("error").contains("= help: ").doesNotContain("\tat ");
        assertThat(folder.resolve("new.yaml")).doesNotExist();
    }

    @Test
    void namesOfEveryScriptAreCorrectedByTheirSpelling() throws IOException {
        Files.writeString(folder.resolve("d.csv"), """
                身高,性别,体重,ответ
                170,男,60,да
                171,女性,61,неть
                172,女,62,нет
                165,男,63,да
                """);
        String text = """
                dataset:
                  csv:
                    file: d.csv
                    features:
                      - numeric: 体中
                      - categorical: {column: 性别, values: [男, 女]}
                    target: {class: {column: ответ, values: [да, нет]}}
                architecture: [{linear: 2}]
                loss: softmax_cross_entropy
                optimizer: adam
                """;
        Path spec = Files.writeString(folder.resolve("new.yaml"), text);
        Program.Result column = run("train", spec.toString(), "--out", at("runs"));
        assertThat(column.code()).isEqualTo(65);
        assertThat(column.err())
                .contains("has no column `体中`", "did you mean `体重`?")
                .doesNotContain("mean `身高`");
        Files.writeString(spec, text.replace("体中", "体重"));
        Program.Result values = run("train", spec.toString(), "--out", at("runs"));
        assertThat(values.code()).isEqualTo(65);
        assertThat(values.err())
                .contains("`女性`", "did you mean `女`?", "`неть`", "did you mean `нет`?")
                .doesNotContain("mean `男`", "mean `да`");
    }

    @Test
    void theTargetAndTheTaskAreChosenOnTheCommandLine() throws IOException {
        StringBuilder text = new StringBuilder("x;n;kind\n");
        for (int i = 0; i < 30; i++) {
            text.append(i % 7)
                    .append(';')
                    .append(i % 3)
                    .append(';')
                    .append(i % 2 == 0 ? "a" : "b")
                    .append('\n');
        }
        String csv = Files.writeString(folder.resolve("t.csv"), text).toString();
        assertThat(run("init", "--from", csv, "-", "--target", "n").out())
                .contains("separator: semicolon", "class: {column: \"n\", values: [\"0\", \"1\", \"2\"]}");
        assertThat(run("init", "--from", csv, "-", "--target", "n", "--task", "regression")
                        .out())
                .contains("number: \"n\"", "loss: mse");
        assertThat(run("init", "--from", csv, "-", "--task", "regression").err())
                .contains("does not hold numbers");
        Program.Result typo = run("init", "--from", csv, "-", "--target", "kid");
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err()).contains("did you mean `kind`?");
    }

    private String regression(String more) throws IOException {
        StringBuilder text = new StringBuilder("x,t\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 8).append(',').append(100 + 10 * (i % 8)).append('\n');
        }
        Files.writeString(folder.resolve("line.csv"), text);
        return Files.writeString(folder.resolve("line.yaml"), """
                        dataset: {csv: {file: line.csv, features: [{numeric: x}], target: {number: t}}}
                        architecture: [{linear: 1}]
                        loss: mse
                        optimizer: {adam: 0.05}
                        batch_size: 8
                        epochs: 60
                        """ + more).toString();
    }

    @Test
    void errorsAreToldInTheUnitsOfTheData() throws IOException {
        JsonNode result = train(regression("early_stopping: {loss: {patience: 50, split: test}}\n"));
        JsonNode test = result.at("/metrics/test");
        assertThat(test.fieldNames()).toIterable().containsExactly("loss", "mae", "r2", "rmse");
        assertThat(test.get("r2").doubleValue()).isGreaterThan(0.99);
        // The deviation of the target is about 23, the loss is of the scaled target.
        assertThat(test.get("rmse").doubleValue() / Math.sqrt(test.get("loss").doubleValue()))
                .isBetween(20.0, 26.0);
        Path run = Path.of(result.get("run").textValue());
        assertThat(Files.readString(run.resolve("metrics.jsonl")))
                .doesNotContain("accuracy")
                .contains("\"mae\":");
        assertThat(run("verify", run.toString(), at("line.yaml"), "--quiet").code())
                .isZero();
        assertThat(run("runs", at("runs")).code()).isZero();
    }

    @Test
    void aRunMeasuresTheMetricsOfItsSpec() throws IOException {
        JsonNode result = train(regression("metrics: [r2, mae]\nearly_stopping: {r2: {patience: 3, split: test}}\n"));
        assertThat(result.at("/metrics/test").fieldNames()).toIterable().containsExactly("loss", "mae", "r2");
        Path run = Path.of(result.get("run").textValue());
        List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).containsPattern("\"loss\":[^,]*, ?\"r2\":[^,]*, ?\"mae\""));
        // r2 rises at first; if smaller were better, the run would end after four epochs with the weights of the first.
        assertThat(lines).hasSizeGreaterThan(8);
        assertThat(result.at("/metrics/test/r2").doubleValue()).isGreaterThan(0.99);
        assertThat(run("verify", run.toString(), at("line.yaml"), "--quiet").code())
                .isZero();
    }

    @Test
    void aMetricThatIsWatchedHasToBeMeasured() throws IOException {
        Program.Result result =
                run("check", regression("metrics: [mae]\nearly_stopping: {r2: {patience: 5, split: test}}\n"));
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains("error[S025]", "`r2` is watched and not measured", "line.yaml:8", "add `r2` to `metrics`");
    }

    @Test
    void aMetricThatIsWatchedHasToBeOneOnly() throws IOException {
        String spec = regression("");
        Program.Result result = run(
                "check",
                spec,
                "--set",
                "dataset=fizzbuzz",
                "--set",
                "architecture=[{linear: 4}]",
                "--set",
                "metrics=[{top_k: 2}, {top_k: 3}]",
                "--set",
                "early_stopping={top_k: {patience: 5, split: test}}");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains(
                        "error[S025]",
                        "`top_k` is watched, and may be `top_2` and `top_3`",
                        "keep one of them in `metrics`, or write `early_stopping: {loss: 5}`");
    }

    @Test
    void whatNeedsClassesIsRefusedForNumbers() throws IOException {
        Program.Result stopping = run("check", regression("early_stopping: {accuracy: {patience: 5, split: test}}\n"));
        assertThat(stopping.code()).isEqualTo(65);
        assertThat(stopping.err()).contains("error[S025]", "`accuracy` needs classes", "line.yaml:7");
        Program.Result top = run("check", regression("early_stopping: {top_k: {patience: 5, split: test}}\n"));
        assertThat(top.err())
                .contains("`top_k` needs classes", "help: write `early_stopping: {loss: 5}`")
                .doesNotContain("add `top_k`");
        Program.Result metric = run("check", regression("metrics: [mae, accuracy]\n"));
        assertThat(metric.err()).contains("error[S025]", "`accuracy` needs classes", "line.yaml:7:16");
        Program.Result loss = run("check", regression(""), "--set", "loss=softmax_cross_entropy");
        assertThat(loss.err()).contains("error[S025]", "`softmax_cross_entropy` needs classes");
    }

    @Test
    void aRunIsJudgedByTheFileItWasTrainedOnAndByNoOther() throws IOException {
        String run = train(regression("")).get("run").textValue();
        assertThat(run("evaluate", run).code()).isZero();
        Files.writeString(folder.resolve("line.csv"), "x,t\n1,2\n3,4\n");
        Program.Result changed = run("evaluate", run);
        assertThat(changed.code()).isEqualTo(65);
        assertThat(changed.err()).contains("line.csv` has changed since the run was trained");
    }

    @Test
    void aPathOutOfTheFolderEndsIn77() throws IOException {
        String spec = regression("");
        for (String path :
                List.of("../../etc/passwd", "/etc/passwd", "~/x", "file:///etc/passwd", "//host/x", "a\\b")) {
            assertThat(run("check", spec, "--set", "dataset.csv.file=" + path).code())
                    .as(path)
                    .isEqualTo(77);
        }
        Files.delete(folder.resolve("line.csv"));
        Files.createSymbolicLink(folder.resolve("line.csv"), Path.of("/etc/passwd"));
        Program.Result link = run("train", spec, "--out", at("runs"));
        assertThat(link.code()).isEqualTo(77);
        assertThat(link.err()).contains("error[D050]").doesNotContain("root:");
    }

    @Test
    void twoRunsOfATableAreTheSameBitsInOtherFolders() throws IOException {
        JsonNode first = train(regression(""));
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().matches(".*line\\.(csv|yaml)"))
                    .toList()) {
                Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
            }
        }
        JsonNode second = train(copy.resolve("line.yaml").toString(), "--threads", "1", "--kernels", "scalar");
        assertThat(second.get("weights_sha256")).isEqualTo(first.get("weights_sha256"));
        assertThat(second.get("metrics_sha256")).isEqualTo(first.get("metrics_sha256"));
    }
}
