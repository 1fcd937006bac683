package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradcheckCommandTest {

    private static final String XOR = "../examples/specs/xor.yaml";

    @TempDir
    Path folder;

    @Test
    void everyLayerAndTheLossHaveARow() {
        Program.Result result = Program.run("gradcheck", XOR);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().map(line -> line.strip().split(" +", 2)[0]))
                .contains("name", "0", "1", "2", "sse");
        assertThat(result.out())
                .contains("linear", "weight", "bias", "sigmoid", "input")
                .endsWith("\nall gradients are right\n");
        assertThat(Program.run("gradcheck", XOR, "--threads", "1")).isEqualTo(result);
    }

    @Test
    void jsonHasALineForEachGradient() throws IOException {
        Program.Result result = Program.run("gradcheck", XOR, "--format", "json", "--random-inputs");
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(7); // two layers with three gradients, and one with one
        for (String line : lines) {
            JsonNode row = new ObjectMapper().readTree(line);
            assertThat(row.get("right").asBoolean()).isTrue();
            assertThat(row.get("relative_error").asDouble()).isLessThan(1e-3);
        }
    }

    @Test
    void containersNamesRandomLayersAndNormsAreChecked() throws IOException {
        Path spec = Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                architecture:
                  - {linear: 6, name: head}
                  - batch_norm
                  - relu
                  - dropout: 0.5
                  - residual: [{linear: 6}, tanh]
                  - linear: 1
                loss: mse
                optimizer: {sgd: 0.1}
                batch_size: 4
                """);
        Program.Result result = Program.run("gradcheck", spec.toString());
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("head", "4.0", "4.1", "batch_norm", "dropout", "mse");
        assertThat(folder.toFile().list()).containsExactly("s.yaml");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThat(Program.run("gradcheck", XOR, "--examples", "0").code()).isEqualTo(2);
    }
}
