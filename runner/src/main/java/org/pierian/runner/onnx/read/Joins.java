package org.pierian.runner.onnx.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pierian.runner.onnx.format.OnnxNode;

/// Where branches meet, in the words of the language.
final class Joins {

    private static final int PAIR = 2;

    private Joins() {}

    /// The layer that a node and the branches before it are.
    ///
    /// @param inputs places of the branches among the node's inputs
    /// @param ends the layers of each branch by the value that it gives
    static Imported of(OnnxNode node, List<Integer> inputs, Map<String, List<Imported>> ends) throws UnsaidException {
        List<List<Imported>> branches = new ArrayList<>();
        for (int input : inputs) {
            List<Imported> branch = ends.get(node.inputs().get(input));
            if (branch == null) {
                throw new UnsaidException("its input "
                        + Problems.shown(node.inputs().get(input)) + " is no branch of where the others part");
            }
            branches.add(branch);
        }
        if (branches.size() != node.inputs().size() || branches.size() < PAIR) {
            throw new UnsaidException("a constant or the same value among its branches");
        }
        return switch (node.operator()) {
            case "Add", "Sum" -> sum(branches);
            case "Mul" -> product(branches);
            case "Concat" -> {
                long axis = new Attributes(node).integer("axis", 1);
                if (axis == 0) {
                    throw new UnsaidException("examples behind each other, axis 0");
                }
                yield new Imported.Parallel("concat", (int) axis, branches);
            }
            default ->
                throw new UnsaidException(
                        "branches meet in it, and the language joins by sum, product and" + " concatenation");
        };
    }

    private static Imported sum(List<List<Imported>> branches) {
        if (branches.size() == PAIR) {
            if (branches.getLast().isEmpty() && !branches.getFirst().isEmpty()) {
                return new Imported.Residual(branches.getFirst());
            }
            if (branches.getFirst().isEmpty() && !branches.getLast().isEmpty()) {
                return new Imported.Residual(branches.getLast());
            }
        }
        return new Imported.Parallel("add", 1, branches);
    }

    private static Imported product(List<List<Imported>> branches) {
        if (branches.size() == PAIR && (isSilu(branches) || isSilu(branches.reversed()))) {
            return new Imported.Layer("silu", "");
        }
        return new Imported.Parallel("multiply", 1, branches);
    }

    private static boolean isSilu(List<List<Imported>> branches) {
        return branches.getFirst().isEmpty()
                && branches.getLast().size() == 1
                && branches.getLast().getFirst() instanceof Imported.Layer(String line, var _, String _)
                && line.equals("sigmoid");
    }
}
