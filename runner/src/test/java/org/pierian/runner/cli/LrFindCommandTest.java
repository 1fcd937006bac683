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

class LrFindCommandTest {

    @TempDir
    Path folder;

    private String spec(String optimizer) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                architecture: [{linear: 8}, tanh, {linear: 1}]
                loss: mse
                optimizer: %s
                batch_size: 4
                """.formatted(optimizer))
                .toString();
    }

    @Test
    void theSweepIsPlottedAndRatesAreSuggested() throws IOException {
        String spec = spec("{sgd: 0.1}");
        Program.Result result = Program.run("lr-find", spec);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("loss, smoothed, by learning rate\n")
                .contains("*", "1.00e-07", "falls fastest at", "a tenth of lowest");
        assertThat(result.out().chars()).allMatch(c -> c < 128);
        assertThat(Program.run("lr-find", spec, "--threads", "1")).isEqualTo(result);
        assertThat(folder.toFile().list()).containsExactly("s.yaml");
    }

    @Test
    void jsonHasALineForEachStepAndOneForTheSuggestions() throws IOException {
        Program.Result result = Program.run(
                "lr-find", spec("{sgd: 0.1}"), "--format", "json", "--from", "1e-3", "--to", "1", "--steps", "31");
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(32);
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(lines.getFirst()).get("learning_rate").asDouble())
                .isEqualTo(1e-3);
        assertThat(mapper.readTree(lines.get(30)).get("learning_rate").asDouble())
                .isBetween(0.999, 1.001);
        JsonNode last = mapper.readTree(lines.getLast());
        assertThat(last.get("steepest").asDouble()).isBetween(1e-3, 1.0);
        assertThat(last.get("tenth_of_lowest").asDouble()).isBetween(1e-4, 0.1001);
    }

    @Test
    void aSweepThatDivergesEndsEarly() throws IOException {
        Program.Result result = Program.run("lr-find", spec("{sgd: 0.1}"), "--to", "1e12");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("ended after ");
    }

    @Test
    void ratesOutOfRangeAreRefused() throws IOException {
        String spec = spec("{sgd: 0.1}");
        assertThat(Program.run("lr-find", spec, "--from", "0").code()).isEqualTo(2);
        assertThat(Program.run("lr-find", spec, "--from", "1", "--to", "1").code())
                .isEqualTo(2);
        assertThat(Program.run("lr-find", spec, "--to", "Infinity").code()).isEqualTo(2);
        assertThat(Program.run("lr-find", spec, "--steps", "2").code()).isEqualTo(2);
    }
}
