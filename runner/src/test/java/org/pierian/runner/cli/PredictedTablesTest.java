package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.spec.Split;

/// Predictions for columns of every kind, in tables written in many ways, are those of evaluation bit by bit.
class PredictedTablesTest {

    private static final String SPEC = """
            name: kinds
            dataset:
              csv:
                file: FILE
                features:
                  - numeric: {column: size, missing: mean}
                  - numeric: {column: weight, scale: none}
                  - categorical: {column: colour, values: [red, grün, "a, b"], missing: zero}
                  - boolean: {column: old, missing: mean}
                  - ordinal: {column: grade, values: [low, middle, high], missing: mean}
                  - datetime: {column: day, parts: [year, month, weekday, hour, seconds], order: day_month_year, missing: zero}
                target: TARGET
                test: {last: 0.3}
                missing_values: [NA]
            architecture: [{linear: 6}, tanh, {linear: OUTPUTS}]
            loss: LOSS
            optimizer: {adam: 0.01}
            batch_size: 8
            epochs: 3
            """;

    private static final List<String> COLUMNS =
            List.of("kind", "size", "weight", "colour", "old", "grade", "day", "price");

    private static final String DIALECT = """
                separator: semicolon
                decimal: comma
                thousands: "."
                encoding: windows-1252
                comment: "#"
                trim: true
            """;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private static List<String> row(int i, boolean european) {
        String number = String.format(Locale.ROOT, "%d.%02d", 1000 + i * 37 % 900, i * 13 % 100);
        String size = european ? number.charAt(0) + "." + number.substring(1).replace('.', ',') : number;
        String weight = european ? i % 7 + ",25" : i % 7 + ".25";
        return List.of(
                i % 3 == 0 ? "no" : "yes",
                i % 11 == 5 ? "NA" : size,
                weight,
                i % 13 == 4 ? "" : List.of("red", "grün", "a, b").get(i * i % 7 % 3),
                i % 10 == 3 ? "NA" : i % 4 == 0 ? "Ja" : "false",
                i % 9 == 2 ? "" : List.of("low", "high", "middle").get(i % 3),
                i % 8 == 1
                        ? "NA"
                        : String.format(
                                Locale.ROOT, "%02d.%02d.20%02d %02d:30", 1 + i % 28, 1 + i % 12, i % 30, i % 24),
                european ? 2 + i % 5 + ",5" : 2 + i % 5 + ".5");
    }

    /// A table as lines, in the plainest dialect or in another one.
    private static String table(int from, int to, boolean european, boolean header) {
        String between = european ? ";" : ",";
        StringBuilder text = new StringBuilder(european ? "# measured by hand\n" : "");
        List<List<String>> rows = new ArrayList<>(header ? List.of(COLUMNS) : List.of());
        for (int i = from; i < to; i++) {
            rows.add(row(i, european));
        }
        rows.forEach(row -> text.append(row.stream()
                        .map(cell -> cell.contains(between) ? '"' + cell + '"' : european ? " " + cell + " " : cell)
                        .collect(Collectors.joining(between)))
                .append('\n'));
        return text.toString();
    }

