package org.pierian.spec;

import java.util.ArrayList;
import java.util.List;

/// One entry of `architecture`, by kind, in order of increasing complexity.
@Doc("One entry of `architecture`.")
public sealed interface LayerSpec
        permits ActivationSpec,
                BasicLayerSpec,
                ShapeSpec,
                EmbeddingSpec,
                NormSpec,
                PoolingSpec,
                ConvolutionSpec,
                ContainerSpec {

    /// The layers inside, in the order in which they are numbered; empty for a layer that contains none.
    default List<Child> children() {
        return List.of();
    }

    /// A layer inside another.
    ///
    /// @param key where the container's keys have it: `layers[0]`
    /// @param layer the layer
    record Child(String key, LayerSpec layer) {

        /// The elements of a list.
        ///
        /// @param key the key of the list
        static List<Child> ofList(String key, List<LayerSpec> layers) {
            List<Child> children = new ArrayList<>();
            for (int i = 0; i < layers.size(); i++) {
                children.add(new Child(key + "[" + i + "]", layers.get(i)));
            }
            return List.copyOf(children);
        }
    }
}
