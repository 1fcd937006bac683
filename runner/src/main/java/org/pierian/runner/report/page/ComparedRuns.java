package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.report.RunFacts;
import org.pierian.runner.report.RunHistory;
import org.pierian.runner.report.Seeds;
import org.pierian.runner.report.Track;
import org.pierian.runner.report.plot.Band;
import org.pierian.runner.report.plot.Figure;
import org.pierian.runner.report.plot.Line;
import org.pierian.runner.verify.SpecKeys;

/// Several runs next to each other: their curves in one figure, and what differs in tables. Runs that differ only in
/// the seed are one curve, their mean, in a band from the least to the largest.
///
/// @param runs two at least
/// @param groups those that differ only in the seed
public record ComparedRuns(List<RunFacts> runs, List<Seeds> groups) {

    private static final int MOST_POINTS = 300;
    private static final List<String> SPLITS = List.of("train", "validation", "test");

    /// Takes copies.
    public ComparedRuns {
        runs = List.copyOf(runs);
        groups = List.copyOf(groups);
    }

    /// Finds the groups.
    public static ComparedRuns of(List<RunFacts> runs) {
        return new ComparedRuns(runs, Seeds.groups(runs));
    }

    /// The runs that are in no group.
    List<RunFacts> single() {
        return runs.stream()
                .filter(run -> groups.stream().noneMatch(group -> group.runs().contains(run)))
                .toList();
    }

    /// A plot for each metric and split that has more than one value, and one for the learning rates.
    public List<Plot> plots() {
        SequencedSet<List<String>> kinds = new LinkedHashSet<>();
        for (RunFacts run : runs) {
            run.tracks().stream()
                    .filter(track -> !track.isOfLayer() && track.epochs().size() > 1)
                    .forEach(track -> kinds.add(List.of(track.name(), track.part())));
        }
        return kinds.stream()
                .map(kind -> plot(kind.getFirst(), kind.getLast()))
                .filter(plot ->
                        plot.curves().filter(figure -> !figure.isEmpty()).isPresent())
                .toList();
    }

    private Plot plot(String name, String part) {
        List<Line> lines = new ArrayList<>();
        List<Band> bands = new ArrayList<>();
        for (Seeds group : groups) {
            Seeds.Curve curve = group.curve(name, part);
            SortedSet<Integer> epochs = Curves.thinned(new TreeSet<>(curve.epochs()), MOST_POINTS);
            int tone = lines.size();
            Track mean = new Track(name, part, curve.epochs(), curve.mean());
            Line low = Curves.line(new Track(name, part, curve.epochs(), curve.low()), "", tone, epochs);
            Line high = Curves.line(new Track(name, part, curve.epochs(), curve.high()), "", tone, epochs);
            bands.add(new Band(tone, low.xs(), low.ys(), high.ys()));
            lines.add(Curves.line(mean, "mean of " + group.label(), tone, epochs));
        }
        for (RunFacts run : single()) {
            RunHistory.named(run.tracks(), name).stream()
                    .filter(track -> track.part().equals(part))
                    .forEach(track -> lines.add(Curves.line(
                            track,
                            run.label(),
                            lines.size(),
                            Curves.thinned(new TreeSet<>(track.epochs()), MOST_POINTS))));
        }
        String title = part.isEmpty() ? Curves.title(name) : Curves.title(name) + ", " + part;
        List<String> notes = groups.isEmpty() ? List.of() : List.of("Bands reach from the least to the largest seed.");
        Figure figure = new Figure(
                title, "epoch", Curves.label(name), lines, bands, OptionalDouble.empty(), Figure.Frame.FITTED);
        return Plot.ofCurves(part.isEmpty() ? name : part + "_" + name, figure, notes);
    }

    /// The keys in which specs differ, a column for each run.
    public List<List<String>> keys() {
        List<List<String>> rows = new ArrayList<>(List.of(heading("key")));
        SpecKeys.differing(runs.stream().map(RunFacts::keys).toList()).forEach(key -> {
            List<String> row = new ArrayList<>(List.of(key));
            runs.forEach(run -> row.add(run.keys().getOrDefault(key, "")));
            rows.add(row);
        });
        return rows;
    }

    /// Results by row, a column for each run.
    public List<List<String>> results() {
        List<List<String>> rows = new ArrayList<>(List.of(heading("result")));
        for (String split : SPLITS) {
            for (String metric : metrics(split)) {
                List<String> row = new ArrayList<>(List.of(split + " " + metric));
                runs.forEach(run -> row.add(RunRows.value(run.record(), split, metric)));
                rows.add(row);
            }
        }
        rows.add(row("epochs", run -> Integer.toString(run.record().epochs())));
        rows.add(row("epoch kept", run -> Integer.toString(run.keptEpoch())));
        rows.add(row(
                "parameters",
                run -> Long.toString(run.layers().stream()
                        .mapToLong(layer -> layer.parameters())
                        .sum())));
        rows.add(row("weights", run -> run.record().weightsSha256().substring(0, 12)));
        return rows;
    }

    private SortedSet<String> metrics(String split) {
        SortedSet<String> names = new TreeSet<>();
        runs.forEach(run -> Optional.ofNullable(run.record().metrics().get(split))
                .ifPresent(metrics -> names.addAll(metrics.keySet())));
        return names;
    }

    private List<String> row(String name, Function<RunFacts, String> value) {
        List<String> row = new ArrayList<>(List.of(name));
        runs.forEach(run -> row.add(value.apply(run)));
        return row;
    }

    private List<String> heading(String first) {
        return row(first, RunFacts::label);
    }

    /// Mean, deviation and range of each metric of each group.
    public List<List<String>> spreads() {
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("runs", "metric", "mean", "standard deviation", "least", "largest")));
        for (Seeds group : groups) {
            for (String split : SPLITS) {
                for (String metric : metrics(split)) {
                    group.spread(split, metric)
                            .ifPresent(spread -> rows.add(List.of(
                                    group.label(),
                                    split + " " + metric,
                                    SignificantDigits.of(spread.mean()),
                                    SignificantDigits.of(spread.deviation()),
                                    SignificantDigits.of(spread.low()),
                                    SignificantDigits.of(spread.high()))));
                }
            }
        }
        return rows;
    }
}