    private static void write(Path file, String text, Charset charset) throws IOException {
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(text.getBytes(charset));
        }
    }

    private static String spec(String target, String file) {
        return SPEC.replace("FILE", file)
                .replace("TARGET", target)
                .replace("OUTPUTS", target.contains("number") ? "1" : "2")
                .replace("LOSS", target.contains("number") ? "mse" : "softmax_cross_entropy");
    }

    private static String numbered(String spec) {
        String numbered = spec;
        for (int c = 0; c < COLUMNS.size(); c++) {
            numbered = numbered.replace("column: " + COLUMNS.get(c) + ",", "column: \"" + (c + 1) + "\",")
                    .replace("number: " + COLUMNS.get(c), "number: \"" + (c + 1) + "\"")
                    .replace("boolean: " + COLUMNS.get(c), "boolean: \"" + (c + 1) + "\"");
        }
        return numbered.replace("target:", "header: false\n    target:");
    }

    private Path train(String text) throws IOException {
        Path spec = Files.writeString(folder.resolve("kinds.yaml"), text);
        Program.Result result = Program.run(
                "train",
                spec.toString(),
                "-q",
                "--json",
                "--no-lock",
                "--out",
                folder.resolve("runs").toString());
        assertThat(result.code()).as(result.err()).isZero();
        return Path.of(new ObjectMapper().readTree(result.out()).get("run").textValue());
    }

    /// Only what prediction needs, in another place.
    private Path moved(Path run) throws IOException {
        Path moved = Files.createDirectory(folder.resolve("moved"));
        for (String file : List.of("spec.yaml", "preprocessing.json", "weights.safetensors")) {
            Files.move(run.resolve(file), moved.resolve(file));
        }
        return moved;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{number: price} | false | true | t.csv",
                "{class: {column: kind, values: [no, yes]}} | false | true | t.csv",
                "{boolean: kind} | false | true | t.csv.gz",
                "{number: price} | true | true | t.csv",
                "{boolean: kind} | true | true | t.csv.gz",
                "{class: {column: kind, values: [no, yes]}} | true | false | t.csv",
                "{number: price} | true | false | t.csv.gz",
            })
    void everyKindInEveryDialect(String target, boolean european, boolean header, String file) throws IOException {
        String spec = spec(target, file);
        if (european) {
            spec = spec.replace("    test:", DIALECT + "    test:");
        }
        if (!header) {
            spec = numbered(spec);
        }
        Charset charset = european ? WINDOWS : StandardCharsets.UTF_8;
        write(folder.resolve(file), table(0, 100, european, header), charset);
        Path run = train(spec);
        List<float[]> outputs = ComparedOutputs.evaluated(run, folder, Split.TEST);
        assertThat(outputs).hasSize(30);
        Path moved = moved(run);
        Path fresh = folder.resolve("new-" + file);
        write(fresh, table(70, 100, european, header), charset);
        ComparedOutputs.assertSame(
                ComparedOutputs.predict(moved, List.of(fresh.toString()), ComparedOutputs.probabilities(moved)),
                outputs,
                new int[0],
                ComparedOutputs.target(moved));
        assertThat(Program.run("evaluate", moved.toString(), "--on", fresh.toString())
                        .code())
                .isZero();
        assertThat(Program.run("inspect", moved.resolve("preprocessing.json").toString())
                        .out())
                .isEqualTo(Files.readString(moved.resolve("preprocessing.json")));
    }

    @Test
    void aTypedRowAndTheStandardInputAreReadLikeAFile() throws IOException {
        write(folder.resolve("t.csv"), table(0, 100, true, true), WINDOWS);
        Path run = train(spec("{number: price}", "t.csv").replace("    test:", DIALECT + "    test:"));
        List<String> words = new ArrayList<>(List.of("predict", run.toString()));
        for (int c = 1; c < COLUMNS.size() - 1; c++) {
            words.addAll(List.of("--row", COLUMNS.get(c) + "=" + row(70, true).get(c)));
        }
        Program.Result typed = Program.run(words.toArray(String[]::new));
        assertThat(typed.code()).as(typed.err()).isZero();
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(table(70, 71, true, true).getBytes(WINDOWS)));
            assertThat(Program.run("predict", run.toString(), "-").out()).isEqualTo(typed.out());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void numbersOfJsonArePlainWhateverTheTableIs() throws IOException {
        write(folder.resolve("t.csv"), table(0, 100, true, true), WINDOWS);
        Path run = train(spec("{number: price}", "t.csv").replace("    test:", DIALECT + "    test:"));
        Path csv = Files.writeString(folder.resolve("new.csv"), """
                size;weight;colour;old;grade;day
                1.234,5;1,125;red;true;low;01.02.2003
                2;30;red;true;low;01.02.2003
                """);
        String others = "\"colour\":\"red\",\"old\":true,\"grade\":\"low\",\"day\":\"01.02.2003\"}\n";
        Path json = Files.writeString(
                folder.resolve("new.jsonl"),
                "{\"size\":1234.5,\"weight\":1.125," + others + "{\"size\":2e0,\"weight\":30.0," + others);
        Program.Result plain = Program.run("predict", run.toString(), json.toString());
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(plain.out())
                .hasLineCount(3)
                .isEqualTo(
                        Program.run("predict", run.toString(), csv.toString()).out());
        Files.writeString(json, "{\"size\":1,\"weight\":\"1,125\"," + others);
        Program.Result comma = Program.run("predict", run.toString(), json.toString());
        assertThat(comma.code()).isEqualTo(65);
        assertThat(comma.err())
                .contains(json + ":1: column `weight`: `1,125`")
                .doesNotContain("as the run's spec says");
    }

    @Test
    void adviceIsForAPersonWhoCannotChangeTheSpec() throws IOException {
        write(folder.resolve("t.csv"), table(0, 100, true, true), WINDOWS);
        Path run = train(spec("{number: price}", "t.csv").replace("    test:", DIALECT + "    test:"));
        Path bad = Files.writeString(folder.resolve("bad.csv"), """
                size;weight;colour;old;grade;day
                1;;red;true;low;01.02.2003
                1;1.5;red;true;low;01.02.2003
                1;1;blue;maybe;lower;2003-02-01
                """);
        Program.Result result = Program.run("predict", run.toString(), bad.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains(
                        bad + ":2: column `weight`: a number is missing",
                        bad + ":3: column `weight`: `1.5`",
                        bad + ":4: column `colour`: `blue` is none of its `values`: red, gr\u00FCn, a, b",
                        bad + ":4: column `old`: `maybe` is neither yes nor no",
                        bad + ":4: column `grade`: `lower` is none of its `values`; did you mean `low`?",
                        bad + ":4: column `day`: `2003-02-01` is no date in the order day_month_year",
                        "fill the cell in: the network was trained without missing numbers in this column",
                        "write numbers as the run's spec says: `decimal: comma` and `thousands: \".\"`",
                        "write one of the values that the network was trained with, exactly as there",
                        "write `true` or `false`",
                        "write dates as the run's spec says: `order: day_month_year`")
                .doesNotContain("`missing: mean`", "add the value", "missing_values", "fix the file");
    }

    @Test
    void aTableWithoutAHeaderHasItsColumnsByTheirPlace() throws IOException {
        write(folder.resolve("t.csv"), table(0, 100, false, false), StandardCharsets.UTF_8);
        Path run = train(numbered(spec("{number: price}", "t.csv")));
        Path without = Files.writeString(
                folder.resolve("without.csv"),
                table(70, 100, false, false)
                        .lines()
                        .map(line -> line.substring(0, line.lastIndexOf(',')) + "\n")
                        .reduce("", String::concat));
        Path with = Files.writeString(folder.resolve("with.csv"), table(70, 100, false, false));
        String expected =
                Program.run("predict", run.toString(), with.toString()).out();
        assertThat(Program.run("predict", run.toString(), without.toString()).out())
                .isEqualTo(expected);
        Program.Result kept = Program.run("predict", run.toString(), without.toString(), "--keep", "4");
        assertThat(kept.out()).startsWith("4,prediction\n");
        Path narrow = Files.writeString(folder.resolve("narrow.csv"), "1000.5,1.25,red\n");
        Program.Result refused = Program.run("predict", run.toString(), narrow.toString());
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("no column `7`", "`header: false`", "by their place");
        assertThat(Stream.of(refused.err().split("\n"))).anyMatch(line -> line.contains("no column `5`"));
    }
}
