package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Verbs that try a spec out say what `train` says of a bad one.
class TrialInputsTest {

    @TempDir
    Path folder;

    private void assertSame(String verb, String spec) {
        Program.Result expected =
                Program.run("train", spec, "--out", folder.resolve("runs").toString(), "--offline");
        assertThat(expected.code()).isNotZero();
        assertThat(Program.run(verb, spec, "--offline")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradcheck", "time", "overfit", "lr-find"})
    void badSpecsAreRefusedAsTrainRefusesThem(String verb) throws IOException {
        String spec = folder.resolve("s.yaml").toString();
        assertSame(verb, folder.resolve("none.yaml").toString());
        Files.writeString(Path.of(spec), """
                dataset: xor
                architecture: [{linear: 1}]
                loss: sse
                optimizer: {gradient_decent: {}}
                """);
        assertSame(verb, spec);
        Files.writeString(Path.of(spec), """
                dataset: mnist
                architecture: [{linear: 30}, {linear: {out_features: 10, in_features: 20}}]
                loss: sse
                optimizer: sgd
                """);
        assertSame(verb, spec);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradcheck", "overfit", "lr-find"})
    void missingDataIsMissedAsByTrain(String verb) throws IOException {
        String spec = Files.writeString(folder.resolve("t.yaml"), """
                dataset:
                  csv:
                    file: none.csv
                    features: [{numeric: a}]
                    target: {number: b}
                    test: {fraction: 0.2}
                architecture: [{linear: 1}]
                loss: mse
                optimizer: {sgd: 0.1}
                """).toString();
        assertSame(verb, spec);
    }
}
