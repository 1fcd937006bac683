package org.pierian.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.json.StrictJson;

/// A line of `metrics.jsonl`: what was measured on one split after one epoch. Or one of `norms.jsonl`: what the
/// parameters of layers were then.
///
/// @param epoch from 1
/// @param split `train`, `validation` or `test`; `norms` in a line of norms
/// @param readings in the order of the file
public record MetricLine(int epoch, String split, List<Reading> readings) {

    private static final String EPOCH = "epoch";
    private static final String SPLIT = "split";
    private static final String NORMS = "norms";
    private static final long MOST_BYTES = 1L << 28;

    /// A number.
    ///
    /// @param name what was measured
    /// @param layer of which; empty where it is of the whole network
    /// @param value may be not finite
    public record Reading(String name, String layer, double value) {}

    /// Takes a copy.
    public MetricLine {
        readings = List.copyOf(readings);
    }

    /// The numbers by name; that of a layer follows, as in `gradient_norm/0`.
    public SequencedMap<String, Double> values() {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (Reading reading : readings) {
            values.put(
                    reading.layer().isEmpty() ? reading.name() : reading.name() + "/" + reading.layer(),
                    reading.value());
        }
        return values;
    }

    /// The lines of a file.
    ///
    /// @throws Failure when it cannot be read, or a line is not one of such a file
    public static List<MetricLine> read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw bad("it is larger than 256 MiB", file.toString());
            }
            return read(Files.readAllBytes(file), file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// The lines of a file whose bytes are known.
    ///
    /// @param file its name, for messages
    /// @throws Failure when a line is not one of such a file
    public static List<MetricLine> read(byte[] bytes, Path file) {
        List<MetricLine> lines = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            try {
                lines.add(line(line, file + ":" + (lines.size() + 1)));
            } catch (IOException e) {
                throw InputFile.unreadable(file, e);
            }
        }
        return lines;
    }

    private static MetricLine line(String line, String place) throws IOException {
        JsonNode tree = tree(line, place);
        JsonNode epoch = tree.path(EPOCH);
        if (!epoch.isInt() || epoch.intValue() < 1) {
            throw bad("a line has an `epoch`, an integer from 1 on", place);
        }
        JsonNode split = tree.path(SPLIT);
        if (!split.isMissingNode() && !split.isTextual()) {
            throw bad("`split` is no text", place);
        }
        List<Reading> readings = new ArrayList<>();
        tree.properties().forEach(entry -> {
            if (!entry.getKey().equals(EPOCH) && !entry.getKey().equals(SPLIT)) {
                add(readings, entry.getKey(), entry.getValue(), place);
            }
        });
        return new MetricLine(epoch.intValue(), split.asText(NORMS), readings);
    }

    private static JsonNode tree(String line, String place) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            return StrictJson.read(new ByteArrayInputStream(bytes), place, why -> bad(why, place));
        } catch (Failure e) {
            throw e.at(place); // the reader counts this line as the first
        }
    }

    /// A number, or one for each layer.
    private static void add(List<Reading> readings, String name, JsonNode value, String place) {
        if (value.isObject()) {
            value.properties()
                    .forEach(layer ->
                            readings.add(new Reading(name, layer.getKey(), number(layer.getValue(), name, place))));
        } else {
            readings.add(new Reading(name, "", number(value, name, place)));
        }
    }

    private static double number(JsonNode value, String name, String place) {
        return parsed(value).orElseThrow(() -> bad("`" + name + "` is no number", place));
    }

    /// What is not finite stands in quotes.
    private static Optional<Double> parsed(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.doubleValue());
        }
        return switch (value.asText("")) {
            case "NaN" -> Optional.of(Double.NaN);
            case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    private static Failure bad(String why, String place) {
        return Failure.of(ExitCode.INPUT, "a line of the run's measurements is not as a run writes it: " + why)
                .at(place)
                .help("take the file from git again, or train the run again");
    }
}
