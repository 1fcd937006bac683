package org.pierian.runner.bind;

import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.tensor.TensorType;
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
            return !spec.children().isEmpty();
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
        Optional<TensorType> type = Optional.of(input);
        for (int i = 0; i < plan.children().size() && type.isPresent(); i++) {
            LayerSpec layer = spec.architecture().get(i);
            type = walk.layer(layer, plan.children().get(i), "architecture[" + i + "]", "" + i, type.get());
        }
        return type;
    }

    private Optional<TensorType> layer(LayerSpec spec, LayerPlan plan, String path, String name, TensorType in) {
        List<LayerSpec.Child> children = spec.children();
        for (int i = 0; i < children.size(); i++) {
            LayerSpec.Child child = children.get(i);
            String childPath = path + "." + ComponentWord.of(spec) + "." + child.key();
            TensorType childIn = plan.childInput(i, in);
            if (layer(child.layer(), plan.children().get(i), childPath, name + "." + i, childIn)
                    .isEmpty()) {
                return Optional.empty();
            }
        }
        return visitor.visit(new Visit(path, name, spec, plan, in));
    }
}
