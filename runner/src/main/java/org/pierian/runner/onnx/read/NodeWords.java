package org.pierian.runner.onnx.read;

import java.util.ArrayList;
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
            case "ReduceMean" -> reduction("mean", "global_avg_pool");
            case "ReduceMax" -> reduction("max", "global_max_pool");
            case "ReduceSum" -> reduction("sum", "");
            case "BatchNormalization" -> batchNorm();
            case "LayerNormalization" -> layerNorm();
            case "InstanceNormalization" ->
                layer(
                        "instance_norm: {epsilon: " + attributes.number("epsilon", 1e-5) + ", weight: true, bias: true}",
                        vectors(2, WEIGHT, BIAS));
            case "GroupNormalization" ->
                layer(
                        "group_norm: {num_groups: " + attributes.integer("num_groups", 1) + ", epsilon: "
                                + attributes.number("epsilon", 1e-5) + "}",
                        vectors(2, WEIGHT, BIAS));
            case "PRelu" -> prelu();
            case "Flatten" -> flatten();
            case "Reshape" -> reshape();
            case "Transpose" -> permute();
            case "Gather" -> gather();
            case "OneHot" -> oneHot();
            case "Slice" -> slice();
            case "Pad" -> pad();
            case "Mul" -> scale();
            case "Add" -> positions();
            default -> throw new UnsaidException("the language has no layer for it, or not in this place");
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
        List<String> keys =
                words.convolution(out, dims.subList(MATRIX, dims.size()), bias.isPresent(), isTransposed);
        List<NamedTensor> tensors = new ArrayList<>(List.of(tensor(WEIGHT, weight)));
        bias.ifPresent(b -> tensors.add(tensor(BIAS, b)));
        return layer(words.word(isTransposed ? "conv_transpose" : "conv") + ": {" + String.join(", ", keys) + "}", tensors);
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

    private Imported reduction(String one, String all) throws UnsaidException {
        List<Long> axes = constants
                .integers(node, 1, "axes")
                .orElseThrow(() -> new UnsaidException("a reduction of axes that are no constant"));
        boolean keeps = attributes.integer("keepdims", 1) == 1;
        if (axes.size() == 1 && axes.getFirst() != 0) {
            return plain(one + ": {dim: " + axes.getFirst() + ", keep: " + keeps + "}");
        }
        if (!all.isEmpty() && (axes.equals(List.of(2L, 3L)) || axes.equals(List.of(-2L, -1L)))) {
            return plain(all + ": {keep: " + keeps + "}");
        }
        throw new UnsaidException("a reduction of the axes " + axes);
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
        return layer(
                "prelu: " + count, List.of(new NamedTensor(WEIGHT, Shape.of(count), Constants.values(slopes))));
    }

    private Imported flatten() throws UnsaidException {
        if (attributes.integer("axis", 1) != 1) {
            throw new UnsaidException("axis " + attributes.integer("axis", 1));
        }
        return plain("flatten");
    }

    private Imported reshape() throws UnsaidException {
        List<Long> shape = constants
                .integers(node, 1, "shape")
                .orElseThrow(() -> new UnsaidException("a shape that is no constant"));
        if (shape.size() < MATRIX || shape.getFirst() > 1 || shape.subList(1, shape.size()).contains(0L)) {
            throw new UnsaidException("the shape " + shape + ", which changes the batch or copies sizes");
        }
        List<Long> example = shape.subList(1, shape.size());
        return plain(example.size() == 1 ? "flatten" : "reshape: " + example);
    }

    private Imported permute() throws UnsaidException {
        List<Long> perm = attributes.integers("perm", List.of());
        if (perm.isEmpty() || perm.getFirst() != 0) {
            throw new UnsaidException("the batch is moved, perm " + perm);
        }
        return plain("permute: " + perm.subList(1, perm.size()));
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
        boolean isOne = node.input(1).flatMap(constants::get).filter(t -> t.dims().isEmpty()).isPresent();
        if (places.size() != 1 || !isOne || attributes.integer("axis", 0) == 0) {
            throw new UnsaidException("several entries, or those of the batch");
        }
        return plain("select: {index: " + places.getFirst() + ", dim: " + attributes.integer("axis", 0) + "}");
    }

    private Imported oneHot() throws UnsaidException {
        List<Long> depth = constants
                .integers(node, 1, "depth")
                .orElseThrow(() -> new UnsaidException("a depth that is no constant"));
        float[] values = Constants.values(constant(2, 1));
        if (attributes.integer("axis", -1) != -1 || values[0] != 0 || values[1] != 1) {
            throw new UnsaidException("other values than 0 and 1, or another axis than the last");
        }
        return plain("one_hot: " + depth.getFirst());
    }

    private Imported slice() throws UnsaidException {
        List<Long> starts = constants.integers(node, 1, "starts").orElse(List.of());
        List<Long> ends = constants.integers(node, 2, "ends").orElse(List.of());
        List<Long> axes = constants.integers(node, 3, "axes").orElse(List.of());
        List<Long> steps = constants.integers(node, 4, "steps").orElse(List.of(1L));
        if (starts.size() != 1 || ends.size() != 1 || axes.size() != 1 || axes.getFirst() == 0 || steps.getFirst() != 1) {
            throw new UnsaidException("a range of several axes or of the batch, or with steps");
        }
        String end = ends.getFirst() >= Integer.MAX_VALUE ? "" : ", end: " + ends.getFirst();
        return plain("slice: {start: " + starts.getFirst() + end + ", dim: " + axes.getFirst() + "}");
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

    private Imported pad() throws UnsaidException {
        List<Long> pads = constants.integers(node, 1, "pads").orElse(List.of());
        int rank = pads.size() / 2;
        int axis = -1;
        for (int i = 0; i < rank; i++) {
            if (pads.get(i) != 0 || pads.get(rank + i) != 0) {
                if (axis >= 0 || i == 0 || pads.get(i) < 0 || pads.get(rank + i) < 0) {
                    throw new UnsaidException("several axes or the batch, pads " + pads);
                }
                axis = i;
            }
        }
        String mode = switch (attributes.text("mode", "constant")) {
            case "constant" -> "zeros";
            case "edge" -> "replicate";
            case "reflect" -> "reflect";
            default -> throw new UnsaidException("another mode");
        };
        boolean isZero = node.input(2).isEmpty() || constants.number(node, 2).filter(value -> value == 0).isPresent();
        if (axis < 0 || node.input(3).isPresent() || !isZero) {
            throw new UnsaidException("no padding, axes of its own, or another number than 0");
        }
        return plain("pad: {before: " + pads.get(axis) + ", after: " + pads.get(rank + axis) + ", dim: " + axis
                + ", mode: " + mode + "}");
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
        List<Long> dims = table.dims().subList(table.dims().size() - MATRIX, table.dims().size());
        Shape shape = Shape.of(dims.getFirst().intValue(), dims.getLast().intValue());
        return layer(
                "positional_embedding: {max_length: " + shape.dim(0) + "}",
                List.of(new NamedTensor(WEIGHT, shape, Constants.values(table))));
    }
}
