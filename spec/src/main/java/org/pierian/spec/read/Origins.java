package org.pierian.spec.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.yaml.Node;

/// Collects the origin of each value while records are bound.
final class Origins {

    /// The name of the text that defaults come from; no file has this name.
    static final String DEFAULT_SOURCE = "<default>";

    private final Map<String, Origin> byPath = new LinkedHashMap<>();

    void add(String path, Node node) {
        byPath.put(path, of(node));
    }

    /// A value that is the default, unless it has an origin.
    void addDefault(String path) {
        byPath.putIfAbsent(path, new Origin.Default());
    }

    Map<String, Origin> byPath() {
        return byPath;
    }

    private static Origin of(Node node) {
        Location place = node.location();
        if (node instanceof Node.Scalar scalar && scalar.parameter().isPresent()) {
            Node.Parameter parameter = scalar.parameter().get();
            return new Origin.Parameter(parameter.owner(), parameter.name(), place, parameter.definition());
        }
        if (place.file().equals(DEFAULT_SOURCE)) {
            return new Origin.Default();
        }
        return place.file().equals(Overrides.SOURCE) ? new Origin.Overridden(place) : new Origin.Written(place);
    }
}
