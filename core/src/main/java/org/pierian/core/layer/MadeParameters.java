package org.pierian.core.layer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The parameters that the layers of a network have made so far, so that a later layer can use one of them too.
public final class MadeParameters {

    private final Map<String, Parameter> byName = new TreeMap<>();

    void add(Parameter parameter) {
        byName.put(parameter.name(), parameter);
    }

    /// The parameter with a full name, as in weights files.
    Optional<Parameter> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
