package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TableSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;

/// Warns of what is valid in a table and most often not meant: columns that say nothing or too much, rows that are
/// trained with and tested with.
final class TableReview {

    private static final int FEWEST_ROWS = 10; // of fewer, any column may be like the target by chance
    private static final double SAME = 0.9999;
    private static final double MOST_CLASSES = 0.999;

    private final ResolvedSpec resolved;
    private final TableSpec spec;
    private final List<Diagnostic> warnings = new ArrayList<>();

    private TableReview(ResolvedSpec resolved, TableSpec spec) {
        this.resolved = resolved;
        this.spec = spec;
    }

    /// The warnings, each at its place in the spec.
    static List<Diagnostic> review(ResolvedSpec resolved, TableSpec spec, Map<Split, NumberTable.Columns> sets) {
        TableReview review = new TableReview(resolved, spec);
        NumberTable.Columns train = Objects.requireNonNull(sets.get(Split.TRAIN));
        review.columns(train);
        review.sharedRows(train, sets);
        return review.warnings;
    }

    private void columns(NumberTable.Columns train) {
        for (int f = 0; f < spec.features().size(); f++) {
            FeatureSpec feature = spec.features().get(f);
            double[][] cells = train.features().get(f);
            String path = SpecPaths.of(spec, "features[" + f + "]");
            if (train.targets().length > 1 && Arrays.stream(cells).allMatch(TableReview::isConstant)) {
                warnings.add(column(
                        DataMistake.CONSTANT,
                        path,
                        feature,
                        "has one value in all training rows",
                        "says nothing",
                        "more than one value",
                        "one value",
                        "delete the feature"));
            } else if (train.targets().length >= FEWEST_ROWS
                    && Arrays.stream(cells).anyMatch(numbers -> isTarget(numbers, train.targets()))) {
                warnings.add(column(
                        DataMistake.LIKE_TARGET,
                        path,
                        feature,
                        "tells the target `" + BadCells.shown(spec.target().column()) + "` almost exactly",
                        "is the answer known when the model is used?",
                        "a column that is known before the target is",
                        "the target in other words",
                        "delete the feature if it is found out together with the target, or after it"));
            }
        }
    }

    private Diagnostic column(
            DataMistake mistake,
            String path,
            FeatureSpec feature,
            String what,
            String label,
            String expected,
            String got,
            String help) {
        return Diagnostic.warning(
                        mistake.code(),
                        resolved.locationOf(path),
                        "column `" + BadCells.shown(feature.column()) + "` " + what)
                .withLabel(label)
                .withExpected(expected, got)
                .withHelp(help);
    }

    private static boolean isConstant(double[] cells) {
        for (double cell : cells) {
            if (Double.compare(cell, cells[0]) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isTarget(double[] cells, double[] targets) {
        return switch (spec.target()) {
            case TargetSpec.NumberColumn _ -> Math.abs(correlation(cells, targets)) > SAME;
            case TargetSpec.ClassColumn _, TargetSpec.BooleanColumn _ ->
                isClass(cells, targets, spec.target().classes().size());
        };
    }

    private static double correlation(double[] x, double[] y) {
        double n = x.length;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.length; i++) {
            sumX += x[i];
            sumY += y[i];
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - sumX / n;
            double dy = y[i] - sumY / n;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    /// Whether each value of a column belongs to a class of its own, but for a few rows.
    private static boolean isClass(double[] cells, double[] targets, int classes) {
        Map<Double, int[]> counts = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            counts.computeIfAbsent(cells[i], _ -> new int[classes])[(int) targets[i]]++;
            if (counts.size() > classes) {
                return false;
            }
        }
        Set<Integer> named = new HashSet<>();
        int right = 0;
        for (int[] ofValue : counts.values()) {
            int most = 0;
            for (int c = 1; c < classes; c++) {
                most = ofValue[c] > ofValue[most] ? c : most;
            }
            named.add(most);
            right += ofValue[most];
        }
        return named.size() == counts.size() && named.size() > 1 && right >= MOST_CLASSES * cells.length;
    }

    private void sharedRows(NumberTable.Columns train, Map<Split, NumberTable.Columns> sets) {
        Map<Split, LongSet> others = new EnumMap<>(Split.class);
        sets.forEach((split, rows) -> {
            if (split != Split.TRAIN) {
                others.put(split, fingerprints(rows));
            }
        });
        LongSet[] all = others.values().toArray(LongSet[]::new);
        for (int row = 0; row < train.targets().length; row++) {
            long print = fingerprint(train, row);
            for (LongSet set : all) {
                set.mark(print);
            }
        }
        others.forEach((split, set) ->
                shared(split, Objects.requireNonNull(sets.get(split)), set).ifPresent(warnings::add));
    }

    private static LongSet fingerprints(NumberTable.Columns rows) {
        LongSet prints = new LongSet(rows.targets().length);
        for (int row = 0; row < rows.targets().length; row++) {
            prints.add(fingerprint(rows, row));
        }
        return prints;
    }

    private Optional<Diagnostic> shared(Split split, NumberTable.Columns rows, LongSet prints) {
        int all = rows.targets().length;
        int shared = 0;
        for (int row = 0; row < all; row++) {
            shared += prints.isMarked(fingerprint(rows, row)) ? 1 : 0;
        }
        if (shared == 0) {
            return Optional.empty();
        }
        String name = Words.ofConstant(split);
        return Optional.of(Diagnostic.warning(
                        DataMistake.SHARED_ROWS.code(),
                        resolved.locationOf(SpecPaths.of(spec, name)),
                        shared + " of the " + all + " " + name + " rows are training rows too")
                .withLabel("the same features and the same target")
                .withExpected("rows that were not trained with", shared + " that were")
                .withHelp("delete what is in the file twice, or keep such rows together with `group`"));
    }

    /// 64 bits of a row's numbers: two different rows share them once in billions of tables.
    private static long fingerprint(NumberTable.Columns rows, int row) {
        long hash = Double.doubleToLongBits(rows.targets()[row]);
        for (double[][] feature : rows.features()) {
            for (double[] numbers : feature) {
                hash = (hash ^ Double.doubleToLongBits(numbers[row])) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
        }
        return hash;
    }
}
