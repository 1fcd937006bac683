package org.pierian.runner.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.onnx.format.OnnxNode;
import org.pierian.runner.onnx.format.OnnxTensor;
import org.pierian.runner.onnx.format.OnnxValue;

/// Graphs as other programs write them.
class OnnxImportTest {

    private static OnnxTensor weight(String name, long... dims) {
        int count = 1;
        for (long dim : dims) {
            count *= (int) dim;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return new OnnxTensor(
                name,
                ElementType.FLOAT,
                Arrays.stream(dims).boxed().toList(),
                new OnnxTensor.Content.Floats(() -> values, count));
    }

    private static OnnxTensor longs(String name, Long... values) {
        return new OnnxTensor(
                name, ElementType.INT64, List.of((long) values.length), new OnnxTensor.Content.Longs(List.of(values)));
    }

    private static OnnxNode node(String operator, List<String> inputs, String output, Attribute... attributes) {
        return new OnnxNode("n_" + output, operator, inputs, List.of(output), List.of(attributes));
    }

    private static OnnxModel model(List<String> input, List<OnnxTensor> weights, OnnxNode... nodes) {
        return new OnnxModel(
                "graph",
                21,
                List.of(new OnnxValue("x", ElementType.FLOAT, input, "")),
                List.of(new OnnxValue("y", ElementType.FLOAT, List.of("N", "?"), "")),
                weights,
                List.of(nodes),
                Map.of());
    }

    private static ImportedSpec read(OnnxModel model) {
        return OnnxImport.read(model, "model.onnx", "model", "model-weights.safetensors");
    }

    @Test
    void aPerceptronWithAMatrixInEitherOrder() {
        ImportedSpec spec = read(model(
                List.of("N", "3"),
                List.of(weight("w1", 3, 2), weight("b1", 2), weight("w2", 4, 2), weight("b2", 4)),
                node("MatMul", List.of("x", "w1"), "a"),
                node("Add", List.of("b1", "a"), "b"),
                node("Relu", List.of("b"), "c"),
                node("Gemm", List.of("c", "w2", "b2"), "d", Attribute.of("transB", 1)),
                node("Softmax", List.of("d"), "y", Attribute.of("axis", 1))));
        assertThat(spec.text())
                .contains(
                        """
                        architecture:
                          - linear: 2  # n_a
                          - relu  # n_c
                          - linear: 4  # n_d
                        """,
                        "input: {numbers: [3]}",
                        "target: {class: 4}",
                        "loss: softmax_cross_entropy",
                        "init: {file: model-weights.safetensors}");
        assertThat(spec.remarks()).anyMatch(remark -> remark.contains("softmax at the end is left out"));
        assertThat(spec.tensors())
                .extracting(tensor -> tensor.name() + tensor.shape())
                .containsExactly("0.weight[2, 3]", "0.bias[2]", "2.weight[4, 2]", "2.bias[4]");
        assertThat(spec.tensors().getFirst().values()).containsExactly(0, 2, 4, 1, 3, 5);
    }

    @Test
    void aConvolutionalNetworkWithAResidualBlock() {
        ImportedSpec spec = read(model(
                List.of("N", "1", "8", "8"),
                List.of(
                        weight("k1", 4, 1, 3, 3),
                        weight("k2", 4, 4, 3, 3),
                        weight("s", 4),
                        weight("m", 4),
                        weight("v", 4),
                        weight("w", 5, 4),
                        longs("axes", 2L, 3L)),
                node("Conv", List.of("x", "k1"), "a", Attribute.of("pads", List.of(1L, 1L, 1L, 1L))),
                node("BatchNormalization", List.of("a", "s", "s", "m", "v"), "b"),
                node("Relu", List.of("b"), "c"),
                node("Conv", List.of("c", "k2"), "d", Attribute.of("pads", List.of(1L, 1L, 1L, 1L))),
                node("Add", List.of("d", "c"), "e"),
                node(
                        "MaxPool",
                        List.of("e"),
                        "f",
                        Attribute.of("kernel_shape", List.of(2L, 2L)),
                        Attribute.of("strides", List.of(2L, 2L))),
                node("ReduceMean", List.of("f", "axes"), "g", Attribute.of("keepdims", 0)),
                node("Gemm", List.of("g", "w"), "y", Attribute.of("transB", 1))));
        assertThat(spec.text()).contains("""
                          - conv2d: {out_channels: 4, kernel_size: 3, padding: 1, bias: false}  # n_a
                          - batch_norm: {epsilon: 1.0E-5}  # n_b
                          - relu  # n_c
                          - residual:
                              - conv2d: {out_channels: 4, kernel_size: 3, padding: 1, bias: false}  # n_d
                          - max_pool2d: {kernel_size: 2, stride: 2}  # n_f
                          - global_avg_pool: {keep: false}  # n_g
                          - linear: {out_features: 5, bias: false}  # n_y
                        """, "target: {numbers: [5]}");
        assertThat(spec.tensors())
                .extracting(tensor -> tensor.name())
                .contains("1.running_var", "3.0.weight", "6.weight");
    }

    @Test
    void branchesThatAreConcatenatedAndSilu() {
        ImportedSpec spec = read(model(
                List.of("N", "3"),
                List.of(weight("w1", 3, 2), weight("w2", 3, 4)),
                node("Sigmoid", List.of("x"), "s"),
                node("Mul", List.of("x", "s"), "silu"),
                node("MatMul", List.of("silu", "w1"), "a"),
                node("MatMul", List.of("silu", "w2"), "b"),
                node("Concat", List.of("b", "a"), "y", Attribute.of("axis", 1))));
        assertThat(spec.text()).contains("""
                          - silu
                          - parallel:
                              join: concat
                              dim: 1
                              branches:
                                - sequential:
                                    - linear: {out_features: 4, bias: false}  # n_b
                                - sequential:
                                    - linear: {out_features: 2, bias: false}  # n_a
                        """);
        assertThat(spec.tensors()).extracting(tensor -> tensor.name()).containsExactly("1.0.0.weight", "1.1.0.weight");
    }

    @Test
    void everyNodeWithoutWordsIsNamedAtOnce() {
        assertThatThrownBy(() -> read(model(
                        List.of("N", "3"),
                        List.of(),
                        node("Erf", List.of("x"), "a"),
                        node("Relu", List.of("a"), "b"),
                        node("CumSum", List.of("b"), "y"))))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exitCode().number()).isEqualTo(65);
                    assertThat(failure.details())
                            .containsExactly(
                                    "node `n_a`, operator `Erf`: the language has no layer for it, or not in this place",
                                    "node `n_y`, operator `CumSum`: the language has no layer for it, or not in this place");
                });
    }

    @Test
    void aCircleIsRefused() {
        assertThatThrownBy(() -> read(model(
                        List.of("N", "3"),
                        List.of(),
                        node("Add", List.of("x", "b"), "a"),
                        node("Relu", List.of("a"), "b"),
                        node("Relu", List.of("b"), "y"))))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.details()).anyMatch(line -> line.contains("comes from behind it")));
    }

    @Test
    void anAxisOfNoFixedSizeIsRefused() {
        assertThatThrownBy(() -> read(model(List.of("N", "height"), List.of(), node("Relu", List.of("x"), "y"))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("whose size is not fixed");
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> read(
                        model(List.of("N", "5"), List.of(weight("w1", 3, 2)), node("MatMul", List.of("x", "w1"), "y"))))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.details()).isNotEmpty());
    }
}
