package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxNode;
import org.pierian.runner.onnx.format.OnnxTensor;
import org.pierian.runner.onnx.format.OnnxTensor.Content;

/// A graph while it is put together. Nodes are named `LAYER/OPERATOR`, and so are their outputs; weights have their
/// names in weights files; constants are shared where they are equal.
public final class Graph {

    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
    private final Map<Constant, String> constants = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// An empty graph.
    public Graph() {}

    /// What tells one constant from another.
    private record Constant(ElementType type, List<Long> dims, List<?> values) {}

    /// Nodes in their order.
    public List<OnnxNode> nodes() {
        return List.copyOf(nodes);
    }

    /// Weights and constants in the order of their first use.
    public List<OnnxTensor> initializers() {
        return List.copyOf(initializers.values());
    }

    /// Takes a name for a value that is no node's output.
    ///
    /// @return whether it was free
    public boolean take(String name) {
        return taken.add(name);
    }

    /// Adds an operation with one output.
    ///
    /// @param prefix name of the layer
    /// @return name of the output
    public String add(String prefix, String operator, List<String> inputs, Attribute... attributes) {
        return add(prefix, operator, inputs, 1, attributes).getFirst();
    }

    /// Adds an operation.
    ///
    /// @param prefix name of the layer
    /// @param outputs how many
    /// @return names of the outputs
    public List<String> add(String prefix, String operator, List<String> inputs, int outputs, Attribute... attributes) {
        String name = free(prefix + "/" + operator);
        List<String> names = new ArrayList<>(List.of(name));
        for (int i = 1; i < outputs; i++) {
            names.add(free(name + "_out" + i));
        }
        nodes.add(new OnnxNode(name, operator, inputs, names, Arrays.asList(attributes)));
        return names;
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 1; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /// Gives a value another name.
    ///
    /// @param from the output of a node
    /// @param to a name that was [#take]n
    public void rename(String from, String to) {
        nodes.replaceAll(node -> new OnnxNode(
                node.name(),
                node.operator(),
                node.inputs().stream().map(n -> n.equals(from) ? to : n).toList(),
                node.outputs().stream().map(n -> n.equals(from) ? to : n).toList(),
                node.attributes()));
    }

    /// Whether a value is the output of a node.
    public boolean isOutput(String value) {
        return nodes.stream().anyMatch(node -> node.outputs().contains(value));
    }

    /// A weight, under its name in weights files.
    public String weight(SavedTensor tensor) {
        taken.add(tensor.name());
        initializers.computeIfAbsent(
                tensor.name(),
                name -> new OnnxTensor(
                        name,
                        ElementType.FLOAT,
                        dims(tensor.shape()),
                        new Content.Floats(tensor::values, tensor.shape().size())));
        return tensor.name();
    }

    /// A constant of float32.
    ///
    /// @param name what it is, where equal ones have no name yet
    public String floats(String name, Shape shape, float... values) {
        List<Long> dims = dims(shape);
        Constant key = new Constant(
                ElementType.FLOAT,
                dims,
                DoubleStream.iterate(0, i -> i < values.length, i -> i + 1)
                        .mapToObj(i -> values[(int) i])
                        .toList());
        return constant(key, name, new Content.Floats(() -> values, values.length));
    }

    /// A constant of one float32.
    public String number(double value) {
        return floats("number", Shape.of(), (float) value);
    }

    /// A constant vector of integers.
    public String integers(long... values) {
        List<Long> list = LongStream.of(values).boxed().toList();
        return constant(
                new Constant(ElementType.INT64, List.of((long) values.length), list),
                "integers",
                new Content.Longs(list));
    }

    /// A constant of one integer, without axes.
    public String integer(long value) {
        List<Long> list = List.of(value);
        return constant(new Constant(ElementType.INT64, List.of(), list), "integer", new Content.Longs(list));
    }

    /// A constant of binary64.
    ///
    /// @param name as there
    public String doubles(String name, Shape shape, double... values) {
        List<Double> list = DoubleStream.of(values).boxed().toList();
        return constant(new Constant(ElementType.DOUBLE, dims(shape), list), name, new Content.Doubles(list));
    }

    private String constant(Constant key, String name, Content content) {
        String known = constants.get(key);
        if (known != null) {
            return known;
        }
        String free = free("constant/" + name);
        constants.put(key, free);
        initializers.put(free, new OnnxTensor(free, key.type(), key.dims(), content));
        return free;
    }

    private static List<Long> dims(Shape shape) {
        return Arrays.stream(shape.toArray()).asLongStream().boxed().toList();
    }
}
