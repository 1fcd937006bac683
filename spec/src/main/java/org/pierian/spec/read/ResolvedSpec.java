package org.pierian.spec.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Sources;

/// A spec without errors, every default filled in, with the origin of each value.
///
/// Paths are those of the language: `epochs`, `optimizer`, `optimizer.adam.betas`, `architecture[2]`,
/// `architecture[2].sequential.layers[0].linear.out_features`.
///
/// @param spec the spec
/// @param origins the origin of each value by its path, in the order of the records
/// @param overrides the overrides of the command line, as they were given
/// @param start where the spec starts
/// @param sources the texts that locations refer to
public record ResolvedSpec(
        RunSpec spec, Map<String, Origin> origins, List<String> overrides, Location start, Sources sources) {

    public ResolvedSpec {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
        overrides = List.copyOf(overrides);
    }

    /// The location of the value at `path`; of a component, that of its word.
    ///
    /// A default, or a path that does not exist, has the location of what contains it.
    public Location locationOf(String path) {
        return locationOf(origins, path).orElse(start);
    }

    static Optional<Location> locationOf(Map<String, Origin> origins, String path) {
        String at = path;
        while (!at.isEmpty()) {
            Origin origin = origins.get(at);
            if (origin != null) {
                switch (origin) {
                    case Origin.Written(Location place) -> {
                        return Optional.of(place);
                    }
                    case Origin.Parameter(String _, String _, Location place, Location _) -> {
                        return Optional.of(place);
                    }
                    case Origin.Overridden(Location place) -> {
                        return Optional.of(place);
                    }
                    case Origin.Default() -> {}
                }
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return Optional.empty();
    }
}
