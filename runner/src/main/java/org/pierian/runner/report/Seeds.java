package org.pierian.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Runs that differ in nothing but their seed, and perhaps their name.
///
/// @param runs two at least
public record Seeds(List<RunFacts> runs) {

    private static final List<String> IGNORED = List.of("seed", "name");

    /// Takes a copy.
    public Seeds {
        runs = List.copyOf(runs);
    }

    /// A curve of several runs: mean, least and largest at each epoch that all of them have.
    public record Curve(List<Integer> epochs, List<Double> mean, List<Double> low, List<Double> high) {

        /// Takes copies.
        public Curve {
            epochs = List.copyOf(epochs);
            mean = List.copyOf(mean);
            low = List.copyOf(low);
            high = List.copyOf(high);
        }
    }

    /// A metric of several runs.
    ///
    /// @param mean its mean
    /// @param deviation its standard deviation, of a sample
    /// @param low the least
    /// @param high the largest
    public record Spread(double mean, double deviation, double low, double high) {}

    /// The groups among some runs, in the order of their first ones; those without company are in none.
    public static List<Seeds> groups(List<RunFacts> runs) {
        Map<Map<String, String>, List<RunFacts>> groups = new LinkedHashMap<>();
        for (RunFacts run : runs) {
            Map<String, String> rest = new TreeMap<>(run.keys());
            IGNORED.forEach(rest::remove);
            groups.computeIfAbsent(rest, _ -> new ArrayList<>()).add(run);
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(Seeds::new)
                .toList();
    }

    /// The name of the first, with the number of seeds.
    public String label() {
        return runs.getFirst().record().name() + ", " + runs.size() + " seeds";
    }

    /// The curve of one track of each run.
    public Curve curve(String name, String part) {
        List<Track> tracks = runs.stream()
                .flatMap(run -> RunHistory.named(run.tracks(), name).stream())
                .filter(track -> track.part().equals(part))
                .toList();
        SortedSet<Integer> epochs = new TreeSet<>();
        if (tracks.size() == runs.size()) {
            epochs.addAll(tracks.getFirst().epochs());
            tracks.forEach(track -> epochs.retainAll(track.epochs()));
        }
        List<Integer> kept = new ArrayList<>();
        List<Double> mean = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (int epoch : epochs) {
            double[] values = tracks.stream()
                    .mapToDouble(track -> track.values().get(track.epochs().indexOf(epoch)))
                    .filter(Double::isFinite)
                    .toArray();
            if (values.length == tracks.size()) {
                Spread spread = spread(values);
                kept.add(epoch);
                mean.add(spread.mean());
                low.add(spread.low());
                high.add(spread.high());
            }
        }
        return new Curve(kept, mean, low, high);
    }

    /// A metric of the kept weights; empty where a run has none.
    public Optional<Spread> spread(String split, String metric) {
        double[] values = runs.stream()
                .map(run -> value(run, split, metric))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return values.length == runs.size() ? Optional.of(spread(values)) : Optional.empty();
    }

    private static OptionalDouble value(RunFacts run, String split, String metric) {
        SortedMap<String, Double> metrics = run.record().metrics().get(split);
        Double value = metrics == null ? null : metrics.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Spread spread(double[] values) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, Math.sqrt(squares / Math.max(1, values.length - 1)), low, high);
    }
}
