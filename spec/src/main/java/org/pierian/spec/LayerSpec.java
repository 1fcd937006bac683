package org.pierian.spec;

import java.util.ArrayList;
import java.util.List;

/// One entry of `architecture`, by kind, in order of increasing complexity.
@Nameable(NamedLayer.class)
@Doc("One entry of `architecture`. A list of layers stands for a `sequential`. A name beside the word takes the place"
        + " of the layer's number in the names of its parameters: `- {linear: 10, name: head}`.")
public sealed interface LayerSpec
        permits ActivationSpec,
                BasicLayerSpec,
                ShapeSpec,
                EmbeddingSpec,
                NormSpec,
                PoolingSpec,
                ReductionSpec,
                ResamplingSpec,
                ConvolutionSpec,
                TransposedConvolutionSpec,
                AttentionSpec,
                NoiseSpec,
                RecurrentSpec,
                ContainerSpec,
                NamedLayer {

    /// The lists of layers inside, as they are written; none for a layer that contains none.
    default List<Inside> inside() {
        return List.of();
    }

    /// The layers inside, with every `repeat` written out, in the order in which they are computed or, in branches,
    /// numbered; empty for a layer that contains none.
    default List<Child> children() {
        List<Child> children = new ArrayList<>();
        for (Inside inside : inside()) {
            for (Child child : inside.children()) {
                children.add(new Child(child.key(), inside.part() + child.part(), child.layer()));
            }
        }
        return List.copyOf(children);
    }

    /// This layer without its name.
    default LayerSpec unnamed() {
        return this instanceof NamedLayer(LayerSpec layer, String _) ? layer : this;
    }

    /// A list of layers inside another.
    ///
    /// @param key the container's key for it
    /// @param part what it adds to the names of its layers, with a dot at its end unless it is empty
    /// @param layers the layers as they are written
    record Inside(String key, String part, List<LayerSpec> layers) {

        /// A list that adds nothing to names.
        static Inside of(String key, List<LayerSpec> layers) {
            return new Inside(key, "", layers);
        }

        /// The layers with every `repeat` written out; their parts of names are those in this list alone.
        public List<Child> children() {
            List<Child> children = new ArrayList<>();
            writeOut(key, layers, children);
            return List.copyOf(children);
        }

        private static void writeOut(String key, List<LayerSpec> layers, List<Child> children) {
            for (int i = 0; i < layers.size(); i++) {
                String at = key + "[" + i + "]";
                if (layers.get(i) instanceof ContainerSpec.Repeat(int times, List<LayerSpec> repeated)) {
                    for (int time = 0; time < times; time++) {
                        writeOut(at + ".repeat.layers", repeated, children);
                    }
                } else {
                    String part = layers.get(i) instanceof NamedLayer(LayerSpec _, String name)
                            ? name
                            : Integer.toString(children.size());
                    children.add(new Child(at, part, layers.get(i).unnamed()));
                }
            }
        }
    }

    /// A layer inside another.
    ///
    /// @param key where the container's keys have it: `layers[0]`, `layers[1].repeat.layers[0]`
    /// @param part what it adds to names of parameters: its number, with every `repeat` written out, or its name
    /// @param layer the layer, without its name
    record Child(String key, String part, LayerSpec layer) {}
}
