package org.pierian.runner.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.OnnxNode;
import org.pierian.runner.onnx.format.OnnxTensor;
import org.pierian.runner.weights.NamedTensor;

/// A node with one input that is no constant, as a layer of the language.
final class NodeWords {

    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";
    private static final int MATRIX = 2;

    private final Constants constants;
    private final OnnxNode node;
    private final Attributes attributes;
    private final int place; // of the input that is no constant
    private final boolean isRow;

    /// @param place of the input that is no constant
    /// @param isRow whether an example of the output is known to have one axis
    NodeWords(Constants constants, OnnxNode node, int place, boolean isRow) {
        this.constants = constants;
        this.node = node;
        this.attributes = new Attributes(node);
        this.place = place;
        this.isRow = isRow;
    }

    /// The layer; empty for a node that does nothing.
    Optional<Imported> layer() throws UnsaidException {
        if (!node.domain().isEmpty()) {
            throw new UnsaidException("an operator of " + Problems.shown(node.domain()));
        }
        if (node.operator().equals("Identity") || node.operator().equals("Dropout")) {
            return Optional.empty();
        }
        return Optional.of(layerOf());
    }

    private Imported layerOf() throws UnsaidException {
        Optional<String> activation = ActivationWords.word(node, constants, isRow);
        if (activation.isPresent()) {
            return plain(activation.get());
        }
        return switch (node.operator()) {
            case "Gemm" -> gemm();
            case "MatMul" -> product();
            case "Conv" -> convolution(false);
            case "ConvTranspose" -> convolution(true);
            case "MaxPool" -> pool("max_pool");
            case "AveragePool" -> averagePool();
            case "GlobalAveragePool" -> plain("global_avg_pool: {keep: true}");
            case "GlobalMaxPool" -> plain("global_max_pool: {keep: true}");
            case "BatchNormalization" -> batchNorm();
            case "LayerNormalization" -> layerNorm();
            case "InstanceNormalization" ->
                layer(
                        "instance_norm: {epsilon: " + attributes.number("epsilon", 1e-5)
                                + ", weight: true, bias: true}",
                        vectors(2, WEIGHT, BIAS));
            case "GroupNormalization" ->
                layer(
                        "group_norm: {num_groups: " + attributes.integer("num_groups", 1) + ", epsilon: "
                                + attributes.number("epsilon", 1e-5) + "}",
                        vectors(2, WEIGHT, BIAS));
            case "PRelu" -> prelu();
            case "Gather" -> gather();
            case "OneHot" -> oneHot();
            case "Mul" -> scale();
            case "Add" -> positions();
            default -> plain(new ShapeWords(constants, node).line());
        };
    }

    private Imported plain(String line) {
        return new Imported.Layer(line, node.name());
    }

    private Imported layer(String line, List<NamedTensor> tensors) {
        return new Imported.Layer(line, tensors, node.name());
    }

    private OnnxTensor constant(int input, int rank) throws UnsaidException {
        return constants
                .floats(node, input)
                .filter(tensor -> tensor.dims().size() == rank)
                .orElseThrow(() -> new UnsaidException(
                        "its input " + input + " is no constant of float32 with " + rank + " axes"));
    }

    private static NamedTensor tensor(String name, OnnxTensor from) {
        return new NamedTensor(name, shape(from), Constants.values(from));
    }

    private static Shape shape(OnnxTensor tensor) {
        return Shape.of(tensor.dims().stream().mapToInt(Long::intValue).toArray());
    }

