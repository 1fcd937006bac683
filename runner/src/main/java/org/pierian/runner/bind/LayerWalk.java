package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.RunSpec;

/// Goes through the layers of an architecture in order, with what reaches each. A container comes after the
/// layers inside it. Nothing is built.
final class LayerWalk {

    private final Visitor visitor;

    private LayerWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /// A layer in its place.
    ///
    /// @param path where the spec has it: `architecture[2].sequential.layers[1]`
    /// @param name its name in weights files: `2.1`
    /// @param spec the layer in the spec
    /// @param plan the same for the engine
    /// @param in one example's input
    record Visit(String path, String name, LayerSpec spec, LayerPlan plan, TensorType in) {

        /// Whether it contains the layers that came before it.
        boolean isContainer() {
            return !spec.inside().isEmpty();
        }

        /// Whether it contains layers and makes something of what they give.
        boolean isJoin() {
            return spec instanceof ContainerSpec.Residual || spec instanceof ContainerSpec.Parallel;
        }
    }

    /// Receives one layer after the other.
    @FunctionalInterface
    interface Visitor {
        /// Looks at a layer.
        ///
        /// @return one example's output; empty to end the walk
        Optional<TensorType> visit(Visit visit);
    }

    /// Shows a visitor every layer.
    ///
    /// @param input one example
    /// @return the last layer's output; empty where the visitor has ended the walk
    static Optional<TensorType> through(RunSpec spec, TensorType input, Visitor visitor) {
        LayerWalk walk = new LayerWalk(visitor);
        LayerPlan plan = LayerBinder.architecture(spec);
        List<LayerSpec.Child> layers = spec.layers();
        Optional<TensorType> type = Optional.of(input);
        for (int i = 0; i < layers.size() && type.isPresent(); i++) {
            LayerSpec.Child child = layers.get(i);
            type = walk.layer(new Visit(
                    child.key(), child.part(), child.layer(), plan.children().get(i), type.get()));
        }
        return type;
    }

    private Optional<TensorType> layer(Visit visit) {
        List<LayerSpec.Child> children = visit.spec().children();
        List<LayerPlan> plans = visit.plan().children();
        String path = visit.path() + "." + ComponentWord.of(visit.spec()) + ".";
        List<TensorType> outputs = new ArrayList<>();
        for (int i = 0; i < plans.size() && visit.plan().uses(i, visit.in()); i++) {
            LayerSpec.Child child = children.get(i);
            Optional<TensorType> in = childInput(visit, i, outputs);
            if (in.isEmpty()) {
                break; // the container itself says why
            }
            Optional<TensorType> out = layer(new Visit(
                    path + child.key(), visit.name() + "." + child.part(), child.layer(), plans.get(i), in.get()));
            if (out.isEmpty()) {
                return out;
            }
            outputs.add(out.get());
        }
        return visitor.visit(visit);
    }

    private static Optional<TensorType> childInput(Visit visit, int child, List<TensorType> outputs) {
        try {
            return Optional.of(visit.plan().childInput(child, visit.in(), outputs));
        } catch (ShapeException _) {
            return Optional.empty();
        }
    }
}
