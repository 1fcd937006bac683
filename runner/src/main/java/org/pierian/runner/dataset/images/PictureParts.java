package org.pierian.runner.dataset.images;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.pierian.runner.dataset.split.Division;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.Split;
import org.pierian.spec.language.Words;

/// Divides pictures into splits.
///
/// @param size number of pictures
/// @param table the table that they are from; an empty one where they are from folders
record PictureParts(ImagesSpec.Pictures spec, int size, LabelTable table) implements Division.Rows {

    private static final int[] NONE = {};

    /// Places among the files of each split that has its pictures from them, in order.
    ///
    /// @param table the table that the files are from; an empty one where they are from folders
    /// @throws Failure when a split would be empty
    static Map<Split, int[]> divide(ImagesSpec.Pictures spec, List<LabelledFile> files, LabelTable table) {
        int[] labels = files.stream().mapToInt(LabelledFile::label).toArray();
        int[] strata = spec.stratify().orElse(true) ? labels : NONE;
        Division.Drawing drawing = new Division.Drawing(spec.splitSeed().orElse(0L), NONE, strata);
        return Division.divide(
                new PictureParts(spec, files.size(), table), drawing, spec.testPart(), spec.validation());
    }

    @Override
    public IntPredicate having(String column, String value) {
        List<String> cells = table.cells(column);
        return row -> cells.get(row).equals(value);
    }

    @Override
    public Failure empty(Split split) {
        String set = split == Split.TRAIN ? "training" : Words.ofConstant(split);
        return DataMistake.NO_ROWS
                .failure("`" + spec.folder() + "` has " + Count.of(size, "picture") + ", and none is left for the "
                        + set + " set")
                .at(spec.folder())
                .help("add pictures, or hold out others in `test` and `validation`");
    }
}
