package org.pierian.runner.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which keys differ between two specs in their canonical form.
public final class SpecKeys {

    private static final YAMLMapper MAPPER = new YAMLMapper();

    private SpecKeys() {}

    /// The differing keys, by path.
    ///
    /// @param left a text of `SpecWriter`
    /// @param right another
    public static List<Difference> compare(String left, String right) {
        SortedMap<String, String> a = flat(left);
        SortedMap<String, String> b = flat(right);
        TreeSet<String> keys = new TreeSet<>(a.keySet());
        keys.addAll(b.keySet());
        List<Difference> found = new ArrayList<>();
        for (String key : keys) {
            String x = a.getOrDefault(key, "");
            String y = b.getOrDefault(key, "");
            if (!x.equals(y)) {
                found.add(new Difference(Difference.Kind.SPEC, key, x, y));
            }
        }
        return found;
    }

    /// The keys whose values are not the same in all specs.
    ///
    /// @param specs each by its paths, as [#of] reads it
    public static SortedSet<String> differing(List<SortedMap<String, String>> specs) {
        SortedSet<String> keys = new TreeSet<>();
        specs.forEach(spec -> keys.addAll(spec.keySet()));
        keys.removeIf(key -> specs.stream()
                        .map(spec -> spec.getOrDefault(key, ""))
                        .distinct()
                        .count()
                < 2);
        return keys;
    }

    /// The values of a canonical spec by their paths; none where it is not there, or not one.
    public static SortedMap<String, String> of(Path file) {
        try {
            return Files.isRegularFile(file) ? flat(Files.readString(file)) : new TreeMap<>();
        } catch (IOException | IllegalArgumentException _) {
            return new TreeMap<>();
        }
    }

    private static SortedMap<String, String> flat(String text) {
        SortedMap<String, String> map = new TreeMap<>();
        try {
            flatten(MAPPER.readTree(text), "", map);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a canonical spec", e);
        }
        return map;
    }

    private static void flatten(JsonNode node, String path, SortedMap<String, String> map) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(e -> flatten(e.getValue(), prefix + e.getKey(), map));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(node.get(i), prefix + i, map);
            }
        } else {
            map.put(path, node.isContainerNode() ? "{}" : node.asText());
        }
    }
}
