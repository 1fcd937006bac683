package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Weights of classes and smoothed targets in a spec.
class ClassWeightsTest {

    private static final String SPEC = """
            dataset:
              csv:
                file: t.csv
                features: [{numeric: x}]
                target: {boolean: kind}
                test: {last: 0.25}
            architecture: [{linear: 2}]
            loss: {softmax_cross_entropy: {KEYS}}
            optimizer: {gradient_descent: 0.5}
            batch_size: 3
            epochs: 4
            """;

    @TempDir
    Path folder;

    /// Six rows to train with: five of `no` and one of `yes`.
    @BeforeEach
    void writeTable() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "x,kind\n1,no\n2,no\n3,yes\n4,no\n5,no\n6,no\n3,yes\n2,no\n");
    }

    private Program.Result run(String verb, String loss, String... more) throws IOException {
        Path spec = Files.writeString(folder.resolve("t.yaml"), SPEC.replace("KEYS", loss));
        String[] arguments = new String[2 + more.length];
        arguments[0] = verb;
        arguments[1] = spec.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Program.run(arguments);
    }

    private JsonNode train(String loss) throws IOException {
        Program.Result result =
                run("train", loss, "--out", folder.resolve("runs").toString(), "--quiet", "--json");
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @Test
    void balancedWeightsAreThoseOfTheTrainingSet() throws IOException {
        JsonNode balanced = train("class_weights: balanced");
        JsonNode written = train("class_weights: {by_class: [0.6, 3.0]}"); // 6 / (2 * 5) and 6 / (2 * 1)
        assertThat(balanced.get("metrics")).isEqualTo(written.get("metrics"));
        assertThat(balanced.get("metrics")).isNotEqualTo(train("").get("metrics"));
        assertThat(balanced.get("metrics"))
                .isNotEqualTo(
                        train("class_weights: balanced, label_smoothing: 0.1").get("metrics"));
        JsonNode again = new ObjectMapper()
                .readTree(Program.run("evaluate", balanced.get("run").textValue(), "--json")
                        .out());
        assertThat(again.get("loss"))
                .isEqualTo(balanced.get("metrics").get("test").get("loss"));
    }

    @Test
    void theCanonicalSpecHasOnlyTheKeysThatAreWritten() throws IOException {
        assertThat(run("render", "reduction: mean").out()).doesNotContain("class_weights", "label_smoothing");
        assertThat(run("render", "label_smoothing: 0.1, class_weights: balanced")
                        .out())
                .contains("class_weights: balanced", "label_smoothing: 0.1");
    }

    @Test
    void weightsAreAsManyAsClasses() throws IOException {
        Program.Result result = run("check", "class_weights: {by_class: [1, 2, 3]}");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains(
                        "`class_weights` has 3 weights, and the dataset has 2 classes",
                        "write a weight for each class, in the order of the classes, or `class_weights: balanced`");
        assertThat(run("check", "class_weights: {by_class: [1, 0]}").err()).contains("above 0");
        assertThat(run("check", "label_smoothing: 1").err()).contains("below 1");
    }
}
