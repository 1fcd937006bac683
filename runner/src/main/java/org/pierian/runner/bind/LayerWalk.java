package org.pierian.runner.bind;

import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.tensor.Shape;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.RunSpec;

/// Goes through the layers of an architecture in order, those inside containers too, with the shape that reaches each.
/// Nothing is built.
final class LayerWalk {

    private final LayerBinder binder;
    private final Visitor visitor;

    private LayerWalk(LayerBinder binder, Visitor visitor) {
        this.binder = binder;
        this.visitor = visitor;
    }

    /// A layer that is no container, in its place.
    ///
    /// @param path where the spec has it: `architecture[2].sequential.layers[1]`
    /// @param name its name in weights files: `2.1`
    /// @param spec the layer in the spec
    /// @param plan the same for the engine
    /// @param in shape of one example's input
    record Visit(String path, String name, LayerSpec spec, LayerPlan plan, Shape in) {}

    /// Is shown one layer after the other.
    @FunctionalInterface
    interface Visitor {
        /// Looks at a layer.
        ///
        /// @return shape of one example's output; empty to end the walk
        Optional<Shape> visit(Visit visit);
    }

    /// Shows a visitor every layer.
    ///
    /// @param input shape of one example
    /// @return shape of the last layer's output; empty where the visitor has ended the walk
    static Optional<Shape> through(RunSpec spec, Shape input, Visitor visitor) {
        return new LayerWalk(LayerBinder.of(spec), visitor).layers(spec.architecture(), "architecture", "", input);
    }

    private Optional<Shape> layers(List<LayerSpec> layers, String path, String prefix, Shape input) {
        Optional<Shape> shape = Optional.of(input);
        for (int i = 0; i < layers.size() && shape.isPresent(); i++) {
            shape = layer(layers.get(i), path + "[" + i + "]", prefix + i, shape.get());
        }
        return shape;
    }

    private Optional<Shape> layer(LayerSpec layer, String path, String name, Shape in) {
        return switch (layer) {
            case LayerSpec.Sequential(List<LayerSpec> inner) ->
                layers(inner, path + "." + ComponentWord.of(layer) + ".layers", name + ".", in);
            case LayerSpec.Sigmoid _,
                    LayerSpec.Tanh _,
                    LayerSpec.Relu _,
                    LayerSpec.Flatten _,
                    LayerSpec.Linear _,
                    LayerSpec.Dropout _,
                    LayerSpec.MaxPool2d _,
                    LayerSpec.AvgPool2d _,
                    LayerSpec.Conv2d _ -> visitor.visit(new Visit(path, name, layer, binder.layer(layer), in));
        };
    }
}
