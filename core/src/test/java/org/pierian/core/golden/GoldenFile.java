package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reference numbers in JSON, read from the test resources or from a file.
final class GoldenFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenFile() {}

    /// A resource below `golden/`.
    ///
    /// @param name for example `book/units.json`
    static JsonNode resource(String name) {
        try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name)) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file outside the repository.
    static JsonNode file(Path path) {
        try {
            return JSON.readTree(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All numbers of a nested list, row-major; a single number is a list of one.
    static double[] doubles(JsonNode node) {
        List<Double> all = new ArrayList<>();
        collect(node, all);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// All numbers of a nested list, each rounded to float; one too small for a float becomes the smallest, so
    /// that its sign is kept.
    static float[] floats(JsonNode node) {
        double[] doubles = doubles(node);
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            float rounded = (float) doubles[i];
            boolean vanished = rounded == 0f && doubles[i] != 0;
            floats[i] = vanished ? Math.copySign(Float.MIN_VALUE, rounded) : rounded;
        }
        return floats;
    }

    private static void collect(JsonNode node, List<Double> all) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, all));
        } else {
            all.add(node.doubleValue());
        }
    }
}
