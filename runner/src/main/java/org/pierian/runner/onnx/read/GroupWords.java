package org.pierian.runner.onnx.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.core.tensor.Shape;

/// The layer that a group of tensors belongs to, by their names and shapes.
final class GroupWords {

    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";
    private static final List<String> AFFINE = List.of(WEIGHT, BIAS);
    private static final List<String> BATCH_NORM = List.of(WEIGHT, BIAS, "running_mean", "running_var");
    private static final int LINE = 3;
    private static final int IMAGE = 4;
    private static final int GATES_OF_LSTM = 4;
    private static final int GATES_OF_GRU = 3;

    private GroupWords() {}

    /// A layer that was found.
    ///
    /// @param line how the language writes it
    /// @param in numbers that it takes along the axis of its weights; 0 where that may be any
    /// @param out numbers that it gives there; 0 where as many
    /// @param kind whether it takes rows, lines, images, indices or anything
    /// @param question what the file does not say, if anything
    record Word(String line, int in, int out, Kind kind, Optional<String> question) {}

    /// What a layer takes.
    enum Kind {
        /// Examples with features on the last axis.
        FEATURES,
        /// Examples with channels on the first axis, and one more.
        LINE,
        /// Examples with channels on the first axis, and two more.
        IMAGE,
        /// Indices.
        INDICES,
        /// Anything of the layer's size.
        ANY
    }

    /// The layer; empty where names and shapes fit none, or several.
    static Optional<Word> of(TensorGroup group) {
        if (group.has("weight_ih_l0")) {
            return recurrent(group);
        }
        Optional<Shape> weight = group.shape(WEIGHT);
        if (weight.isEmpty()) {
            return Optional.empty();
        }
        Shape shape = weight.get();
        if (group.has("running_mean") && group.hasOnly(BATCH_NORM)) {
            String keys = group.has(BIAS) ? "batch_norm" : "batch_norm: {bias: false}";
            return Optional.of(word(keys, shape.dim(0), 0, Kind.ANY));
        }
        if (!group.hasOnly(AFFINE)) {
            return Optional.empty();
        }
        return switch (shape.rank()) {
            case 1 -> norm(group, shape);
            case 2 -> matrix(group, shape);
            case LINE -> convolution(group, shape, "conv1d", Kind.LINE);
            case IMAGE -> convolution(group, shape, "conv2d", Kind.IMAGE);
            default -> Optional.empty();
        };
    }

    private static Word word(String line, int in, int out, Kind kind) {
        return new Word(line, in, out, kind, Optional.empty());
    }

    /// A vector alone may be that of several norms; its name has to tell.
    private static Optional<Word> norm(TensorGroup group, Shape shape) {
        String name = group.last().toLowerCase(Locale.ROOT);
        boolean isNorm = name.contains("norm") || name.startsWith("ln");
        if (!isNorm || !group.has(BIAS)) {
            return Optional.empty();
        }
        return Optional.of(new Word(
                "layer_norm",
                shape.dim(0),
                0,
                Kind.FEATURES,
                Optional.of("weight and bias of a norm: `layer_norm`, or `group_norm` of so many groups?")));
    }

    private static Optional<Word> matrix(TensorGroup group, Shape shape) {
        String name = group.last().toLowerCase(Locale.ROOT);
        boolean isTable = name.contains("emb") || name.equals("wte") || name.equals("wpe");
        if (isTable && !group.has(BIAS)) {
            String line = "embedding: {embedding_dim: " + shape.dim(1) + ", num_embeddings: " + shape.dim(0) + "}";
            return Optional.of(word(line, shape.dim(0), shape.dim(1), Kind.INDICES));
        }
        String line = "linear: {out_features: " + shape.dim(0) + ", in_features: " + shape.dim(1)
                + (group.has(BIAS) ? "}" : ", bias: false}");
        return Optional.of(word(line, shape.dim(1), shape.dim(0), Kind.FEATURES));
    }

    private static Optional<Word> convolution(TensorGroup group, Shape shape, String word, Kind kind) {
        String kernel = shape.rank() == LINE || shape.dim(2) == shape.dim(LINE)
                ? Integer.toString(shape.dim(2))
                : "[" + shape.dim(2) + ", " + shape.dim(LINE) + "]";
        String line = word + ": {out_channels: " + shape.dim(0) + ", kernel_size: " + kernel + ", in_channels: "
                + shape.dim(1) + (group.has(BIAS) ? "}" : ", bias: false}");
        return Optional.of(new Word(
                line,
                shape.dim(1),
                shape.dim(0),
                kind,
                Optional.of("stride 1, no padding, no dilation and one group are assumed")));
    }

    private static Optional<Word> recurrent(TensorGroup group) {
        Shape input = group.shape("weight_ih_l0").orElseThrow();
        Optional<Shape> state = group.shape("weight_hh_l0");
        if (input.rank() != 2
                || state.filter(s -> s.rank() == 2 && s.dim(1) > 0).isEmpty()) {
            return Optional.empty();
        }
        int hidden = state.get().dim(1);
        int gates = input.dim(0) / hidden;
        if (input.dim(0) != gates * hidden
                || !List.of(1, GATES_OF_GRU, GATES_OF_LSTM).contains(gates)) {
            return Optional.empty();
        }
        int layers = 1;
        while (group.has("weight_ih_l" + layers)) {
            layers++;
        }
        boolean isBoth = group.has("weight_ih_l0_reverse");
        boolean hasBias = group.has("bias_ih_l0");
        String line = (gates == 1 ? "rnn" : gates == GATES_OF_GRU ? "gru" : "lstm") + ": {hidden_size: " + hidden
                + (layers > 1 ? ", num_layers: " + layers : "")
                + (isBoth ? ", bidirectional: true" : "")
                + (hasBias ? "" : ", bias: false")
                + (hasBias && !group.has("bias_hh_l0") ? ", recurrent_bias: false" : "")
                + "}";
        return Optional.of(new Word(
                line,
                input.dim(1),
                isBoth ? 2 * hidden : hidden,
                Kind.FEATURES,
                Optional.of("every step is given; `output: last` for the last state alone")));
    }
}
