package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pierian.runner.report.RunFacts;
import org.pierian.runner.report.RunHistory;
import org.pierian.runner.report.Track;
import org.pierian.runner.report.plot.Figure;
import org.pierian.runner.report.plot.Line;

/// The curves of one run along its epochs. Of very many epochs and layers some are drawn, at even distances.
final class Curves {

    private static final int MOST_POINTS = 8000; // of a page
    private static final int LEAST = 60; // of a curve
    private static final int MOST = 500;
    private static final int MOST_LAYERS = 14;
    private static final List<String> SPLITS = List.of("train", "validation", "test");

    private final RunFacts run;
    private final List<String> notes = new ArrayList<>();

    private Curves(RunFacts run) {
        this.run = run;
    }

    /// A plot for each name of the run's tracks.
    static List<Plot> of(RunFacts run) {
        return RunHistory.names(run.tracks()).stream()
                .map(name -> new Curves(run).plot(name))
                .filter(plot ->
                        plot.curves().filter(figure -> !figure.isEmpty()).isPresent())
                .toList();
    }

    private Plot plot(String name) {
        List<Track> tracks = RunHistory.named(run.tracks(), name);
        boolean areLayers = tracks.getFirst().isOfLayer();
        List<Track> drawn = areLayers ? someLayers(tracks) : tracks;
        SortedSet<Integer> epochs = someEpochs(drawn);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            Track track = drawn.get(i);
            int tone = SPLITS.contains(track.part()) ? SPLITS.indexOf(track.part()) : i;
            String called = track.part().isEmpty() ? name : areLayers ? "layer " + track.part() : track.part();
            lines.add(line(track, called, tone, epochs));
        }
        Figure figure = new Figure(title(name), "epoch", label(name), lines);
        return Plot.ofCurves(name, figure.marked(OptionalDouble.of(run.keptEpoch())), List.copyOf(notes));
    }

    /// A track at some epochs.
    static Line line(Track track, String name, int tone, SortedSet<Integer> epochs) {
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (int i = 0; i < track.epochs().size(); i++) {
            if (epochs.contains(track.epochs().get(i))) {
                xs.add((double) track.epochs().get(i));
                ys.add(track.values().get(i));
            }
        }
        return new Line(name, tone, xs, ys);
    }

    private List<Track> someLayers(List<Track> tracks) {
        if (tracks.size() <= MOST_LAYERS) {
            return tracks;
        }
        notes.add(MOST_LAYERS + " of " + tracks.size() + " layers, the first and the last among them.");
        List<Track> some = new ArrayList<>();
        for (int i = 0; i < MOST_LAYERS; i++) {
            some.add(tracks.get(i * (tracks.size() - 1) / (MOST_LAYERS - 1)));
        }
        return some;
    }

    private SortedSet<Integer> someEpochs(List<Track> tracks) {
        SortedSet<Integer> all = new TreeSet<>();
        tracks.forEach(track -> all.addAll(track.epochs()));
        int most = Math.clamp(MOST_POINTS / Math.max(1, run.tracks().size()), LEAST, MOST);
        SortedSet<Integer> some = thinned(all, most);
        if (some.size() < all.size()) {
            some.add(run.keptEpoch());
            notes.add(some.size() + " of " + all.size() + " epochs are drawn, at even distances.");
        }
        return some;
    }

    /// Some of many epochs, the first and the last among them.
    static SortedSet<Integer> thinned(SortedSet<Integer> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<Integer> list = List.copyOf(all);
        SortedSet<Integer> some = new TreeSet<>();
        for (int i = 0; i < most; i++) {
            some.add(list.get((int) (i * (list.size() - 1L) / (most - 1))));
        }
        return some;
    }

    static String title(String name) {
        return switch (name) {
            case Track.LEARNING_RATE -> "Learning rate";
            case Track.GRADIENT_NORM -> "Gradient norm per layer";
            case Track.WEIGHT_NORM -> "Weight norm per layer";
            default -> Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
        };
    }

    static String label(String name) {
        return name.replace('_', ' ');
    }
}
