package org.pierian.spec.read;

import java.nio.file.Path;
import java.util.List;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.SourceText;

/// Reads texts as specs, for tests.
final class Specs {

    /// Uses every key of the language that can be written together with the others.
    static final String FULL = """
            name: full
            numerics: 1
            seed: 7
            dataset:
              mnist:
                scale: unit
                layout: image
                train_limit: 100
                test_limit: 50
                validation: 20
            architecture:
              - conv2d:
                  out_channels: 4
                  kernel_size: [3, 5]
                  in_channels: 1
                  stride: 1
                  padding: same
                  dilation: 1
                  groups: 1
                  bias: false
                  init: he_normal
              - max_pool2d: {kernel_size: 2, stride: 2, padding: 0}
              - avg_pool2d: {kernel_size: 2, stride: [1, 1], padding: 1}
              - relu
              - flatten
              - linear:
                  out_features: 30
                  in_features: 900
                  bias: true
                  init: {uniform: {low: -0.1, high: 0.1}}
                  bias_init: {constant: {value: 0.5}}
              - dropout: {drop_probability: 0.1}
              - sequential: {layers: [tanh, sigmoid]}
              - linear: 10
            init: {normal: {mean: 0.0, std: 0.05}}
            bias_init: {book_normal: {mean: 0.0, variance: 0.1}}
            loss: {softmax_cross_entropy: {reduction: mean}}
            optimizer:
              adam:
                learning_rate: 0.001
                betas: [0.9, 0.999]
                epsilon: 1e-8
                weight_decay: 0.0
            schedule: {warmup_cosine: {warmup_iters: 3, total_iters: 14, min_lr: 1e-5, by: step}}
            penalty: {elastic_net: {l1: 0.001, l2: 0.01}}
            clip: {norm: {max_norm: 1.0, norm_type: l2}}
            batch_size: 16
            epochs: 2
            shuffle: true
            early_stopping: {loss: {patience: 5, split: validation, min_delta: 0.001, restore_best: true}}
            checkpoint: {steps: 100}
            """;

    /// Uses every key of a table.
    static final String TABLE = """
            dataset:
              csv:
                file: data/table.csv
                features:
                  - numeric: {column: weight, scale: minmax, missing: mean}
                  - numeric:
                      column: height
                      scale: none
                      missing: zero
                  - categorical: {column: island, values: [Biscoe, Dream], missing: zero}
                target:
                  class: {column: species, values: [Adelie, Gentoo]}
                test: {file: data/test.csv}
                validation: {fraction: 0.25}
                split_seed: 3
                group: farm
                stratify: true
                separator: semicolon
                missing_values: [NA, "?"]
                decimal: comma
                thousands: "."
                header: true
                trim: true
                comment: "#"
                encoding: windows-1252
            architecture:
              - linear: 2
            loss: softmax_cross_entropy
            optimizer: adam
            """;

    private Specs() {}

    static SpecResult read(String text, String... sets) {
        return SpecReader.read(SourceText.of("test.yaml", text), Path.of("test.yaml"), List.of(sets));
    }

    static List<String> codes(SpecResult result) {
        return result.diagnostics().stream().map(Diagnostic::code).toList();
    }
}
