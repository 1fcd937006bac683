package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trains every example as a person would, and looks at what it has learned and left.
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples/specs");

    @TempDir
    Path out;

    private JsonNode train(String name, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "train", EXAMPLES.resolve(name + ".yaml").toString(), "--out", out.toString(), "--json", "--quiet"));
        Program.data().ifPresent(data -> arguments.addAll(List.of("--data-dir", data.toString())));
        arguments.addAll(List.of("--offline"));
        arguments.addAll(List.of(more));
        Program.Result result = Program.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @ParameterizedTest
    @CsvSource({
        "xor, 1.0, 1.0",
        "fizzbuzz-sse, 0.90, 0.90",
        "fizzbuzz, 0.97, 0.88",
        "fizzbuzz-50, 1.0, 0.88",
        "fizzbuzz-cosine, 1.0, 0.92",
        "two-moons, 0.98, 0.98",
        "two-moons-blocks, 0.98, 0.98",
        "mnist-logistic, 0.89, 0.89",
        "mnist-deep, 0.83, 0.905",
    })
    void learns(String name, double train, double test) throws IOException {
        assumeTrue(!name.startsWith("mnist") || Program.data().isPresent(), "the MNIST files are not here");
        JsonNode result = train(name);
        JsonNode metrics = result.get("metrics");
        assertThat(metrics.at("/train/accuracy").doubleValue()).isGreaterThanOrEqualTo(train);
        assertThat(metrics.at("/test/accuracy").doubleValue()).isGreaterThanOrEqualTo(test);
        Path run = Path.of(result.get("run").textValue());
        assertThat(run).isDirectoryContaining(f -> f.endsWith("weights.json"));
        String[] evaluate = {
            "evaluate",
            run.toString(),
            "--json",
            "--offline",
            "--data-dir",
            Program.data().orElse(out).toString()
        };
        JsonNode again = new ObjectMapper().readTree(Program.run(evaluate).out());
        assertThat(again.get("accuracy")).isEqualTo(metrics.at("/test/accuracy"));
        assertThat(again.get("loss")).isEqualTo(metrics.at("/test/loss"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xor", "fizzbuzz"})
    void bitsDependNeitherOnThreadsNorOnKernelsNorOnTheRepetition(String name) throws IOException {
        JsonNode first = train(name, "--kernels", "scalar", "--threads", "1");
        Path run = Path.of(first.get("run").textValue());
        byte[] record = Files.readAllBytes(run.resolve("record.json"));
        for (String kernels : List.of("scalar", "vector", "auto")) {
            for (String threads : List.of("1", "2", "3")) {
                assertThat(train(name, "--kernels", kernels, "--threads", threads))
                        .isEqualTo(first);
            }
        }
        assertThat(Files.readAllBytes(run.resolve("record.json"))).isEqualTo(record);
    }

    @Test
    void anotherSeedGivesOtherBits() throws IOException {
        assertThat(train("xor").get("weights_sha256"))
                .isNotEqualTo(train("xor", "--set", "seed=1").get("weights_sha256"));
    }

    @Test
    void examplesAreShort() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(40);
            }
        }
    }
}
