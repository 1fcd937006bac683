package org.pierian.runner.dataset.images;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pierian.runner.dataset.csv.RowDraw;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.language.Words;

/// Divides pictures into splits: first the test set, then the validation set from what that leaves, then the training
/// set, which is the rest.
final class PictureParts {

    private final ImagesSpec.Pictures spec;
    private final int size;
    private final LabelTable table;
    private final RowDraw draw;
    private final Map<Split, int[]> sets = new EnumMap<>(Split.class);
    private int[] rest;

    private PictureParts(ImagesSpec.Pictures spec, List<LabelledFile> files, LabelTable table) {
        this.spec = spec;
        this.size = files.size();
        this.table = table;
        this.rest = IntStream.range(0, size).toArray();
        int[] labels = files.stream().mapToInt(LabelledFile::label).toArray();
        int[] strata = spec.stratify().orElse(true) ? labels : new int[0];
        this.draw = new RowDraw(spec.splitSeed().orElse(0L), new int[0], strata);
    }

    /// Places among the files of each split that has its pictures from them, in order.
    ///
    /// @param table the table that the files are from; an empty one where they are from folders
    /// @throws Failure when a split would be empty
    static Map<Split, int[]> divide(ImagesSpec.Pictures spec, List<LabelledFile> files, LabelTable table) {
        PictureParts parts = new PictureParts(spec, files, table);
        parts.hold(Split.TEST, spec.testPart(), "");
        spec.validation().ifPresent(set -> parts.hold(Split.VALIDATION, set, "validation"));
        parts.sets.put(Split.TRAIN, parts.rest);
        return parts.sets;
    }

    private void hold(Split split, RowSetSpec set, String path) {
        switch (set) {
            case RowSetSpec.Fraction(double part) -> {
                RowDraw.Parts parts = draw.draw(rest, count(split, part), path);
                keep(split, parts.held(), parts.rest());
            }
            case RowSetSpec.Last(double part) -> {
                int[] sorted = rest.clone();
                Arrays.sort(sorted);
                int first = sorted[sorted.length - count(split, part)];
                part(split, sorted, row -> row >= first);
            }
            case RowSetSpec.Column(String name, String value) -> {
                List<String> cells = table.cells(name);
                part(split, rest, row -> cells.get(row).equals(value));
            }
            case RowSetSpec.OtherFile _, RowSetSpec.Folder _ -> {} // has pictures of its own
        }
    }

    /// Holds out the pictures for which a test holds; the others keep their order.
    private void part(Split split, int[] from, IntPredicate isHeld) {
        keep(
                split,
                Arrays.stream(from).filter(isHeld).toArray(),
                Arrays.stream(rest).filter(isHeld.negate()).toArray());
    }

    private void keep(Split split, int[] held, int[] others) {
        if (held.length == 0 || others.length == 0) {
            throw empty(held.length == 0 ? split : Split.TRAIN);
        }
        sets.put(split, held);
        rest = others;
    }

    /// A fraction of all pictures, of which one at least is held out and one at least is not.
    private int count(Split split, double part) {
        if (rest.length < 2) {
            throw empty(split);
        }
        return Math.clamp(Math.round(part * size), 1, rest.length - 1);
    }

    private Failure empty(Split split) {
        String set = split == Split.TRAIN ? "training" : Words.ofConstant(split);
        return DataMistake.NO_ROWS
                .failure("`" + spec.folder() + "` has " + Count.of(size, "picture") + ", and none is left for the "
                        + set + " set")
                .at(spec.folder())
                .help("add pictures, or hold out others in `test` and `validation`");
    }
}
