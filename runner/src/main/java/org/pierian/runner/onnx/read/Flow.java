package org.pierian.runner.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.onnx.format.OnnxNode;

/// How examples flow through a graph from one value to another: which nodes take part, and where branches meet.
/// Nodes are called by their places in the file, which are in the order of computation.
final class Flow {

    private static final int NONE = -1;
    private static final long MOST_STEPS = 5_000_000;

    private final List<OnnxNode> nodes;
    private final Set<String> flowing = new HashSet<>();
    private final Map<String, List<Integer>> takers = new HashMap<>();
    private final Map<String, Integer> meets = new HashMap<>(); // of a value: the node that all of it goes through

    private long steps;

    private Flow(List<OnnxNode> nodes) {
        this.nodes = nodes;
    }

    /// @param from the value that examples come as
    /// @param to the value that they become
    static Flow of(OnnxModel model, String from, String to, Problems problems) {
        Flow flow = new Flow(model.nodes());
        flow.requireOrder(problems);
        if (problems.isEmpty()) {
            flow.forward(from);
            flow.backward(to);
        }
        return flow;
    }

    /// A value has one node that gives it, in front of those that take it, so that there are no circles.
    private void requireOrder(Problems problems) {
        Map<String, Integer> given = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).outputs()) {
                if (!output.isEmpty() && given.putIfAbsent(output, i) != null) {
                    problems.add(nodes.get(i), "its output " + Problems.shown(output) + " is that of another node too");
                }
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            for (String input : nodes.get(i).inputs()) {
                if (given.getOrDefault(input, -1) >= i) {
                    problems.add(nodes.get(i), "its input " + Problems.shown(input) + " comes from behind it");
                }
            }
        }
    }

    private void forward(String from) {
        flowing.add(from);
        for (OnnxNode node : nodes) {
            if (node.inputs().stream().anyMatch(flowing::contains)
                    && !node.operator().equals("Shape")) {
                flowing.addAll(node.outputs());
            }
        }
    }

    /// Nodes that the last value needs, and for each value the first node behind it that is on all ways from it.
    private void backward(String to) {
        Set<String> wanted = new HashSet<>(Set.of(to));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            OnnxNode node = nodes.get(i);
            if (node.outputs().stream().noneMatch(wanted::contains)) {
                continue;
            }
            for (String input : node.inputs()) {
                if (flowing.contains(input)) {
                    wanted.add(input);
                    List<Integer> all = takers.computeIfAbsent(input, _ -> new ArrayList<>());
                    if (!all.contains(i)) {
                        all.add(i);
                    }
                }
            }
        }
    }

    /// Nodes that take a value, in order.
    List<Integer> takers(String value) {
        return takers.getOrDefault(value, List.of()).stream().sorted().toList();
    }

    OnnxNode node(int place) {
        return nodes.get(place);
    }

    /// Places among a node's inputs of what is no constant.
    List<Integer> inputs(OnnxNode node) {
        return IntStream.range(0, node.inputs().size())
                .filter(i -> flowing.contains(node.inputs().get(i)))
                .boxed()
                .toList();
    }

    /// The first node that everything made of a value goes through; empty where there is none, as at the end.
    Optional<Integer> meet(String value) {
        Integer known = meets.get(value);
        if (known == null) {
            known = meetOf(value);
            meets.put(value, known);
        }
        return known < 0 ? Optional.empty() : Optional.of(known);
    }

    /// Follows the node furthest in front on any way until one is left. Each step goes on by at least one node.
    private int meetOf(String value) {
        SortedSet<Integer> front = new TreeSet<>(takers(value));
        while (front.size() > 1) {
            steps++;
            int first = front.removeFirst();
            List<Integer> next = new ArrayList<>();
            nodes.get(first).outputs().forEach(output -> next.addAll(takers(output)));
            if (next.isEmpty() || steps > MOST_STEPS) {
                return NONE; // it ends while others go on, or a graph is made to keep us here
            }
            front.addAll(next);
        }
        return front.isEmpty() ? NONE : front.getFirst();
    }
}
