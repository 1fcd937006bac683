package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs on examples that are drawn: targets of every kind, and what is refused.
class GeneratedDataTest {

    private static final String STEPS = """
            dataset: {generated: {input: {numbers: {shape: [5, 3], lengths: true}}, target: {class_per_step: 4}}}
            architecture: [{linear: 8}, tanh, {linear: 4}]
            loss: softmax_cross_entropy
            metrics: [accuracy, token_accuracy, perplexity, bits_per_character, iou, {top_k: 2}]
            optimizer: adam
            """;

    private static final String PIXELS = """
            dataset: {generated: {input: {numbers: [2, 4, 4]}, target: {class_per_pixel: 3}, examples: 20}}
            architecture: [{conv2d: {out_channels: 4, kernel_size: 3, padding: 1}}, relu, {conv2d: {out_channels: 3, kernel_size: 1}}]
            loss: {softmax_cross_entropy: {class_weights: balanced}}
            metrics: [accuracy, iou, precision]
            optimizer: adam
            """;

    private static final String NUMBERS = """
            dataset: {generated: {input: {numbers: [6, 2]}, target: {numbers: [6, 3]}, validation: 9, test_examples: 5}}
            architecture: [{linear: 3}]
            loss: mse
            optimizer: adam
            """;

    @TempDir
    Path folder;

    private String spec(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text).toString();
    }

    private JsonNode train(String text) throws IOException {
        Program.Result result = Program.run(
                "train", spec(text), "--out", folder.resolve("runs").toString(), "--quiet", "--json", "--no-lock");
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @Test
    void aClassForEachStepIsMeasuredByTarget() throws IOException {
        JsonNode test = train(STEPS).at("/metrics/test");
        assertThat(test.get("token_accuracy")).isEqualTo(test.get("accuracy"));
        assertThat(test.get("perplexity").doubleValue())
                .isEqualTo(StrictMath.exp(test.get("loss").doubleValue()));
        assertThat(test.get("bits_per_character").doubleValue())
                .isEqualTo(test.get("loss").doubleValue() / 0x1.62e42fefa39efp-1);
        assertThat(test.get("iou").doubleValue()).isBetween(0.0, 1.0);
    }

    @Test
    void everyStepThatCountsIsInTheConfusionMatrix() throws IOException {
        String run = train(STEPS).get("run").textValue();
        Program.Result evaluated = Program.run("evaluate", run, "--json");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        JsonNode matrix = new ObjectMapper().readTree(evaluated.out()).get("confusion");
        long sum = 0;
        for (JsonNode row : matrix) {
            for (JsonNode count : row) {
                sum += count.longValue();
            }
        }
        assertThat(sum).isBetween(64L, 64L * 5 - 1);
    }

    @Test
    void aClassForEachPixelIsTrainedAndReproduced() throws IOException {
        JsonNode result = train(PIXELS);
        assertThat(result.at("/metrics/test/iou").doubleValue()).isBetween(0.0, 1.0);
        String run = result.get("run").textValue();
        assertThat(Program.run("verify", run, "--quiet").code()).isZero();
        assertThat(Program.run("data", spec(PIXELS)).out())
                .contains("input   [2, 4, 4]", "outputs [3, 4, 4]")
                .containsPattern("all +20 +20");
    }

    @Test
    void numbersOfAnyShapeAreLearned() throws IOException {
        JsonNode metrics = train(NUMBERS).get("metrics");
        assertThat(metrics.at("/validation/rmse").doubleValue()).isPositive();
        assertThat(Program.run("data", spec(NUMBERS)).out()).containsPattern("all +64 +9 +5");
    }

    /// Only the changed line differs.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {linear: 4}]               | {linear: 5}]            | the last layer gives [5, 5], `class_per_step` needs [5, 4]
            tanh, {linear: 4}]         | flatten, {linear: 4}]   | the last layer gives [4], `class_per_step` needs [5, 4]
            loss: softmax_cross_entropy | loss: mse              | `mse` needs one class for each example, and the dataset has classes at [5] positions
            {top_k: 2}                 | roc_auc                 | `roc_auc` keeps the scores of all targets, and the dataset has some at [5] positions of each example
            class_per_step: 4          | class_per_pixel: 4      | this `target` needs another `input`
            {class_per_step: 4}        | next_token              | this `target` needs another `input`
            """)
    void whatDoesNotFitIsRefused(String written, String changed, String message) throws IOException {
        Program.Result result = Program.run("check", spec(STEPS.replace(written, changed)));
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains(message);
    }

    @Test
    void nothingIsPredicted() throws IOException {
        String run = train(NUMBERS).get("run").textValue();
        Program.Result result = Program.run("predict", run, "--row", "a=1");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("the examples of `generated` are drawn, and never read from a file");
    }
}
