package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.parquet.ParquetWriter;
import org.pierian.runner.dataset.parquet.TestColumn;
import org.pierian.runner.dataset.parquet.TwoMoonsFiles;

/// Tables of JSON lines and of Parquet on the command line: they are the same tables as in CSV.
class OtherTablesTest {

    private static final Path SPECS = Path.of("../examples/specs");
    private static final Path TABLES = Path.of("../examples/tables");
    private static final List<String> KINDS = List.of("csv", "jsonl", "parquet");

    @TempDir
    Path folder;

    private List<String> lines = List.of();

    @BeforeEach
    void writeTables() throws IOException {
        lines = Files.readAllLines(SPECS.resolve("two-moons.csv"));
        Files.write(folder.resolve("moons.csv"), lines);
        Files.write(folder.resolve("moons.jsonl"), TwoMoonsFiles.jsonl(lines));
        Files.write(folder.resolve("moons.parquet"), TwoMoonsFiles.parquet(lines));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Program.Result good(String... arguments) {
        Program.Result result = Program.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private JsonNode train(Path spec, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                spec.toString(),
                "--out",
                path("runs"),
                "--json",
                "--quiet",
                "--no-lock",
                "--set",
                "epochs=2"));
        arguments.addAll(List.of(more));
        return new ObjectMapper()
                .readTree(good(arguments.toArray(String[]::new)).out());
    }

    /// A spec for a table of a kind, as `init` writes it.
    private Path spec(String kind) {
        Path spec = folder.resolve(kind + ".yaml");
        good("init", "--from", path("moons." + kind), spec.toString());
        good("check", spec.toString());
        return spec;
    }

    @Test
    void theFilesOfTheExamplesAreThoseOfTheScript() throws IOException {
        assertThat(Files.readAllBytes(TABLES.resolve("two-moons.jsonl"))).isEqualTo(TwoMoonsFiles.jsonl(lines));
        assertThat(Files.readAllBytes(TABLES.resolve("two-moons.parquet"))).isEqualTo(TwoMoonsFiles.parquet(lines));
    }

    @Test
    void oneTableHasOneHashInEveryFormat() throws IOException {
        String expected =
                train(SPECS.resolve("two-moons.yaml")).get("weights_sha256").textValue();
        for (String kind : List.of("jsonl", "parquet")) {
            for (String threads : List.of("1", "2")) {
                JsonNode run = train(TABLES.resolve("two-moons-" + kind + ".yaml"), "--threads", threads);
                assertThat(run.get("weights_sha256").textValue()).as(kind).isEqualTo(expected);
            }
        }
    }

