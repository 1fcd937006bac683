package org.pierian.runner.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;

/// Names and shapes as PyTorch saves them.
class TorchImportTest {

    @TempDir
    Path folder;

    private static NamedTensor tensor(String name, int... dims) {
        Shape shape = Shape.of(dims);
        float[] values = new float[shape.size()];
        Arrays.fill(values, 0.5f);
        return new NamedTensor(name, shape, values);
    }

    private ImportedSpec read(NamedTensor... tensors) throws IOException {
        Path file = folder.resolve("model.safetensors");
        try (OutputStream out = Files.newOutputStream(file)) {
            SafeTensors.write(out, List.of(tensors));
        }
        return TorchImport.read(file, "model", "w.safetensors");
    }

    @Test
    void aSequenceOfLinearLayersInTheOrderOfTheirNumbers() throws IOException {
        ImportedSpec spec = read(
                tensor("10.bias", 2),
                tensor("10.weight", 2, 7),
                tensor("0.bias", 5),
                tensor("0.weight", 5, 3),
                tensor("2.weight", 7, 5));
        assertThat(spec.text())
                .contains(
                        """
                          - {linear: {out_features: 5, in_features: 3}, name: layer_0}
                          # ? layer 1 has no parameters: an activation, pooling, dropout or flatten?
                          - {linear: {out_features: 7, in_features: 5, bias: false}, name: layer_2}
                        """,
                        "  - {linear: {out_features: 2, in_features: 7}, name: layer_10}\n",
                        "input: {numbers: [3]}",
                        "target: {numbers: [2]}");
        assertThat(spec.tensors())
                .extracting(NamedTensor::name)
                .containsExactly(
                        "layer_0.bias", "layer_0.weight", "layer_2.weight", "layer_10.bias", "layer_10.weight");
        assertThat(spec.remarks()).singleElement().asString().contains("leaves 8 questions open");
    }

    @Test
    void convolutionsNormsAndTheirQuestions() throws IOException {
        ImportedSpec spec = read(
                tensor("features.0.weight", 4, 3, 5, 5),
                tensor("features.0.bias", 4),
                tensor("features.1.weight", 4),
                tensor("features.1.bias", 4),
                tensor("features.1.running_mean", 4),
                tensor("features.1.running_var", 4),
                tensor("head.weight", 10, 64));
        assertThat(spec.text())
                .contains(
                        "  - {conv2d: {out_channels: 4, kernel_size: 5, in_channels: 3}, name: features_0}\n"
                                + "  # ? stride 1, no padding, no dilation and one group are assumed\n",
                        "  - {batch_norm: {}, name: features_1}\n",
                        "  # ? the layer takes 64 numbers, 16 of each of 4 channels: `flatten` here?\n",
                        "input: {numbers: [3, 32, 32]}  # ? height and width");
        assertThat(spec.remarks()).anyMatch(remark -> remark.startsWith("the layers do not fit each other yet: "));
    }

    @Test
    void recurrentLayersByTheirRows() throws IOException {
        ImportedSpec spec = read(
                tensor("embedding.weight", 20, 6),
                tensor("rnn.weight_ih_l0", 32, 6),
                tensor("rnn.weight_hh_l0", 32, 8),
                tensor("rnn.bias_ih_l0", 32),
                tensor("rnn.bias_hh_l0", 32));
        assertThat(spec.text())
                .contains(
                        "  - {embedding: {embedding_dim: 6, num_embeddings: 20}, name: embedding}\n",
                        "  - {lstm: {hidden_size: 8}, name: rnn}\n",
                        "input: {indices: {shape: [16], vocabulary: 20}}  # ? how many steps");
    }

    @Test
    void tensorsOfNoKnownLayerAreNamedAtOnce() {
        assertThatThrownBy(() -> read(tensor("a.strange", 3), tensor("b.weight", 2, 2), tensor("c.gamma", 3)))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exitCode().number()).isEqualTo(65);
                    assertThat(failure.details()).containsExactly("`a`: `strange` [3]", "`c`: `gamma` [3]");
                });
    }
}
