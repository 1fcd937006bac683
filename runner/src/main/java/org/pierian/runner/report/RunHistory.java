package org.pierian.runner.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.json.StrictJson;

/// What `metrics.jsonl` and `norms.jsonl` of a run say.
public final class RunHistory {

    private static final String EPOCH = "epoch";
    private static final String SPLIT = "split";
    private static final long MOST_BYTES = 1L << 28;

    private final SequencedMap<String, Builder> builders = new LinkedHashMap<>();

    /// A track that grows.
    private record Builder(String name, String part, List<Integer> epochs, List<Double> values) {

        void add(int epoch, double value) {
            if (epochs.isEmpty() || epochs.getLast() < epoch) {
                epochs.add(epoch);
                values.add(value);
            }
        }

        Track track() {
            return new Track(name, part, epochs, values);
        }
    }

    private RunHistory() {}

    /// Reads both files. Runs of an older Pierian have no norms.
    ///
    /// @param metrics has to be there
    /// @param norms may be missing
    /// @throws Failure when a line is not one of such a file
    public static List<Track> read(Path metrics, Path norms) {
        RunHistory history = new RunHistory();
        history.lines(metrics);
        if (Files.isRegularFile(norms)) {
            history.builders.remove(Track.LEARNING_RATE + " ");
            history.lines(norms);
        }
        return history.builders.sequencedValues().stream().map(Builder::track).toList();
    }

    /// The tracks of one name.
    public static List<Track> named(List<Track> tracks, String name) {
        return tracks.stream().filter(track -> track.name().equals(name)).toList();
    }

    /// The names of all tracks, in order.
    public static SequencedSet<String> names(List<Track> tracks) {
        return tracks.stream().map(Track::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void lines(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw bad("it is larger than 256 MiB", file, 1);
            }
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                line(line, file, number);
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private void line(String line, Path file, int number) throws IOException {
        JsonNode tree = StrictJson.read(
                new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                file.toString(),
                why -> bad(why, file, number));
        JsonNode epoch = tree.path(EPOCH);
        if (!epoch.isInt() || epoch.intValue() < 1) {
            throw bad("a line has an `epoch`, an integer from 1 on", file, number);
        }
        String split = tree.path(SPLIT).asText("");
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            String key = entry.getKey();
            if (!key.equals(EPOCH) && !key.equals(SPLIT)) {
                boolean isRate = key.equals(Track.LEARNING_RATE);
                add(
                        key,
                        isRate ? "" : split,
                        epoch.intValue(),
                        entry.getValue(),
                        bad("`" + key + "` is no number", file, number));
            }
        }
    }

    private void add(String name, String part, int epoch, JsonNode value, Failure bad) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> layer : value.properties()) {
                add(name, layer.getKey(), epoch, number(layer.getValue()).orElseThrow(() -> bad));
            }
        } else {
            add(name, part, epoch, number(value).orElseThrow(() -> bad));
        }
    }

    private void add(String name, String part, int epoch, double value) {
        builders.computeIfAbsent(name + " " + part, _ -> new Builder(name, part, new ArrayList<>(), new ArrayList<>()))
                .add(epoch, value);
    }

    /// What is not finite stands in quotes.
    private static Optional<Double> number(JsonNode value) {
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

    private static Failure bad(String why, Path file, int line) {
        return Failure.of(ExitCode.INPUT, "`" + file + "` is not as a run writes it: " + why)
                .at(file + ":" + line)
                .help("take it from git again, or train the run again");
    }
}
