package org.pierian.runner.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;

/// Layers of each family with keys that change what is computed, in ONNX Runtime.
class LayersInOnnxTest {

    private static final String ROW = "{numbers: [6]}";
    private static final String LINE = "{numbers: [4, 9]}";
    private static final String IMAGE = "{numbers: [4, 7, 9]}";
    private static final String STEPS = "{numbers: [5, 8]}";
    private static final String SHORTER = "{numbers: {shape: [5, 8], lengths: true}}";
    private static final String INDICES = "{indices: {shape: [5], vocabulary: 7}}";

    private static RunSpec read(String input, String layers, String target) {
        String text = "name: layers\ndataset: {generated: {input: " + input + ", target: {numbers: " + target
                + "}}}\narchitecture: [" + layers + "]\nloss: mse\noptimizer: {sgd: {learning_rate: 0.1}}\nepochs: 1\n";
        return SpecReader.read(SourceText.of("layers.yaml", text), Path.of("layers.yaml"), List.of())
                .spec()
                .orElseThrow(() -> new AssertionError(text))
                .spec();
    }

    private static void check(String input, String layers) {
        RunSpec sketch = read(input, layers, "[1]");
        Shape output = LayerBinder.architecture(sketch)
                .output(DatasetBinder.bind(sketch.dataset()).declaration().input())
                .shape();
        String target = Arrays.toString(output.toArray());
        try (Backend backend = CpuBackend.scalar()) {
            assertThat(new ComparedNetwork(read(input, layers, target), 3, backend).difference())
                    .as(layers)
                    .isLessThan(ComparedNetwork.TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sigmoid",
                "tanh",
                "relu",
                "leaky_relu: 0.2",
                "relu6",
                "hard_tanh",
                "hard_sigmoid",
                "hard_swish",
                "softsign",
                "elu: 0.7",
                "celu: 0.5",
                "selu",
                "gelu",
                "gelu: tanh",
                "silu",
                "softplus",
                "softplus: 3.0",
                "mish",
                "identity",
                "scale: -2.5",
                "prelu",
                "glu",
                "softmax",
                "log_softmax",
                "book_dropout: 0.3",
                "dropout: 0.3",
                "layer_scale: 0.5",
                "gaussian_noise: 0.1",
                "drop_path: 0.1",
                "linear: {out_features: 3, bias: false}",
                "layer_norm",
                "layer_norm: {weight: false, bias: false}",
                "rms_norm",
                "batch_norm",
                "batch_norm: {weight: false, bias: false}",
                "numeric_embedding: 3",
                "reshape: [2, -1]",
                "group_norm: 2"
            })
    void rows(String layer) {
        check(ROW, "{linear: 6}, " + (layer.contains(":") ? "{" + layer + "}" : layer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv2d: {out_channels: 6, kernel_size: [2, 4], padding: same}",
                "conv2d: {out_channels: 6, kernel_size: 3, stride: [1, 2], padding: half, dilation: 2, groups: 2, bias: false}",
                "depthwise_conv2d: {kernel_size: 3, multiplier: 2, padding: 1}",
                "conv_transpose2d: {out_channels: 6, kernel_size: 3, stride: 2, padding: 1, output_padding: 1, groups: 2}",
                "max_pool2d: 2",
                "max_pool2d: {kernel_size: 3, stride: 2, padding: 1, ceil_mode: true}",
                "avg_pool2d: {kernel_size: 3, stride: 2, padding: 1, ceil_mode: true}",
                "avg_pool2d: {kernel_size: 3, stride: 2, padding: 1, ceil_mode: true, count_include_pad: false}",
                "avg_pool2d: {kernel_size: [2, 4], stride: 3, ceil_mode: true}",
                "adaptive_avg_pool2d: [3, 4]",
                "adaptive_avg_pool2d: [7, 3]",
                "global_avg_pool",
                "global_max_pool: {keep: true}",
                "mean: -1",
                "max: {dim: 2, keep: true}",
                "sum: 1",
                "upsample: {scale: [2, 3]}",
                "upsample: {scale: 2, mode: bilinear}",
                "group_norm: 2",
                "instance_norm: {weight: true, bias: true}",
                "batch_norm",
                "layer_norm: {dim: 1}",
                "layer_scale: {initial: 0.5, dim: 1}",
                "prelu: 4",
                "glu: 1",
                "spatial_dropout: 0.2",
                "channel_shuffle: 2",
                "flatten",
                "flatten: {start_dim: 2}",
                "permute: [3, 1, 2]",
                "select: {index: -2, dim: 3}",
                "slice: {start: 1, end: -1, dim: 2}",
                "pad: {before: 2, after: 1}",
                "pad: {before: 1, after: 2, dim: 2, mode: reflect}",
                "pad: {before: 1, dim: 3, mode: replicate}"
            })
    void images(String layer) {
        check(IMAGE, layer.contains(":") ? "{" + layer + "}" : layer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv1d: {out_channels: 6, kernel_size: 4, padding: causal, dilation: 2}",
                "conv1d: {out_channels: 6, kernel_size: 3, padding: [2, 0], stride: 2, groups: 2}",
                "conv_transpose1d: {out_channels: 3, kernel_size: 4, stride: 2, padding: 1}",
                "max_pool1d: {kernel_size: 4, padding: 1}",
                "avg_pool1d: {kernel_size: 4, stride: 3, padding: 1, ceil_mode: true}"
            })
    void lines(String layer) {
        check(LINE, "{" + layer + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear: 3",
                "rnn: 4",
                "rnn: {hidden_size: 4, num_layers: 2, bidirectional: true, bias: false}",
                "gru: 4",
                "gru: {hidden_size: 4, recurrent_bias: false, output: last}",
                "gru: {hidden_size: 4, num_layers: 2, bidirectional: true, output: last}",
                "lstm: {hidden_size: 4, num_layers: 2}",
                "lstm: {hidden_size: 4, bidirectional: true, output: last}",
                "self_attention: 2",
                "self_attention: {num_heads: 4, causal: true, window: 2, num_kv_heads: 2, bias: false}",
                "self_attention: {num_heads: 2, head_dim: 6, rotary: halves}",
                "self_attention: {num_heads: 2, causal: true, rotary: adjacent}",
                "positional_embedding: {}",
                "positional_embedding: {max_length: 9}",
                "positional_embedding: {kind: sinusoidal}",
                "class_token: {}",
                "mean: 1",
                "max: 1",
                "sum: {dim: 1, keep: true}",
                "layer_norm: {}"
            })
    void stepsOfFullAndOfShorterExamples(String layer) {
        check(STEPS, "{" + layer + "}");
        check(SHORTER, "{" + layer + "}" + (hasNoSteps(layer) ? "" : ", {mean: 1}"));
    }

    private static boolean hasNoSteps(String layer) {
        return layer.contains("output: last") || layer.matches("(mean|max|sum).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedding: 3", "one_hot: {}", "embedding: {embedding_dim: 3, num_embeddings: 9}"})
    void indices(String layer) {
        check(INDICES, "{" + layer + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "residual: [{linear: 6}, tanh]",
                "residual: {layers: [{linear: 3}], projection: [{linear: 3}]}",
                "residual: {layers: [{linear: 6}], projection: [{linear: 6}]}",
                "parallel: {branches: [identity, [{linear: 6}, tanh]], join: add}",
                "parallel: {branches: [{linear: 1}, {linear: 6}, sigmoid], join: multiply}",
                "parallel: {branches: [{linear: 2}, identity], join: concat, dim: -1}",
                "parallel: {branches: [{linear: 2}, tanh, identity], join: concat, split: true}",
                "sequential: [{repeat: {times: 2, layers: [{linear: 6}, relu]}}]"
            })
    void containers(String layer) {
        check(ROW, "{" + layer + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{linear: 6, name: a}, relu, {linear: {out_features: 6, tied_to: a}}",
                "[{linear: 6, name: a}], {sequential: [{linear: {out_features: 6}, name: b}, {linear: {out_features: 6, tied_to: b}}]}"
            })
    void sharedWeights(String layers) {
        check(ROW, layers);
    }
}
