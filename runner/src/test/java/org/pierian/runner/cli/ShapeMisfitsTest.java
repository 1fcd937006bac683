package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Architectures that do not fit: `check` refuses each at the line of the layer, with the shapes on the way,
/// and reads no data for it.
class ShapeMisfitsTest {

    private static final String XOR = "xor";
    private static final String FIZZBUZZ = "fizzbuzz";
    private static final String ROWS = "mnist";
    private static final String PICTURES = "{mnist: {layout: image}}";

    /// One layer in a line; the one that `check` has to point at is marked by `<`.
    private record Misfit(String dataset, String layers) {}

    private static final List<Misfit> MISFITS = List.of(
            // The inputs that a person wrote are others than those that come.
            misfit(XOR, "linear: {out_features: 1, in_features: 3} <"),
            misfit(XOR, "linear: 2", "sigmoid", "linear: {out_features: 1, in_features: 3} <"),
            misfit(XOR, "linear: 2", "linear: {out_features: 1, in_features: 1} <"),
            misfit(XOR, "linear: {out_features: 4, in_features: 20000} <", "linear: 1"),
            misfit(FIZZBUZZ, "linear: {out_features: 4, in_features: 11} <"),
            misfit(FIZZBUZZ, "linear: 25", "tanh", "linear: {out_features: 4, in_features: 24} <"),
            misfit(FIZZBUZZ, "linear: 25", "dropout: 0.1", "tanh", "linear: {out_features: 4, in_features: 10} <"),
            misfit(ROWS, "linear: {out_features: 10, in_features: 783} <"),
            misfit(ROWS, "linear: {out_features: 10, in_features: 28} <"),
            misfit(ROWS, "linear: 30", "tanh", "linear: {out_features: 10, in_features: 784} <"),
            misfit(ROWS, "linear: 30", "sequential: [tanh, {linear: {out_features: 10, in_features: 31}}] <"),
            misfit(PICTURES, "flatten", "linear: {out_features: 10, in_features: 783} <"),
            misfit(PICTURES, "conv2d: {out_channels: 8, kernel_size: 3, in_channels: 3} <", "flatten", "linear: 10"),
            misfit(
                    PICTURES,
                    "conv2d: {out_channels: 8, kernel_size: 3}",
                    "conv2d: {out_channels: 8, kernel_size: 3, in_channels: 4} <",
                    "flatten",
                    "linear: 10"),
            misfit(
                    PICTURES,
                    "conv2d: {out_channels: 4, kernel_size: 3}",
                    "flatten",
                    "linear: {out_features: 10, in_features: 3136} <"),
            // A layer for rows gets images, or the other way round.
            misfit(PICTURES, "linear: 10 <"),
            misfit(PICTURES, "relu", "linear: 10 <"),
            misfit(PICTURES, "conv2d: {out_channels: 4, kernel_size: 3}", "linear: 10 <"),
            misfit(PICTURES, "max_pool2d: 2", "linear: 10 <"),
            misfit(ROWS, "conv2d: {out_channels: 4, kernel_size: 3} <", "flatten", "linear: 10"),
            misfit(ROWS, "max_pool2d: 2 <", "flatten", "linear: 10"),
            misfit(ROWS, "avg_pool2d: 2 <", "flatten", "linear: 10"),
            misfit(ROWS, "linear: 30", "conv2d: {out_channels: 4, kernel_size: 3} <", "flatten", "linear: 10"),
            misfit(XOR, "conv2d: {out_channels: 4, kernel_size: 1} <", "linear: 1"),
            misfit(XOR, "max_pool2d: 1 <", "linear: 1"),
            misfit(FIZZBUZZ, "avg_pool2d: 2 <", "linear: 4"),
            misfit(PICTURES, "flatten", "conv2d: {out_channels: 4, kernel_size: 3} <", "linear: 10"),
            misfit(PICTURES, "flatten", "max_pool2d: 2 <", "linear: 10"),
            misfit(PICTURES, "flatten", "linear: 49", "avg_pool2d: 7 <", "linear: 10"),
            // Windows that are larger than the image.
            misfit(PICTURES, "conv2d: {out_channels: 4, kernel_size: 29} <", "flatten", "linear: 10"),
            misfit(PICTURES, "conv2d: {out_channels: 4, kernel_size: [3, 30]} <", "flatten", "linear: 10"),
            misfit(PICTURES, "conv2d: {out_channels: 4, kernel_size: 3, dilation: 14} <", "flatten", "linear: 10"),
            misfit(PICTURES, "max_pool2d: 29 <", "flatten", "linear: 10"),
            misfit(PICTURES, "avg_pool2d: [1, 29] <", "flatten", "linear: 10"),
            misfit(
                    PICTURES,
                    "max_pool2d: 2",
                    "max_pool2d: 2",
                    "max_pool2d: 2",
                    "conv2d: {out_channels: 4, kernel_size: 4} <",
                    "flatten",
                    "linear: 10"),
            misfit(PICTURES, "conv2d: {out_channels: 4, kernel_size: 28}", "max_pool2d: 2 <", "flatten", "linear: 10"),
            // Groups that do not divide the channels.
            misfit(PICTURES, "conv2d: {out_channels: 4, kernel_size: 3, groups: 2} <", "flatten", "linear: 10"),
            misfit(
                    PICTURES,
                    "conv2d: {out_channels: 3, kernel_size: 3}",
                    "conv2d: {out_channels: 4, kernel_size: 3, groups: 2} <",
                    "flatten",
                    "linear: 10"),
            // The last layer does not give what the dataset wants.
            misfit(XOR, "linear: 2 <"),
            misfit(XOR, "linear: 2", "sigmoid <"),
            misfit(FIZZBUZZ, "linear: 25", "tanh", "linear: 3 <"),
            misfit(FIZZBUZZ, "linear: 25", "tanh", "linear: 5", "tanh <"),
            misfit(ROWS, "linear: 9 <"),
            misfit(ROWS, "linear: 30", "dropout: 0.1 <"),
            misfit(ROWS, "tanh <"),
            misfit(PICTURES, "conv2d: {out_channels: 10, kernel_size: 28} <"),
            misfit(PICTURES, "flatten <"),
            misfit(PICTURES, "relu <"),
            misfit(ROWS, "linear: 30", "sequential: [tanh, {linear: 11}] <"),
            // Too large to exist.
            misfit(XOR, "linear: 500000000", "linear: 2000000000 <", "linear: 1"),
            misfit(ROWS, "linear: 1000000000 <", "linear: 10"),
            misfit(PICTURES, "conv2d: {out_channels: 2000000000, kernel_size: 3} <", "flatten", "linear: 10"));

