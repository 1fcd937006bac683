package org.pierian.spec;

import java.util.Optional;

/// Which rows of a table, or pictures of a folder, are held out from training, as a validation or a test set.
@Doc(
        "Which rows of a table, or pictures of a folder, are held out from training, as its `validation` or its `test` set.")
public sealed interface RowSetSpec {

    @Key("fraction")
    @Doc(
            value = "A fraction of the rows, drawn by `split_seed`; the other rows remain in the order in which"
                    + " they were drawn. Validation rows are drawn from those that the test set leaves.",
            shapes = "fraction * rows of the file examples, rounded, at least one",
            example = "test: {fraction: 0.2}")
    record Fraction(
            @Doc("The fraction, of all rows of the file.") @Range(min = 0, max = 1, aboveMin = true, belowMax = true)
            double part)
            implements RowSetSpec {

        @Override
        public Optional<Double> partOfRows() {
            return Optional.of(part);
        }
    }

    @Key("file")
    @Doc(
            value = "All rows of another file with the same columns, in its order.",
            shapes = "as many examples as rows",
            example = "test: {file: test.csv}")
    record OtherFile(
            @Doc("The file, searched in the same folders as the first one.") @PathInFolder
            String path) implements RowSetSpec {}

    @Key("last")
    @Doc(
            value =
                    "The last rows of the file, in its order: for time series, where what is tested lies after what is trained"
                            + " with. Validation rows are the last of those that the test set leaves.",
            shapes = "part * rows of the file examples, rounded, at least one",
            example = "test: {last: 0.2}")
    record Last(
            @Doc("How many, as a fraction of all rows of the file.")
            @Range(min = 0, max = 1, aboveMin = true, belowMax = true)
            double part)
            implements RowSetSpec {

        @Override
        public Optional<Double> partOfRows() {
            return Optional.of(part);
        }
    }

    @Key("column")
    @Beside
    @Doc(
            value = "The rows that have a value in a column, in the order of the file. The column is no feature.",
            shapes = "as many examples as such rows",
            example = "test: {column: split, value: test}")
    record Column(
            @Doc("Name of the column in the header.") String name,
            @Doc("What its cell holds in these rows.") String value)
            implements RowSetSpec {}

    @Key("folder")
    @Doc(
            value =
                    "The pictures of a subfolder, which has a folder for each class. Those to train with are then in the"
                            + " subfolder `train`. For `images` without `labels`, and for `text_folder`, whose files are in them.",
            shapes = "as many examples as pictures",
            example = "test: {folder: test}")
    record Folder(
            @Doc("The subfolder of the dataset's folder.") @PathInFolder
            String path) implements RowSetSpec {

        /// The subfolder of the training pictures.
        public static final String TRAIN = "train";
    }

    @Key("inputs")
    @Beside
    @Doc(
            value = "All examples of other arrays: of other files for `npy`, of the same file for `npz`.",
            shapes = "as many examples as the arrays have",
            example = "test: {inputs: x_test, targets: y_test}")
    record OtherArrays(
            @Doc("The array of the inputs, named as the dataset's own is.") @PathInFolder
            String inputs,

            @Doc("The array of the targets; none where the target is the input.") @PathInFolder
            Optional<String> targets)
            implements RowSetSpec {}

    /// The fraction of all rows of the file, where a fraction says which rows.
    default Optional<Double> partOfRows() {
        return Optional.empty();
    }
}
