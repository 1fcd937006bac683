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

class TimeCommandTest {

    private static final String CNN = "../examples/specs/mnist-cnn.yaml";

    @TempDir
    Path folder;

    @Test
    void everyLayerHasARowAndNoDataIsRead() {
        Program.Result result = Program.run(
                "time", CNN, "--seconds", "0", "--batch", "2", "--offline", "--data-dir", folder.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("conv2d", "max_pool2d", "linear", "between layers", "optimizer", "GFLOP/s");
        assertThat(result.out()).contains("a step of 2 examples: ", "medians of 3 steps after 3 to warm up");
    }

    @Test
    void sharesAddUpToTheWhole() throws IOException {
        Path spec = Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                architecture: [{residual: [{linear: 2}, tanh]}, {linear: 1}]
                loss: mse
                optimizer: {adam: 0.1}
                """);
        Program.Result result = Program.run("time", spec.toString(), "--seconds", "0", "--json");
        double sum = 0;
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(6); // three layers, what is between, the optimizer, and the whole
        for (String line : lines.subList(0, 5)) {
            JsonNode row = new ObjectMapper().readTree(line);
            sum += row.get("share").asDouble();
        }
        assertThat(sum).isBetween(0.999, 1.001);
        assertThat(lines.getLast()).contains("\"examples\":32", "\"warm_up_steps\":3", "\"measured_steps\":3");
        assertThat(result.out()).contains("\"name\":\"0.0\"", "\"name\":\"0.1\"", "\"name\":\"1\"");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThat(Program.run("time", CNN, "--seconds", "-1").code()).isEqualTo(2);
        assertThat(Program.run("time", CNN, "--seconds", "NaN").code()).isEqualTo(2);
        for (String batch : List.of("0", "-1")) {
            Program.Result result = Program.run("time", CNN, "--batch", batch);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("`--batch` wants 1 to 2,147,483,647, got " + batch);
        }
        assertThat(Program.run("time", CNN, "--threads", "0").err()).contains("`--threads` wants 1 to 1,024, got 0");
    }
}
