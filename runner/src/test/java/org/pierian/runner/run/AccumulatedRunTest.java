package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.runner.record.RunRecord;
import org.pierian.spec.RunSpec;

/// Batches whose gradients make one step give the bits of one batch that is as large: weights, metrics and the
/// chain of hashes along the way.
class AccumulatedRunTest {

    private static final String BASE = """
            name: accumulated
            seed: 5
            epochs: 2
            """;

    private static final String XOR = """
            dataset: xor
            architecture: [{linear: 2}, sigmoid, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: 0.1}
            """;

    private static final String MLP = """
            dataset: {fizzbuzz: {from: 101, to: 201, test_from: 1, test_to: 30, validation: 12}}
            architecture: [{linear: 40}, layer_norm, gelu, {dropout: 0.3}, {linear: {out_features: 4}}]
            loss: {softmax_cross_entropy: {class_weights: {by_class: [0.7, 1, 1.3, 2.1]}, label_smoothing: 0.1}}
            optimizer: {adam: 0.01}
            schedule: {warmup_cosine: {warmup_iters: 3}}
            clip: {norm: 0.05}
            penalty: {l2: 0.001}
            average: {ema: 0.9}
            """;

    /// Layers so wide that with one example the product of a gradient is not written down.
    private static final String WIDE = """
            dataset: {fizzbuzz: {from: 101, to: 161, test_from: 1, test_to: 30}}
            architecture: [{linear: 200}, tanh, {linear: 40}, tanh, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {momentum: 0.01}
            """;

    private static final String CNN = """
            dataset: {generated: {input: {numbers: [2, 9, 9]}, target: {class: 3}, examples: 61}}
            architecture:
              - conv2d: {out_channels: 8, kernel_size: 3, padding: same}
              - relu
              - {spatial_dropout: 0.2}
              - depthwise_conv2d: {kernel_size: 3, padding: same}
              - {group_norm: 2}
              - prelu
              - {max_pool2d: 2}
              - residual: [{conv2d: {out_channels: 8, kernel_size: 1}}, {drop_path: 0.3}]
              - conv_transpose2d: {out_channels: 3, kernel_size: 2, stride: 2}
              - gaussian_noise: 0.1
              - flatten
              - {linear: 3}
            loss: softmax_cross_entropy
            optimizer: {sgd: {learning_rate: 0.05, momentum: 0.9}}
            """;

    /// A picture of more than 4,096 positions: each example is more than one segment of a sum.
    private static final String LARGE_PICTURES = """
            dataset: {generated: {input: {numbers: [1, 66, 66]}, target: {class_per_pixel: 2}, examples: 26}}
            architecture: [{conv2d: {out_channels: 3, kernel_size: 3, padding: same}}, tanh, {conv2d: {out_channels: 2, kernel_size: 1}}]
            loss: softmax_cross_entropy
            optimizer: {momentum: 0.05}
            """;

    private static final String LSTM = """
            dataset: {generated: {input: {indices: {shape: [7], vocabulary: 11, lengths: true}}, target: next_token, examples: 61}}
            architecture: [{embedding: 6}, {lstm: {hidden_size: 5, num_layers: 2, bidirectional: true, drop_probability: 0.3}}, {linear: 11}]
            loss: softmax_cross_entropy
            optimizer: {adamw: 0.01}
            """;

    private static final String GRU = """
            dataset: {generated: {input: {numbers: {shape: [6, 3], lengths: true}}, target: {class: 3}, examples: 61}}
            architecture: [{gru: {hidden_size: 5, output: last}}, {linear: 3}]
            loss: softmax_cross_entropy
            optimizer: {rmsprop: 0.01}
            """;

    private static final String ATTENTION = """
            dataset: {generated: {input: {indices: {shape: [8], vocabulary: 12, lengths: true}}, target: next_token, examples: 61}}
            architecture:
              - {embedding: 8, name: tokens}
              - positional_embedding
              - residual: [layer_norm, {self_attention: {num_heads: 2, causal: true, drop_probability: 0.2}}]
              - residual: [layer_norm, {linear: 16}, gelu, {dropout: 0.1}, {linear: 8}, {layer_scale: 0.5}]
              - rms_norm
              - linear: {out_features: 12, bias: false, tied_to: tokens}
            loss: softmax_cross_entropy
            optimizer: {lamb: 0.01}
            """;

    @TempDir
    Path folder;

    private RunRecord train(String network, int batch, int accumulate, Backend backend) {
        String spec = BASE + network + "batch_size: " + batch + "\n"
                + (accumulate == 1 ? "" : "accumulate: " + accumulate + "\n");
        try (backend) {
            Experiment experiment = SmallRun.experiment(spec, folder, backend);
            return Training.run(experiment, SmallRun.SILENT).record(experiment);
        }
    }

    private static Backend vector(int threads) {
        return new CpuBackend(KernelChoice.VECTOR, threads);
    }

    @ParameterizedTest
    @ValueSource(strings = {XOR, MLP, WIDE, CNN, LARGE_PICTURES, LSTM, GRU, ATTENTION})
    void accumulatedBatchesAreOneLargeBatch(String network) {
        RunRecord whole = train(network, 24, 1, CpuBackend.scalar());
        for (int batch : List.of(1, 3, 5, 8, 12)) {
            int accumulate = batch == 5 ? 3 : 24 / batch; // of 61 examples, 15 leave a last one
            for (int threads : List.of(0, 1, 3)) {
                RunRecord expected =
                        batch * accumulate == 24 ? whole : train(network, batch * accumulate, 1, vector(1));
                RunRecord parts =
                        train(network, batch, accumulate, threads == 0 ? CpuBackend.scalar() : vector(threads));
                assertThat(parts.hasSameBits(expected))
                        .as("%s batches of %s, %s threads", accumulate, batch, threads)
                        .isTrue();
                assertThat(parts.metrics()).isEqualTo(expected.metrics());
            }
        }
    }

    /// Batch normalization looks at a batch, not at a step: the one case in which the bits are others.
    @Test
    void batchNormalizationSeesEachBatchAlone() {
        String network = XOR.replace("sigmoid", "batch_norm, sigmoid");
        RunRecord whole = train(network, 4, 1, CpuBackend.scalar());
        RunRecord parts = train(network, 2, 2, CpuBackend.scalar());
        assertThat(parts.weightsSha256()).isNotEqualTo(whole.weightsSha256());
    }

    @Test
    void aSumOverABatchIsOneOverTheStep() {
        String network = MLP.replaceAll("(?m)^loss: .*$", "loss: {softmax_cross_entropy: {reduction: sum}}");
        assertThat(train(network, 5, 3, CpuBackend.scalar()).hasSameBits(train(network, 15, 1, CpuBackend.scalar())))
                .isTrue();
    }

    @Test
    void anAccumulatingRunCanBeStoppedAnywhere() throws IOException {
        StoppedRuns.assertSameFromEverywhere(BASE + MLP + "batch_size: 5\naccumulate: 3\n", folder);
    }

    @Test
    void oneBatchForEachStepIsWhatIsMeantWithoutTheKey() {
        RunSpec without = SmallRun.experiment(BASE + XOR, folder).spec();
        RunSpec one =
                SmallRun.experiment(BASE + XOR + "accumulate: 1\n", folder).spec();
        assertThat(one.essence()).isEqualTo(without.essence());
    }
}
