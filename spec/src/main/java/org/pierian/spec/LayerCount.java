package org.pierian.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How large an architecture becomes when every `repeat` is written out, found without doing so.
final class LayerCount {

    private LayerCount() {}

    /// Adds the rules that a list breaks.
    ///
    /// @param key where the list is
    static void require(Rules rules, String key, List<LayerSpec> layers) {
        Optional<String> deep = tooDeep(key, layers, 1);
        rules.require(
                deep.isEmpty(),
                deep.orElse(key),
                "layers are nested at most " + LayerLimits.DEEPEST + " deep",
                "write layers one after the other where they need not be inside one another");
        if (deep.isEmpty()) {
            long count = count(layers);
            if (count > LayerLimits.MOST) {
                refuse(rules, largest(key, layers), count);
            }
        }
    }

    /// Apart, as the text of a rule that holds would take longer than the rest of the check.
    private static void refuse(Rules rules, String key, long count) {
        rules.require(
                false,
                key,
                String.format(
                        Locale.US,
                        "an architecture has at most %,d layers with every `repeat` written out",
                        LayerLimits.MOST),
                count == Long.MAX_VALUE ? "more than can be counted" : Long.toString(count),
                "make `times` smaller");
    }

    /// Where the first layer is that is inside too many others.
    private static Optional<String> tooDeep(String key, List<LayerSpec> layers, int depth) {
        for (int i = 0; i < layers.size(); i++) {
            String at = key + "[" + i + "]";
            if (depth > LayerLimits.DEEPEST) {
                return Optional.of(at);
            }
            LayerSpec layer = layers.get(i).unnamed();
            int inner = layer instanceof ContainerSpec.Repeat ? depth : depth + 1;
            for (LayerSpec.Inside inside : layer.inside()) {
                Optional<String> found = tooDeep(at + "." + word(layer) + "." + inside.key(), inside.layers(), inner);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static long count(List<LayerSpec> layers) {
        long count = 0;
        for (LayerSpec layer : layers) {
            count = sum(count, count(layer.unnamed()));
        }
        return count;
    }

    private static long count(LayerSpec layer) {
        long inside = 0;
        for (LayerSpec.Inside list : layer.inside()) {
            inside = sum(inside, count(list.layers()));
        }
        return layer instanceof ContainerSpec.Repeat repeat ? product(inside, repeat.times()) : sum(inside, 1);
    }

    /// The key of the innermost `times` that makes too many layers; without one, the list.
    private static String largest(String key, List<LayerSpec> layers) {
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i).unnamed();
            if (count(layer) > LayerLimits.MOST) {
                String at = key + "[" + i + "]." + word(layer) + ".";
                for (LayerSpec.Inside inside : layer.inside()) {
                    if (count(inside.layers()) > LayerLimits.MOST) {
                        return largest(at + inside.key(), inside.layers());
                    }
                }
                return layer instanceof ContainerSpec.Repeat ? at + "times" : key + "[" + i + "]";
            }
        }
        return key;
    }

    private static String word(LayerSpec layer) {
        Key key = layer.getClass().getAnnotation(Key.class);
        return key == null ? "" : key.value();
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long product(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
