package org.pierian.runner.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.MetricLine;

/// What `metrics.jsonl` and `norms.jsonl` of a run say.
public final class RunHistory {

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
        MetricLine.read(metrics).forEach(history::add);
        if (Files.isRegularFile(norms)) {
            history.builders.remove(Track.LEARNING_RATE + " ");
            MetricLine.read(norms).forEach(history::add);
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

    private void add(MetricLine line) {
        for (MetricLine.Reading reading : line.readings()) {
            boolean isRate = reading.name().equals(Track.LEARNING_RATE);
            String whole = isRate ? "" : line.split();
            add(reading.name(), reading.layer().isEmpty() ? whole : reading.layer(), line.epoch(), reading.value());
        }
    }

    private void add(String name, String part, int epoch, double value) {
        builders.computeIfAbsent(name + " " + part, _ -> new Builder(name, part, new ArrayList<>(), new ArrayList<>()))
                .add(epoch, value);
    }
}
