package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.spec.diagnostic.Diagnostic;

/// Every rule between keys, with its message.
class ContradictionsTest {

    private static final String REST = """
            dataset: xor
            architecture: [{linear: 1}]
            loss: sse
            optimizer: adam
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "init|{uniform: {low: 2, high: 1}}|`low` must be below `high`, got 2.0 and 1.0",
                "init|{truncated_normal: {mean: 3}}|`mean` must be in [`low`, `high`], got 3.0 for [-2.0, 2.0]",
                "init|{truncated_normal: {std: 2, low: -0.5, high: 0.5}}|"
                        + "`std` must not be larger than `high` - `low`, got 2.0 and 1.0",
                "dataset|{fizzbuzz: {from: 9, to: 8}}|`from` must not be above `to`, got 9 and 8",
                "dataset|{fizzbuzz: {test_from: 9, test_to: 8}}|`test_from` must not be above `test_to`, got 9 and 8",
                "dataset|{fizzbuzz: {to: 20000000, binary_digits: 31}}|more than 10,000,000 numbers",
                "dataset|{fizzbuzz: {binary_digits: 8}}|1023 needs 10 binary digits, got 8",
                "dataset|{idx: {train_images: a, train_labels: b, test_images: c, test_labels: d,"
                        + " height: 65536, width: 65536}}|an image of more than 2,147,483,631 pixels, got 65536 by 65536",
                "dataset|{idx: {train_images: a, train_labels: b, test_images: c, test_labels: d,"
                        + " height: 32768, width: 65536}}|an image of more than 2,147,483,631 pixels, got 32768 by 65536",
                "optimizer|{sgd: {learning_rate: 1, nesterov: true}}|"
                        + "`nesterov` needs `momentum` above 0 and `dampening` 0",
                "schedule|{multi_step: [3, 5, 5]}|`milestones` must ascend, got 5 after 5",
                "schedule|{warmup_cosine: {warmup_iters: 3, total_iters: 2}}|"
                        + "`warmup_iters` must not be above `total_iters`, got 3 and 2",
                "schedule|{wsd: {warmup_iters: 3, decay_iters: 2, total_iters: 4}}|"
                        + "`warmup_iters` and `decay_iters` together must not be above `total_iters`, got 5 and 4",
                "schedule|{cyclic: {max_lr: 1, gamma: 0.9}}|`gamma` needs `mode: exp_range`",
                "schedule|{one_cycle: {pct_start: 0.6, three_phase: true}}|"
                        + "`three_phase` needs `pct_start` of at most 0.5, got 0.6",
                "architecture|[{flatten: 0}]|`start_dim: 0` is the batch, whose examples are independent",
                "architecture|[{select: {index: a, dim: 0}}]|`dim: 0` is the batch, whose examples are independent",
                "architecture|[{reshape: [-1, 2, -1]}]|only one axis of `shape` can be -1",
                "architecture|[{reshape: [0]}]|an axis of `shape` cannot have 0 elements",
                "architecture|[{permute: [2, 3]}]|`dims` must have each axis from 1 to 2 once, got [2, 3]",
                "architecture|[{columns: [a, a]}]|`names` has the same column twice",
                "architecture|[{embedding: {embedding_dim: 2, num_embeddings: 3, padding: 3}}]|"
                        + "`padding` must be below `num_embeddings`",
                "architecture|[{positional_embedding: {kind: sinusoidal, init: zeros}}]|"
                        + "`init` needs `kind: learned`; sines and cosines are not drawn",
                "dataset|{csv: {file: t.csv, features: [{categorical: {column: a, values: [b], as: index,"
                        + " missing: zero}}], target: {number: c}}}|"
                        + "`missing: zero` needs `as: one_hot`, for 0 is the index of the first value",
                "architecture|[{conv2d: {out_channels: 3, kernel_size: 1, groups: 2}}]|"
                        + "`groups` must divide `out_channels`, got 2 and 3",
                "architecture|[{conv2d: {out_channels: 3, kernel_size: 1, stride: 2, padding: same}}]|"
                        + "`padding: same` needs `stride: 1`",
                "architecture|[{conv1d: {out_channels: 3, kernel_size: 3, stride: 2, padding: same}}]|"
                        + "`padding: same` needs `stride: 1`",
                "architecture|[{conv1d: {out_channels: 3, kernel_size: 1, groups: 2}}]|"
                        + "`groups` must divide `out_channels`, got 2 and 3",
                "architecture|[{depthwise_conv2d: {kernel_size: 3, stride: [1, 2], padding: same}}]|"
                        + "`padding: same` needs `stride: 1`",
                "architecture|[{conv_transpose2d: {out_channels: 3, kernel_size: 3, stride: 2, output_padding: 2}}]|"
                        + "`output_padding` must be below `stride` or `dilation`",
                "architecture|[{conv_transpose1d: {out_channels: 3, kernel_size: 3, output_padding: 1}}]|"
                        + "`output_padding` must be below `stride` or `dilation`",
                "architecture|[{avg_pool1d: {kernel_size: 3, padding: 2}}]|"
                        + "`padding` must be at most half of `kernel_size`",
                "architecture|[{mean: 0}]|`dim: 0` is the batch, whose examples are independent",
                "architecture|[{max_pool2d: {kernel_size: 3, padding: [1, 2]}}]|"
                        + "`padding` must be at most half of `kernel_size`",
                "architecture|[{avg_pool2d: {kernel_size: 2, padding: 2000000000}}]|"
                        + "`padding` must be at most half of `kernel_size`",
                "architecture|[{self_attention: {num_heads: 4, num_kv_heads: 3}}]|"
                        + "`num_kv_heads` must divide `num_heads`, got 3 and 4",
                "architecture|[{self_attention: {num_heads: 4, window: 8}}]|`window` needs `causal: true`",
                "architecture|[{self_attention: {num_heads: 4, head_dim: 3, rotary: halves}}]|"
                        + "`rotary` needs an even `head_dim`, got 3",
                "architecture|[{gru: {hidden_size: 3, drop_probability: 0.1}}]|"
                        + "`drop_probability` acts between layers and needs `num_layers` of at least 2",
            })
    void brokenRulesAreReported(String key, String value, String message) {
        SpecResult result = Specs.read(REST.replaceAll("(?m)^" + key + ":.*\n", "") + key + ": " + value + "\n");
        assertThat(result.diagnostics().stream().map(Diagnostic::message)).containsExactly(message);
        assertThat(result.diagnostics().getFirst().location().line()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void twoBrokenRulesOfOneRecordAreReportedTogether() {
        SpecResult result = Specs.read(REST.replace(
                "[{linear: 1}]", "[{conv2d: {out_channels: 3, kernel_size: 1, groups: 2, stride: 2, padding: same}}]"));
        assertThat(Specs.codes(result)).containsExactly("S025", "S025");
    }
}
