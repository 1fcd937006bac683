package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverfitCommandTest {

    @TempDir
    Path folder;

    private String spec(String architecture, String optimizer) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                architecture: %s
                loss: mse
                optimizer: %s
                batch_size: 4
                """.formatted(architecture, optimizer))
                .toString();
    }

    @Test
    void aNetworkThatCanLearnDoes() throws IOException {
        String spec = spec("[{linear: 8}, tanh, {linear: 1}]", "{adam: 0.05}");
        Program.Result result = Program.run("overfit", spec);
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()).startsWith("can learn one batch of 4 examples: loss 0.00");
        assertThat(result.err()).startsWith("after 0 steps  loss ").contains("after 1 step  loss ");
        assertThat(Program.run("overfit", spec, "--threads", "1")).isEqualTo(result);
        assertThat(folder.toFile().list()).containsExactly("s.yaml");
    }

    @Test
    void aLinearNetworkCannotLearnXor() throws IOException {
        String spec = spec("[{linear: 8}, {dropout: 0.1}, {linear: 1}]", "{adam: 0.05}");
        Program.Result result = Program.run("overfit", spec, "--steps", "200", "-q");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).startsWith("cannot learn one batch of 4 examples: loss ");
        assertThat(result.out()).contains("hint: each step draws anew in `dropout` (layer 1)");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void hintsSayWhatTheNumbersShow() throws IOException {
        String slow = spec("[{linear: 8}, tanh, {linear: 1}]", "{sgd: 1e-7}");
        assertThat(Program.run("overfit", slow, "--steps", "20").out()).contains("probably too low");
        String falling = spec("[{linear: 8}, tanh, {linear: 1}]", "{adam: 0.002}");
        assertThat(Program.run("overfit", falling, "--steps", "10").out()).contains("still falling");
        String dead =
                spec("[{linear: {out_features: 3, bias_init: {constant: -100}}}, relu, {linear: 1}]", "{sgd: 0.01}");
        assertThat(Program.run("overfit", dead, "--steps", "20").out())
                .contains("no gradient reaches `0.weight`, `0.bias`, `2.weight`");
    }

    @Test
    void divergenceEndsIn5() throws IOException {
        String spec = spec("[{linear: 8}, {linear: 1}]", "{sgd: 1e10}");
        Program.Result result = Program.run("overfit", spec, "--json", "-q");
        assertThat(result.code()).isEqualTo(5);
        JsonNode line = new ObjectMapper().readTree(result.out());
        assertThat(line.get("learned").asBoolean()).isFalse();
        assertThat(line.get("diverged").asText()).contains("step");
        assertThat(line.get("hints").get(0).asText()).contains("too high");
    }

    @Test
    void theBatchMayBeSmaller() throws IOException {
        String spec = spec("[{linear: 8}, tanh, {linear: 1}]", "{adam: 0.05}");
        assertThat(Program.run("overfit", spec, "--examples", "2", "-q").out())
                .startsWith("can learn one batch of 2 examples");
        assertThat(Program.run("overfit", spec, "--examples", "-1").code()).isEqualTo(2);
        assertThat(Program.run("overfit", spec, "--examples", "0").err()).contains("`--examples` wants 1 to");
        assertThat(Program.run("overfit", spec, "--steps", "0").code()).isEqualTo(2);
        Program.Result many = Program.run("overfit", spec, "--steps", "1000001");
        assertThat(many.code()).isEqualTo(2);
        assertThat(many.err()).contains("`--steps` wants 1 to 1,000,000, got 1000001");
        assertThat(Program.run("overfit", spec, "--loss", "NaN").code()).isEqualTo(2);
    }
}
