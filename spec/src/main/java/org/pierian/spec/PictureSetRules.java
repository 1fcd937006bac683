package org.pierian.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules between those keys of a dataset of pictures that say which of them are held out.
///
/// @param hasTable whether a table names the pictures; otherwise they are in folders
/// @param test the test set
/// @param validation the validation set, if there is one
/// @param ofDraws the keys that are written and say how pictures are drawn
record PictureSetRules(boolean hasTable, RowSetSpec test, Optional<RowSetSpec> validation, List<String> ofDraws) {

    private static final String VALIDATION = "validation";

    /// Those that do not hold.
    List<Contradiction> broken() {
        Rules rules = new Rules();
        set(rules, "test", test);
        validation.ifPresent(set -> set(rules, VALIDATION, set));
        double held = test.partOfRows().orElse(0.0)
                + validation.flatMap(RowSetSpec::partOfRows).orElse(0.0);
        rules.require(
                        held < 1,
                        VALIDATION,
                        "`validation` and `test` must leave pictures to train with",
                        "make one of them smaller")
                .require(
                        !validation.equals(Optional.of(test))
                                || test.partOfRows().isPresent(),
                        VALIDATION,
                        "`validation` and `test` must not be the same pictures",
                        "write others for one of them");
        boolean draws =
                Stream.concat(Stream.of(test), validation.stream()).anyMatch(RowSetSpec.Fraction.class::isInstance);
        ofDraws.forEach(key -> rules.require(
                draws,
                key,
                "`" + key + "` needs a `fraction` in `test` or `validation`, as nothing else is drawn",
                "delete `" + key + "`"));
        return rules.broken();
    }

    private void set(Rules rules, String key, RowSetSpec set) {
        boolean ofFolder = set instanceof RowSetSpec.Folder;
        boolean ofTable = set instanceof RowSetSpec.Column || set instanceof RowSetSpec.OtherFile;
        rules.require(
                        !hasTable || !ofFolder,
                        key,
                        "with `labels` the sets are rows of the table",
                        "write `" + key + ": {column: set, value: " + key + "}`, or `{fraction: 0.2}`")
                .require(
                        !(set instanceof RowSetSpec.OtherArrays),
                        key,
                        "pictures are in files, not in arrays",
                        "write `" + key + ": {fraction: 0.2}`")
                .require(
                        hasTable || !ofTable,
                        key,
                        "without `labels` there is no table",
                        "write `" + key + ": {folder: " + key + "}`, or `{fraction: 0.2}`")
                .require(
                        hasTable || !(set instanceof RowSetSpec.Last),
                        key,
                        "without `labels` pictures have no order but that of their names",
                        "write `" + key + ": {fraction: 0.2}`")
                .require(
                        !(set instanceof RowSetSpec.Folder(String path)) || !path.equals(RowSetSpec.Folder.TRAIN),
                        key,
                        "the pictures to train with are in `train`",
                        "name another folder");
    }
}
