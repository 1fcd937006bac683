package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `amsgrad` is a key that specs did not have before: it is in none that does not write it.
class AmsgradTest {

    @TempDir
    Path folder;

    private Path spec(String optimizer, String key) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), """
                dataset: xor
                architecture: [{linear: 2}, tanh, {linear: 1}]
                loss: sse
                optimizer: {%s: {learning_rate: 0.1%s}}
                epochs: 5
                """.formatted(optimizer, key));
    }

    private JsonNode train(String optimizer, String key) throws IOException {
        Program.Result result = Program.run(
                "train", spec(optimizer, key).toString(), "--no-lock", "--quiet", "--json", "--out", folder.toString());
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out()).get("metrics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "adamw"})
    void itChangesARunAndIsWrittenOnlyWhereItIsRead(String optimizer) throws IOException {
        assertThat(Program.run("render", spec(optimizer, "").toString()).out()).doesNotContain("amsgrad");
        assertThat(Program.run("render", spec(optimizer, ", amsgrad: true").toString())
                        .out())
                .contains("amsgrad: true");
        JsonNode without = train(optimizer, "");
        assertThat(train(optimizer, ", amsgrad: false")).isEqualTo(without);
        assertThat(train(optimizer, ", amsgrad: true, betas: [0.9, 0.5]"))
                .isNotEqualTo(train(optimizer, ", betas: [0.9, 0.5]"));
    }
}
