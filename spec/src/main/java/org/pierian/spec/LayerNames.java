package org.pierian.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rules about the names of layers in one list.
final class LayerNames {

    private LayerNames() {}

    /// Adds the rules that a list breaks: names are unique in it, and a `repeat` has none.
    ///
    /// @param key where the list is
    /// @param taken names that are something else there
    static void require(Rules rules, String key, List<LayerSpec> layers, Set<String> taken) {
        Set<String> names = new HashSet<>(taken);
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof NamedLayer(LayerSpec layer, String name)) {
                String at = key + "[" + i + "].name";
                rules.require(
                                names.add(name),
                                at,
                                "`" + name + "` is taken: names of layers are unique in their list",
                                "choose another name")
                        .require(
                                !(layer instanceof ContainerSpec.Repeat),
                                at,
                                "`repeat` has no name, since it adds nothing to the names of its layers",
                                "delete it, or put the `repeat` into a list with a name:"
                                        + " `{sequential: [{repeat: ...}], name: " + name + "}`");
            }
        }
    }

    /// Adds the rule that no layer of a list has a name.
    static void requireNone(Rules rules, String key, List<LayerSpec> layers) {
        for (int i = 0; i < layers.size(); i++) {
            rules.require(
                    !(layers.get(i) instanceof NamedLayer),
                    key + "[" + i + "].name",
                    "a layer that stands directly in a `repeat` has no name, since all its copies would have it",
                    "delete it, or put the layers of the `repeat` into one list: `layers: [[...]]`");
        }
    }
}
