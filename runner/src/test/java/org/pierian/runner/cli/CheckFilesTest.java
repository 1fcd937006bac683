package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `check` looks at the files that a spec names, as far as that takes no data.
class CheckFilesTest {

    private static final String NETWORK = """
            dataset: xor
            architecture: [{linear: 2}, sigmoid, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: 0.1}
            epochs: 1
            """;

    private static final String TABLE = """
            dataset:
              csv:
                file: t.csv
                features: [{numeric: x}, {numeric: width}]
                target: {number: y}
                test: {file: more.csv}
            architecture: [{linear: 1}]
            loss: mse
            optimizer: {sgd: 0.1}
            """;

    @TempDir
    Path folder;

    private Program.Result check(String spec, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), spec);
        return Program.run(Stream.concat(Stream.of("check", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path run() throws IOException {
        Path spec = Files.writeString(folder.resolve("start.yaml"), NETWORK);
        Path runs = folder.resolve("runs");
        assertThat(Program.run("train", spec.toString(), "--out", runs.toString(), "-q")
                        .code())
                .isZero();
        try (Stream<Path> list = Files.list(runs.resolve("start"))) {
            return list.findFirst().orElseThrow();
        }
    }

    @Test
    void initialWeightsHaveToBeThere() throws IOException {
        Program.Result result = check(NETWORK + "init: {file: w.safetensors}\n");
        assertThat(result.code()).isEqualTo(66);
        assertThat(result.err()).contains("error[S035]", "w.safetensors` is not there", "s.yaml:6:14");
    }

    @Test
    void initialWeightsHaveToFit() throws IOException {
        Path run = run();
        for (String form : new String[] {"weights.safetensors", "weights.json"}) {
            Files.copy(run.resolve(form), folder.resolve(form));
            String init = "init: {file: " + form + "}\n";
            assertThat(check(NETWORK + init).code()).isZero();
            Program.Result wider = check(NETWORK.replace("{linear: 2}", "{linear: 3}") + init);
            assertThat(wider.code()).isEqualTo(65);
            assertThat(wider.err()).contains("error[S035]", "`0.weight` [2, 2] has to be [3, 2]");
        }
        Files.write(folder.resolve("weights.safetensors"), new byte[] {1, 2, 3});
        Program.Result damaged = check(NETWORK + "init: {file: weights.safetensors}\n", "--json");
        assertThat(damaged.code()).isEqualTo(65);
        assertThat(damaged.out()).contains("\"code\":\"S035\"", "a safetensors file has at least 8 bytes");
    }

    @Test
    void aTableNextToTheSpecHasTheColumns() throws IOException {
        assertThat(check(TABLE).code()).as("it may be in a folder for data").isZero();
        Files.writeString(folder.resolve("t.csv"), "x,width,y\n1,2,3\n4,5,broken cell\n");
        assertThat(check(TABLE).code()).as("rows are data").isZero();
        Files.writeString(folder.resolve("more.csv"), "x,Width,y\n");
        Program.Result other = check(TABLE);
        assertThat(other.code()).isEqualTo(65);
        assertThat(other.err()).contains("error[D035]", "`more.csv` has no column `width`", "did you mean `Width`?");
        Files.writeString(folder.resolve("more.csv"), "x;width;y\n");
        assertThat(check(TABLE).err()).contains("write `separator: semicolon` for this file");
        Files.writeString(folder.resolve("more.csv"), "");
        assertThat(check(TABLE).err()).contains("error[D033]", "`more.csv` is empty", "s.yaml:6:");
    }

    @Test
    void aTableBehindALinkOutOfTheFolderIsNotLookedAt() throws IOException {
        Files.createSymbolicLink(folder.resolve("t.csv"), Path.of("/etc/passwd"));
        Program.Result result = check(TABLE);
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
    }
}