    @Test
    void theLocksOfTheExamplesHaveTheWeightsOfTheTableInCsv() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode csv = json.readTree(SPECS.resolve("two-moons.lock.json").toFile());
        for (String kind : List.of("jsonl", "parquet")) {
            JsonNode lock = json.readTree(
                    TABLES.resolve("two-moons-" + kind + ".lock.json").toFile());
            assertThat(lock.get("weights_sha256")).isEqualTo(csv.get("weights_sha256"));
            assertThat(lock.get("metrics")).isEqualTo(csv.get("metrics"));
            assertThat(lock.get("data").fieldNames().next()).isEqualTo("two-moons." + kind);
        }
    }

    @Test
    void initWritesTheSameSpecForEveryFormat() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String kind : KINDS) {
            String text = Files.readString(spec(kind));
            assertThat(text).contains("dataset:\n  " + kind + ":\n    file: \"moons." + kind + "\"");
            texts.add(text.substring(text.indexOf("    features:")));
        }
        assertThat(texts).allMatch(text -> text.equals(texts.getFirst()));
    }

    @Test
    void aNetworkTakesRowsInEveryFormat() throws IOException {
        List<String> predictions = new ArrayList<>();
        List<String> metrics = new ArrayList<>();
        for (String trained : KINDS) {
            String run = train(spec(trained)).get("run").textValue();
            for (String kind : KINDS) {
                predictions.add(good("predict", run, path("moons." + kind), "--keep", "moon", "--probabilities")
                        .out());
                metrics.add(good("evaluate", run, "--on", path("moons." + kind), "--json")
                        .out());
            }
        }
        assertThat(predictions).hasSize(9).allMatch(text -> text.equals(predictions.getFirst()));
        assertThat(metrics.stream()
                        .map(text -> text.replaceFirst("moons[.][a-z]+", ""))
                        .distinct()
                        .map(text -> text.replaceAll("\"run\":\"[^\"]*\"", ""))
                        .distinct())
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void badRowsAreLeftOutOfJsonLines() throws IOException {
        String run = train(spec("jsonl")).get("run").textValue();
        Files.writeString(folder.resolve("new.jsonl"), "{\"x\": 1, \"y\": 2}\nnot json\n{\"x\": \"a\", \"y\": 2}\n");
        Program.Result refused = Program.run("predict", run, path("new.jsonl"));
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err())
                .contains("new.jsonl:2:1: is not JSON")
                .contains("new.jsonl:3: column `x`: `a` is not a number");
        Program.Result skipped =
                Program.run("predict", run, path("new.jsonl"), "--skip-bad", "--out", path("answers.csv"));
        assertThat(skipped.code()).isEqualTo(65);
        assertThat(Files.readAllLines(folder.resolve("answers.csv"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "parquet"})
    void checkNamesAColumnThatIsNotThere(String kind) throws IOException {
        Path spec = spec(kind);
        Files.writeString(spec, Files.readString(spec).replace("- numeric: x", "- numeric: moom"));
        Program.Result check = Program.run("check", spec.toString());
        assertThat(check.code()).isEqualTo(65);
        assertThat(check.err())
                .contains(
                        "`moons." + kind + "` has no column `moom`",
                        "did you mean `moon`?",
                        "columns: `x`, `y`, `moon`")
                .contains(kind + ".yaml:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "parquet"})
    void dataShowsTheColumns(String kind) {
        assertThat(good("data", spec(kind).toString()).out()).contains("x", "numeric", "upper", "lower", "300");
    }

    @Test
    void whatHoldsListsIsLeftOutAndRefusedByName() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            rows.append("{\"a\": " + i * 7 % 11 + ", \"tags\": [" + i + "], \"y\": \"" + (i % 2 == 0 ? "u" : "v")
                    + "\"}\n");
        }
        Files.writeString(folder.resolve("t.jsonl"), rows);
        Path spec = folder.resolve("t.yaml");
        good("init", "--from", path("t.jsonl"), spec.toString());
        assertThat(Files.readString(spec)).contains("# left out: \"tags\", which holds lists or objects");
        Files.writeString(spec, Files.readString(spec).replace("- numeric: a", "- numeric: tags"));
        Program.Result train = Program.run("train", spec.toString(), "--out", path("runs"));
        assertThat(train.code()).isEqualTo(65);
        assertThat(train.err()).contains("t.jsonl:1:18: column `tags` holds a list");
    }

    @Test
    void initLeavesOutColumnsOfParquetThatAreNoCells() throws IOException {
        Object[] old = new Object[300];
        Arrays.fill(old, new byte[12]);
        Object[] x = lines.stream()
                .skip(1)
                .map(line -> (Object) Float.valueOf(line.split(",", -1)[0]))
                .toArray();
        String[] moon =
                lines.stream().skip(1).map(line -> line.split(",", -1)[2]).toArray(String[]::new);
        Files.write(
                folder.resolve("t.parquet"),
                ParquetWriter.PLAIN.write(
                        TestColumn.of("x", TestColumn.FLOAT, x),
                        TestColumn.of("old", TestColumn.INT96, old),
                        TestColumn.texts("moon", moon)));
        Path spec = folder.resolve("t.yaml");
        good("init", "--from", path("t.parquet"), spec.toString());
        assertThat(Files.readString(spec))
                .contains("# left out: \"old\", which has values of the type INT96", "- numeric: x");
        assertThat(train(spec).get("weights_sha256").textValue()).hasSize(64);
        Files.writeString(spec, Files.readString(spec).replace("- numeric: x", "- numeric: old"));
        Program.Result check = Program.run("check", spec.toString());
        assertThat(check.code()).isEqualTo(65);
        assertThat(check.err()).contains("column `old` of `t.parquet` has values of the type INT96");
    }
}
