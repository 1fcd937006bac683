package org.pierian.spec;

/// What is said of the keys that every table has.
final class TableDocs {

    static final String FILE = "The file, in the spec's folder or below it, or in the data folders.";

    static final String FEATURES = "The inputs, in order.";

    static final String TARGET = "The column that is learned.";

    static final String TEST = "Which rows are the test set.";

    static final String VALIDATION = "Which rows are the validation set; none unless written.";

    static final String SPLIT_SEED =
            "What rows are drawn by, any 64-bit integer; 0 unless written, so that runs with other"
                    + " seeds have the same rows.";

    static final String GROUP =
            "The column whose equal values keep rows together when they are drawn, such as a patient's number.";

    static final String STRATIFY =
            "Whether drawn rows have the classes in the proportions of the file; `true` for classes unless written.";

    static final String MISSING_VALUES =
            "Texts that mark a missing value, such as NA; an empty cell always does. A class"
                    + " that `values` lists is none.";

    private TableDocs() {}
}
