package org.pierian.runner.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.onnx.format.OnnxNode;
import org.pierian.runner.onnx.format.OnnxTensor;
import org.pierian.runner.weights.NamedTensor;

/// The layers of a graph: chains of nodes, and branches that part at a value and meet at a node.
final class GraphLayers {

    private static final int DEEPEST = 40;

    private final Constants constants;
    private final Flow flow;
    private final Problems problems;
    private final Set<String> rows = new HashSet<>(); // values known to be [batch, n]
    private final Map<OnnxNode, String> unsaid = new LinkedHashMap<>();
    private int vocabulary;

    GraphLayers(OnnxModel model, Flow flow, Problems problems) {
        this.constants = Constants.of(model);
        this.flow = flow;
        this.problems = problems;
        model.outputs().stream().filter(output -> output.axes().size() == 2).forEach(output -> rows.add(output.name()));
    }

    /// The bound of the indices that the network takes; 0 where it takes numbers.
    int vocabulary() {
        return vocabulary;
    }

    /// Everything between two values.
    List<Imported> between(String from, String to) {
        Chain chain = chain(from, Integer.MAX_VALUE, to, 0);
        if (problems.isEmpty() && !chain.end().equals(to)) {
            problems.add("the graph does not lead from " + Problems.shown(from) + " to " + Problems.shown(to));
        }
        return chain.layers();
    }

    /// Layers one after the other.
    ///
    /// @param end the value that they give
    private record Chain(List<Imported> layers, String end) {}

    /// Follows a value up to a node, or to the last value.
    private Chain chain(String from, int until, String last, int depth) {
        List<Imported> layers = new ArrayList<>();
        String value = from;
        while (!value.equals(last) && problems.isEmpty()) {
            List<Integer> takers = flow.takers(value);
            if (takers.isEmpty() || takers.equals(List.of(until))) {
                break;
            }
            value = takers.size() == 1
                            && flow.inputs(flow.node(takers.getFirst())).size() == 1
                    ? one(takers.getFirst(), layers)
                    : branches(value, until, last, depth, layers);
        }
        return new Chain(layers, value);
    }

    /// Adds the layer of a node.
    ///
    /// @return what it gives
    private String one(int place, List<Imported> layers) {
        OnnxNode node = flow.node(place);
        String output = node.outputs().getFirst();
        if (addBias(node, layers)) {
            return output;
        }
        try {
            int input = flow.inputs(node).getFirst();
            new NodeWords(constants, node, input, rows.contains(output)).layer().ifPresent(layers::add);
            noteIndices(node, input);
        } catch (UnsaidException e) {
            skip(node, e.why());
        }
        return output;
    }

    /// What cannot be said is noted, and the walk goes on to find all of it.
    private void skip(OnnxNode node, String why) {
        unsaid.putIfAbsent(node, why);
    }

    private void noteIndices(OnnxNode node, int input) {
        if (node.operator().equals("Gather") && input == 1) {
            bound(constants
                    .get(node.inputs().getFirst())
                    .map(t -> t.dims().getFirst())
                    .orElse(0L));
        }
        if (node.operator().equals("OneHot")) {
            bound(constants.integers(node, 1, "depth").map(List::getFirst).orElse(0L));
        }
    }

    private void bound(long below) {
        if (vocabulary == 0) {
            vocabulary = (int) Math.min(Integer.MAX_VALUE, below);
        }
    }

    /// A constant vector that is added to what a product gives is the bias of one layer.
    private boolean addBias(OnnxNode node, List<Imported> layers) {
        if (!node.operator().equals("Add")
                || layers.isEmpty()
                || !(layers.getLast() instanceof Imported.Layer last)
                || !last.line().startsWith("linear: {out_features: ")
                || last.tensors().size() != 1) {
            return false;
        }
        int out = last.tensors().getFirst().shape().dim(0);
        Optional<OnnxTensor> bias = constants
                .floats(node, 1 - flow.inputs(node).getFirst())
                .filter(tensor -> tensor.dims().equals(List.of((long) out)));
        bias.ifPresent(b -> {
            List<NamedTensor> both =
                    List.of(last.tensors().getFirst(), new NamedTensor("bias", Shape.of(out), Constants.values(b)));
            layers.set(layers.size() - 1, new Imported.Layer(NodeWords.linearLine(out, true), both, last.origin()));
        });
        return bias.isPresent();
    }

    /// Adds the branches that part at a value.
    ///
    /// @return what the node gives at which they meet
    private String branches(String value, int until, String last, int depth, List<Imported> layers) {
        Optional<Integer> meet = flow.meet(value);
        if (depth == DEEPEST || meet.isEmpty() || meet.get() >= until) {
            OnnxNode node = flow.node(flow.takers(value).getFirst());
            skip(
                    node,
                    depth == DEEPEST
                            ? "branches within branches, deeper than " + DEEPEST
                            : "its input " + Problems.shown(value) + " goes to branches that do not meet in one node");
            return last;
        }
        OnnxNode join = flow.node(meet.get());
        Map<String, List<Imported>> ends = new HashMap<>();
        for (int taker : flow.takers(value)) {
            if (taker == meet.get()) {
                ends.put(value, List.of());
            } else {
                Chain branch = branch(value, taker, meet.get(), last, depth + 1);
                ends.put(branch.end(), branch.layers());
            }
        }
        try {
            layers.add(Joins.of(join, flow.inputs(join), ends));
        } catch (UnsaidException e) {
            skip(join, e.why());
        }
        return join.outputs().getFirst();
    }

    private Chain branch(String value, int taker, int meet, String last, int depth) {
        OnnxNode node = flow.node(taker);
        List<Imported> layers = new ArrayList<>();
        if (flow.inputs(node).size() != 1) {
            skip(node, "it takes " + Problems.shown(value) + " and another value in a way that no layer does");
            return new Chain(layers, "");
        }
        String first = one(taker, layers);
        Chain rest = chain(first, meet, last, depth);
        layers.addAll(rest.layers());
        return new Chain(layers, rest.end());
    }

    /// Reports what could not be said.
    void report() {
        unsaid.forEach(problems::add);
    }
}