    @TempDir
    Path folder;

    private static Misfit misfit(String dataset, String... layers) {
        return new Misfit(
                dataset,
                String.join(
                        "", Arrays.stream(layers).map(l -> "  - " + l + "\n").toList()));
    }

    @Test
    void thereAreManyAndNoneTwice() {
        assertThat(MISFITS).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefusedAtItsLine() {
        return MISFITS.stream()
                .map(misfit -> DynamicTest.dynamicTest(
                        misfit.dataset() + " " + misfit.layers().strip(), () -> refuse(misfit)));
    }

    private void refuse(Misfit misfit) throws IOException {
        String text = "dataset: " + misfit.dataset() + "\narchitecture:\n" + misfit.layers()
                + "loss: sse\noptimizer: gradient_descent\n";
        int line = text.substring(0, text.indexOf(" <")).split("\n", -1).length;
        Path spec = Files.writeString(folder.resolve("misfit.yaml"), text.replace(" <", ""));
        Program.Result result = Program.run("check", spec.toString());
        assertThat(result.code()).as(result.err()).isEqualTo(65);
        assertThat(result.err())
                .containsPattern("error\\[S04[01]\\]")
                .contains("misfit.yaml:" + line + ":", "line 1: dataset", "help: ");
        assertThat(result.err().split("error\\[", -1)).as("one error").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "xor; max_pool2d: 1; the examples of `xor` are two numbers each, not images",
                "fizzbuzz; avg_pool2d: 2; the examples of `fizzbuzz` are rows of binary digits, not images",
                "mnist; max_pool2d: 2; an image comes from `dataset: {mnist: {layout: image}}`",
                "{mnist: {layout: image}}; linear: 10; add `- flatten` before it",
                "{mnist: {layout: image}}; max_pool2d: 29; make the window smaller, or the picture larger",
                "{mnist: {layout: image}}; conv2d: {out_channels: 8, kernel_size: 3, in_channels: 3}; `in_channels: 1`",
                "mnist; linear: {out_features: 10, in_features: 783}; `in_features: 784`",
                "{mnist: {layout: image}}; linear: {out_features: 10, in_features: 784}; add `- flatten` before it",
                "{mnist: {layout: image}}; linear: {out_features: 10, in_features: 27}; `in_features: 28`",
                "{mnist: {layout: image}}; linear: 30; end the architecture with `- flatten` and `- linear: 10`",
                "{mnist: {layout: image}}; layer_norm; end the architecture with `- flatten` and `- linear: 10`",
                "{mnist: {layout: image}}; sequential: [tanh, {linear: 10}]; add `- flatten` before it",
                "{mnist: {layout: image}}; conv2d: {out_channels: 10, kernel_size: 28};"
                        + " end the architecture with `- flatten` and `- linear: 10`",
                "{mnist: {layout: image}}; residual: [{linear: 28}];"
                        + " end the architecture with `- flatten` and `- linear: 10`",
                "mnist; residual: [{linear: 10}]; let the layers inside give [784], or write them without `residual`",
            })
    void theHelpFitsTheDataset(String dataset, String layer, String help) throws IOException {
        Path spec = Files.writeString(
                folder.resolve("misfit.yaml"),
                "dataset: " + dataset + "\narchitecture:\n  - " + layer + "\nloss: sse\noptimizer: gradient_descent\n");
        assertThat(Program.run("check", spec.toString()).err()).contains(help);
    }
}
