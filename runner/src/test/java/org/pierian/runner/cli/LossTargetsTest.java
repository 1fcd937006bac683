package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Losses of classes and of numbers, and targets that do not fit them.
class LossTargetsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    /// With `n` of 0 to 5, `share` of 0 to 1 and a class of three.
    private Path spec(String loss, String target, int outputs, String more) throws IOException {
        StringBuilder table = new StringBuilder("x,n,share,kind\n");
        for (int i = 0; i < 48; i++) {
            table.append(i / 48.0 + "," + i / 8 + "," + (i < 24 ? 0.25 : 0.75) + "," + "abc".charAt(i % 3) + "\n");
        }
        Files.writeString(folder.resolve("table.csv"), table);
        return Files.writeString(folder.resolve("spec.yaml"), """
                name: spec
                dataset: {csv: {file: table.csv, features: [{numeric: x}], target: %s, test: {fraction: 0.25}}}
                architecture: [{linear: 8}, tanh, {linear: %s}]
                loss: %s
                optimizer: {adam: 0.02}
                batch_size: 8
                epochs: 60
                %s
                """.formatted(target, outputs, loss, more));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poisson|{number: n}|1|`poisson` needs counts as they are, and the target has a `scale`",
                "kl_divergence|{number: {column: share, scale: minmax}}|1|`kl_divergence` needs probabilities as they are",
                "binary_cross_entropy|{number: share}|1|`binary_cross_entropy` needs numbers of 0 to 1 as they are",
                "poisson|{number: {column: n, scale: none, transform: log}}|1|the target has a `transform`",
                "poisson|{class: {column: kind, values: [a, b, c]}}|3|`poisson` needs numbers, and the dataset has classes",
                "{kl_divergence: {log_target: true}}|{class: {column: kind, values: [a, b, c]}}|3|"
                        + "`log_target` needs numbers, and the dataset has classes",
                "nll|{number: n}|1|`nll` needs classes, and the dataset has numbers",
                "dice|{number: n}|1|`dice` needs classes, and the dataset has numbers",
                "softmax_cross_entropy|{number: n}|1|`softmax_cross_entropy` needs classes, and the dataset has numbers",
                "{nll: {class_weights: {by_class: [1, 2]}}}|{class: {column: kind, values: [a, b, c]}}|3|"
                        + "`class_weights` has 2 weights, and the dataset has 3 classes",
                "{binary_cross_entropy: {pos_weights: [1, 2]}}|{number: {column: share, scale: none}}|1|"
                        + "`pos_weights` has 2 weights, and the network has 1 output",
                "{binary_cross_entropy: {pos_weight: 3, pos_weights: [2]}}|{number: {column: share, scale: none}}|1|"
                        + "`pos_weight` and `pos_weights` may not both be written"
            })
    void whatDoesNotFitIsRefused(String loss, String target, int outputs, String message) throws IOException {
        Program.Result result =
                Program.run("check", spec(loss, target, outputs, "").toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains(message);
    }

    @Test
    void numbersOutOfRangeAreRefusedWhenTheTableIsRead() throws IOException {
        Path spec = spec("binary_cross_entropy", "{number: {column: n, scale: none}}", 1, "");
        Program.Result result = Program.run(
                "train", spec.toString(), "--out", folder.resolve("runs").toString(), "--quiet");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("`binary_cross_entropy` needs numbers of 0 to 1");
    }

    /// Drawn numbers are no probabilities, and half of them have no logarithm.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kl_divergence|65|`kl_divergence` needs probabilities, numbers of 0 to 1, and the target of the training set has -",
                "{kl_divergence: {log_target: true}}|0|''"
            })
    void probabilitiesAreAskedForOfDrawnNumbersToo(String loss, int code, String message) throws IOException {
        Path spec = Files.writeString(folder.resolve("drawn.yaml"), """
                dataset: {generated: {input: {numbers: [3]}, target: {numbers: [4]}, examples: 8}}
                architecture: [{linear: 4}, log_softmax]
                loss: %s
                optimizer: adam
                epochs: 1
                """.formatted(loss));
        Program.Result result = Program.run(
                "train", spec.toString(), "--out", folder.resolve("runs").toString(), "--quiet");
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(message);
    }

    private JsonNode train(String loss, String target, int outputs, String more) throws IOException {
        Program.Result result = Program.run(
                "train",
                spec(loss, target, outputs, more).toString(),
                "--out",
                folder.resolve("runs").toString(),
                "--quiet",
                "--json");
        assertThat(result.code()).as(result.err()).isZero();
        return JSON.readTree(result.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poisson|{number: {column: n, scale: none}}|1.0",
                "binary_cross_entropy|{number: {column: share, scale: none}}|0.2"
            })
    void metricsAndPredictionsAreOfWhatOutputsStandFor(String loss, String target, double most) throws IOException {
        JsonNode trained = train(loss, target, 1, "");
        assertThat(trained.get("metrics").get("test").get("mae").doubleValue()).isLessThan(most);
        Program.Result predicted = Program.run(
                "predict",
                trained.get("run").textValue(),
                folder.resolve("table.csv").toString());
        assertThat(predicted.code()).as(predicted.err()).isZero();
        assertThat(predicted.out().lines().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1)))
                .allSatisfy(number -> assertThat(Double.parseDouble(number)).isBetween(0.0, 8.0));
    }

    @Test
    void aPenaltyMakesWeightsSmallAndIsNoPartOfTheLoss() throws IOException {
        String target = "{number: {column: n, scale: none}}";
        double without = train("mse", target, 1, "")
                .get("metrics")
                .get("train")
                .get("loss")
                .doubleValue();
        double strong = train("mse", target, 1, "penalty: {l2: 10}")
                .get("metrics")
                .get("train")
                .get("loss")
                .doubleValue();
        assertThat(without).isLessThan(1);
        // all that is left is the bias: the variance of 0 to 5
        assertThat(strong).isCloseTo(35.0 / 12, within(1.0));
    }
}
