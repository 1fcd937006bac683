package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A finished run is evaluated with the preprocessing that its training set asked for.
class EvaluateCommandTest {

    private static final String SPEC = """
            name: small
            dataset:
              csv:
                file: table.csv
                features: [{numeric: a}, {numeric: {column: b, missing: mean}}]
                target: {number: c}
                test: {file: test.csv}
            architecture: [{linear: 1}]
            loss: mse
            optimizer: {gradient_descent: 0.1}
            epochs: 3
            """;

    @TempDir
    Path folder;

    private Path run = Path.of("");

    @BeforeEach
    void train() throws IOException {
        Path spec = Files.writeString(folder.resolve("small.yaml"), SPEC);
        Files.writeString(folder.resolve("table.csv"), "a,b,c\n1,2,3\n2,,5\n4,1,9\n");
        Files.writeString(folder.resolve("test.csv"), "a,b,c\n3,,6\n5,5,12\n");
        Path runs = folder.resolve("runs");
        assertThat(Program.run("train", spec.toString(), "--out", runs.toString())
                        .code())
                .isZero();
        try (Stream<Path> list = Files.list(runs.resolve("small"))) {
            run = list.findFirst().orElseThrow();
        }
    }

    private Program.Result evaluate() {
        return Program.run("evaluate", run.toString(), "--json");
    }

    private Path preprocessing() {
        return run.resolve("preprocessing.json");
    }

    @Test
    void savedPreprocessingIsUsed() throws IOException {
        String saved = Files.readString(preprocessing());
        assertThat(saved).contains("\"column\": \"a\"", "\"column\": \"c\"").doesNotContain(folder.toString());
        Program.Result result = evaluate();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(run.resolve("metrics.jsonl")))
                .contains("\"epoch\":3,\"split\":\"test\"")
                .endsWith(result.out().replaceFirst("\"examples\":\\d+,", ""));
        Files.writeString(preprocessing(), saved.replaceFirst("\"center\": [^,]+", "\"center\": 100.0"));
        assertThat(evaluate().out()).isNotEqualTo(result.out());
        Files.delete(preprocessing());
        assertThat(evaluate().out()).as("fitted anew").isEqualTo(result.out());
    }

    @Test
    void thatOfAnotherSpecIsRefused() throws IOException {
        String saved = Files.readString(preprocessing());
        for (String other : new String[] {saved.replace("\"a\"", "\"other\""), saved.replace("inputs", "input"), "{"}) {
            Files.writeString(preprocessing(), other);
            Program.Result result = evaluate();
            assertThat(result.code()).isEqualTo(65);
            assertThat(result.err()).contains("preprocessing", "take", "from git again");
        }
    }

    @Test
    void weightsThatAreNotThoseOfTheRecordAreRefused() throws IOException {
        Path weights = run.resolve("weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 4] ^= 1; // the lowest bit of the last number
        Files.write(weights, bytes);
        Program.Result result = evaluate();
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("`weights.safetensors` does not hold the weights of the run: SHA-256 ", "runner verify");
        Files.delete(run.resolve("record.json"));
        assertThat(Program.run("evaluate", run.toString(), "--data-dir", folder.toString())
                        .code())
                .as("nothing to compare with")
                .isZero();
    }

    @Test
    void changedDataAreNamedAsChangedWhereverTheyLie() throws IOException {
        Files.writeString(folder.resolve("test.csv"), "a,b,c\n3,,6\n5,5,13\n");
        Program.Result noted = evaluate();
        assertThat(noted.code()).isEqualTo(65);
        assertThat(noted.err())
                .contains("test.csv` has changed since the run was trained", "restore the file")
                .doesNotContain("is not there");
        Program.Result named = Program.run("evaluate", run.toString(), "--data-dir", folder.toString());
        assertThat(named.code()).isEqualTo(65);
        assertThat(named.err()).contains("`test.csv` has changed since the run was trained: SHA-256 ");
        assertThat(named.out()).isEmpty();
        Files.delete(folder.resolve("test.csv"));
        Program.Result gone = evaluate();
        assertThat(gone.code()).isEqualTo(66);
        assertThat(gone.err()).contains("`test.csv` is not there", "looked in `" + folder + "`");
    }

    @Test
    void verifyComparesIt() throws IOException {
        assertThat(Program.run("verify", run.toString(), "--quiet").out()).startsWith("same");
        Files.writeString(
                preprocessing(),
                Files.readString(preprocessing()).replaceFirst("\"center\": [^,]+", "\"center\": 7.0"));
        Program.Result result = Program.run("verify", run.toString(), "--quiet");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).startsWith("DIFFERENT").contains("file preprocessing.json, byte ");
    }
}