    private List<NamedTensor> vectors(int count, String... names) throws UnsaidException {
        List<NamedTensor> tensors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tensors.add(tensor(names[i], constant(i + 1, 1)));
        }
        return tensors;
    }

    private Imported gemm() throws UnsaidException {
        if (place != 0
                || attributes.integer("transA", 0) != 0
                || attributes.number("alpha", 1) != 1
                || attributes.number("beta", 1) != 1) {
            throw new UnsaidException("alpha, beta or transA, or a matrix in the place of examples");
        }
        OnnxTensor weight = constant(1, MATRIX);
        Optional<OnnxTensor> bias = node.input(2).isPresent() ? Optional.of(constant(2, 1)) : Optional.empty();
        return linear(weight, attributes.integer("transB", 0) == 1, bias);
    }

    private Imported product() throws UnsaidException {
        if (place != 0) {
            throw new UnsaidException("a matrix in the place of examples");
        }
        return linear(constant(1, MATRIX), false, Optional.empty());
    }

    private Imported linear(OnnxTensor weight, boolean isOutFirst, Optional<OnnxTensor> bias) {
        int rows = weight.dims().getFirst().intValue();
        int columns = weight.dims().getLast().intValue();
        int out = isOutFirst ? rows : columns;
        float[] values = Constants.values(weight);
        float[] turned = isOutFirst ? values : Constants.transposed(values, rows, columns);
        List<NamedTensor> tensors = new ArrayList<>();
        tensors.add(new NamedTensor(WEIGHT, Shape.of(out, isOutFirst ? columns : rows), turned));
        bias.ifPresent(b -> tensors.add(tensor(BIAS, b)));
        return layer(linearLine(out, bias.isPresent()), tensors);
    }

    static String linearLine(int out, boolean hasBias) {
        return hasBias ? "linear: " + out : "linear: {out_features: " + out + ", bias: false}";
    }

    private Imported convolution(boolean isTransposed) throws UnsaidException {
        OnnxTensor weight = constants
                .floats(node, 1)
                .filter(tensor -> tensor.dims().size() > MATRIX)
                .orElseThrow(() -> new UnsaidException("its kernels are no constant"));
        Optional<OnnxTensor> bias = node.input(2).isPresent() ? Optional.of(constant(2, 1)) : Optional.empty();
        List<Long> dims = weight.dims();
        WindowWords words = new WindowWords(node, dims.size() - MATRIX);
        long out = isTransposed ? dims.get(1) * attributes.integer("group", 1) : dims.getFirst();
        List<String> keys = words.convolution(out, dims.subList(MATRIX, dims.size()), bias.isPresent(), isTransposed);
        List<NamedTensor> tensors = new ArrayList<>(List.of(tensor(WEIGHT, weight)));
        bias.ifPresent(b -> tensors.add(tensor(BIAS, b)));
        return layer(
                words.word(isTransposed ? "conv_transpose" : "conv") + ": {" + String.join(", ", keys) + "}", tensors);
    }

    private Imported pool(String begin, String... more) throws UnsaidException {
        WindowWords words = new WindowWords(
                node, attributes.integers("kernel_shape", List.of()).size());
        List<String> keys = words.pooling();
        keys.addAll(List.of(more));
        return plain(words.word(begin) + ": {" + String.join(", ", keys) + "}");
    }

    private Imported averagePool() throws UnsaidException {
        return pool("avg_pool", "count_include_pad: " + (attributes.integer("count_include_pad", 0) == 1));
    }

    private Imported batchNorm() throws UnsaidException {
        if (attributes.integer("training_mode", 0) != 0) {
            throw new UnsaidException("training_mode");
        }
        return layer(
                "batch_norm: {epsilon: " + attributes.number("epsilon", 1e-5) + "}",
                vectors(4, WEIGHT, BIAS, "running_mean", "running_var"));
    }

    private Imported layerNorm() throws UnsaidException {
        if (attributes.integer("axis", -1) != -1) {
            throw new UnsaidException("a norm of more than the last axis");
        }
        boolean hasBias = node.input(2).isPresent();
        return layer(
                "layer_norm: {epsilon: " + attributes.number("epsilon", 1e-5) + (hasBias ? "}" : ", bias: false}"),
                vectors(hasBias ? 2 : 1, WEIGHT, BIAS));
    }

    private Imported prelu() throws UnsaidException {
        OnnxTensor slopes = constants.floats(node, 1).orElseThrow(() -> new UnsaidException("slopes are no constant"));
        int count = slopes.content().count();
        if (count != 1 && slopes.dims().getFirst() != count) {
            throw new UnsaidException("slopes of the shape " + slopes.dims());
        }
        return layer("prelu: " + count, List.of(new NamedTensor(WEIGHT, Shape.of(count), Constants.values(slopes))));
    }

    private Imported gather() throws UnsaidException {
        if (place == 1) {
            if (attributes.integer("axis", 0) != 0) {
                throw new UnsaidException("a table along axis " + attributes.integer("axis", 0));
            }
            OnnxTensor table = constant(0, MATRIX);
            long rows = table.dims().getFirst();
            return layer(
                    "embedding: {embedding_dim: " + table.dims().getLast() + ", num_embeddings: " + rows + "}",
                    List.of(tensor(WEIGHT, table)));
        }
        List<Long> places = constants.integers(node, 1, "indices").orElse(List.of());
        boolean isOne = node.input(1)
                .flatMap(constants::get)
                .filter(t -> t.dims().isEmpty())
                .isPresent();
        if (places.size() != 1 || !isOne || attributes.integer("axis", 0) == 0) {
            throw new UnsaidException("several entries, or those of the batch");
        }
        return plain("select: {index: " + places.getFirst() + ", dim: " + attributes.integer("axis", 0) + "}");
    }

    private Imported oneHot() throws UnsaidException {
        List<Long> depth = constants
                .integers(node, 1, "depth")
                .filter(values -> values.size() == 1)
                .orElseThrow(() -> new UnsaidException("a depth that is no constant"));
        float[] values = Constants.values(constant(2, 1));
        if (attributes.integer("axis", -1) != -1 || !Arrays.equals(values, new float[] {0, 1})) {
            throw new UnsaidException("other values than 0 and 1, or another axis than the last");
        }
        return plain("one_hot: " + depth.getFirst());
    }

    private Imported scale() throws UnsaidException {
        Optional<Float> factor = constants.number(node, 1 - place);
        if (factor.isPresent()) {
            return plain("scale: " + factor.get());
        }
        OnnxTensor vector = constants
                .floats(node, 1 - place)
                .filter(tensor -> !tensor.dims().isEmpty()
                        && tensor.content().count() == tensor.dims().getFirst())
                .orElseThrow(() -> new UnsaidException("a factor that is neither a number nor a vector of one axis"));
        int size = vector.content().count();
        String dim = vector.dims().size() == 1 ? "" : ", dim: 1";
        return layer(
                "layer_scale: {initial: 1.0" + dim + "}",
                List.of(new NamedTensor(WEIGHT, Shape.of(size), Constants.values(vector))));
    }

    /// Two axes, which a third one of size 1 may come before.
    private static boolean isTable(List<Long> dims) {
        return dims.size() == MATRIX || (dims.size() == MATRIX + 1 && dims.getFirst() == 1);
    }

    private Imported positions() throws UnsaidException {
        OnnxTensor table = constants
                .floats(node, 1 - place)
                .filter(tensor -> isTable(tensor.dims()))
                .orElseThrow(() -> new UnsaidException("a constant that is neither a bias nor a vector for each step"));
        List<Long> dims =
                table.dims().subList(table.dims().size() - MATRIX, table.dims().size());
        Shape shape = Shape.of(dims.getFirst().intValue(), dims.getLast().intValue());
        return layer(
                "positional_embedding: {max_length: " + shape.dim(0) + "}",
                List.of(new NamedTensor(WEIGHT, shape, Constants.values(table))));
    }
}
