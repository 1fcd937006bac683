package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.init.Initializer;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;

/// Initial values have the mean, the standard deviation and the bounds of PyTorch's initializers, each within
/// five standard errors of a tensor of that size.
class TorchInitializersTest {

    private static final double ERRORS = 5;

    @TestFactory
    Stream<DynamicTest> numbersAreDistributedAsInPyTorch() {
        return Stream.of("initializers", "initializers-more")
                .flatMap(file -> TorchCases.tests(
                        file, c -> !TorchCases.type(c).equals("Orthogonal"), TorchInitializersTest::distribution));
    }

    @TestFactory
    Stream<DynamicTest> orthogonalMatricesAreOrthogonal() {
        return TorchCases.tests(
                "initializers", c -> TorchCases.type(c).equals("Orthogonal"), TorchInitializersTest::orthogonality);
    }

    private static double number(JsonNode node, String key) {
        return node.required(key).doubleValue();
    }

    private static float[] draw(JsonNode c) {
        double[] dims = GoldenFile.doubles(c.required("config").required("shape"));
        Shape shape = Shape.of(Arrays.stream(dims).mapToInt(d -> (int) d).toArray());
        float[] values = new float[shape.size()];
        initializer(c.required("config")).fill(shape, RandomStream.of(1, StreamTag.INIT, "0.weight"), values);
        return values;
    }

    private static Initializer initializer(JsonNode config) {
        return switch (config.required("type").asText()) {
            case "Constant" -> new Initializer.Constant((float) number(config, "value"));
            case "Uniform" -> new Initializer.Uniform(number(config, "lower"), number(config, "upper"));
            case "Normal" -> new Initializer.Normal(number(config, "mean"), number(config, "std"));
            case "TruncatedNormal" ->
                new Initializer.TruncatedNormal(
                        number(config, "mean"),
                        number(config, "std"),
                        number(config, "lower"),
                        number(config, "upper"));
            case "XavierNormal" -> new Initializer.Xavier();
            case "XavierUniform" -> new Initializer.XavierUniform();
            case "KaimingNormal" -> new Initializer.FanInNormal(gain(config) * gain(config));
            case "KaimingUniform" -> new Initializer.FanInUniform(gain(config) * gain(config));
            case "LecunNormal" -> new Initializer.FanInNormal(1);
            case "LecunUniform" -> new Initializer.FanInUniform(1);
            case "Orthogonal" -> new Initializer.Orthogonal(number(config, "gain"));
            default -> throw new IllegalArgumentException("no counterpart: " + config);
        };
    }

    private static double gain(JsonNode config) {
        assertThat(config.required("mode").asText()).isEqualTo("fan_in");
        return number(config, "gain");
    }

    private static void distribution(JsonNode c) {
        float[] values = draw(c);
        JsonNode expected = c.required("expected").required("output");
        assertThat(values).hasSize(expected.required("count").intValue());
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double variance = 0;
        for (float value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        new Tolerance(0, error(expected, "standard_error_of_mean")).check("mean", mean, number(expected, "mean"));
        new Tolerance(0, error(expected, "standard_error_of_std"))
                .check("standard deviation", Math.sqrt(variance), number(expected, "std"));
        if (expected.has("lower")) {
            for (float value : values) {
                assertThat(value).isBetween((float) number(expected, "lower"), (float) number(expected, "upper"));
            }
        }
    }

    /// How far a statistic may be off; where it is not drawn, by what the sum over the elements is rounded.
    private static double error(JsonNode expected, String key) {
        return expected.has(key) ? ERRORS * number(expected, key) : 1e-12;
    }

    /// The products of all pairs of rows, or of columns where there are fewer.
    private static void orthogonality(JsonNode c) {
        float[] values = draw(c);
        JsonNode expected = c.required("expected").required("output");
        int rows = expected.required("rows").intValue();
        int columns = expected.required("cols").intValue();
        assertThat(values).hasSize(rows * columns);
        boolean byRow = rows <= columns;
        int count = byRow ? rows : columns;
        int length = byRow ? columns : rows;
        double gain = number(c.required("config"), "gain");
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double product = 0;
                for (int k = 0; k < length; k++) {
                    double a = byRow ? values[i * columns + k] : values[k * columns + i];
                    double b = byRow ? values[j * columns + k] : values[k * columns + j];
                    product += a * b;
                }
                new Tolerance(0, 1e-6 * gain * gain)
                        .check("product of " + i + " and " + j, product, i == j ? gain * gain : 0);
            }
        }
    }
}
