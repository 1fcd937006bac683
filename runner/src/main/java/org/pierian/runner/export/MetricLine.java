package org.pierian.runner.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.json.StrictJson;

/// A line of `metrics.jsonl`: what was measured on one split after one epoch. Or one of `norms.jsonl`: what the
/// parameters of layers were then.
///
/// @param epoch from 1
/// @param split `train`, `validation` or `test`; `norms` in a line of norms
/// @param values by name, in the order of the file; some may not be finite
public record MetricLine(int epoch, String split, SequencedMap<String, Double> values) {

    private static final String EPOCH = "epoch";
    private static final String SPLIT = "split";
    private static final String NORMS = "norms";

    /// Takes a copy.
    public MetricLine {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// The line of a text.
    ///
    /// @param file its name, for messages
    /// @throws Failure when it is not one
    static MetricLine read(String line, String file) {
        Function<String, Failure> bad = why -> Failure.of(ExitCode.INPUT, "a line of `" + file + "` is not one: " + why)
                .at(file)
                .help("restore the file, or train again");
        JsonNode root;
        try {
            root = StrictJson.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), file, bad);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!root.path(EPOCH).isInt()
                || !(root.path(SPLIT).isMissingNode() || root.path(SPLIT).isTextual())) {
            throw bad.apply("it has no epoch, or a split that is no text");
        }
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        root.properties().forEach(entry -> {
            if (!entry.getKey().equals(EPOCH) && !entry.getKey().equals(SPLIT)) {
                add(values, entry.getKey(), entry.getValue(), bad);
            }
        });
        return new MetricLine(root.path(EPOCH).intValue(), root.path(SPLIT).asText(NORMS), values);
    }

    /// A number, or one for each layer, whose name follows that of what is measured.
    private static void add(Map<String, Double> values, String name, JsonNode value, Function<String, Failure> bad) {
        if (value.isObject()) {
            value.properties().forEach(layer -> {
                String full = name + "/" + layer.getKey();
                values.put(full, number(layer.getValue(), full, bad));
            });
        } else {
            values.put(name, number(value, name, bad));
        }
    }

    /// Numbers that are not finite are texts in JSON.
    private static double number(JsonNode value, String name, Function<String, Failure> bad) {
        return switch (value.isTextual() ? value.textValue() : "") {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (!value.isNumber()) {
                    throw bad.apply("`" + name + "` is not a number");
                }
                yield value.doubleValue();
            }
        };
    }
}
