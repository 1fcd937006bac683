package org.pierian.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pierian.spec.diagnostic.DisplayText;

/// The rules between the keys of a table.
///
/// @param features the inputs
/// @param target the column that is learned
/// @param test the test set
/// @param validation the validation set, if there is one
/// @param ofDraws the keys that are written and say how rows are drawn
record TableRules(
        List<FeatureSpec> features,
        TargetSpec target,
        RowSetSpec test,
        Optional<RowSetSpec> validation,
        List<String> ofDraws) {

    private static final String VALIDATION = "validation";

    /// The rules of a table.
    static TableRules of(TableKeys table) {
        List<String> ofDraws = new ArrayList<>();
        table.splitSeed().ifPresent(_ -> ofDraws.add("split_seed"));
        table.group().ifPresent(_ -> ofDraws.add("group"));
        table.stratify().ifPresent(_ -> ofDraws.add("stratify"));
        return new TableRules(table.features(), table.target(), table.test(), table.validation(), ofDraws);
    }

    /// Those that do not hold.
    List<Contradiction> broken() {
        List<Contradiction> broken = ofFeatures();
        return broken.isEmpty() ? ofRows() : broken;
    }

    /// A column is a feature once, and neither the target nor what tells rows apart.
    private List<Contradiction> ofFeatures() {
        Set<String> seen = new HashSet<>(Set.of(target.column()));
        for (int i = 0; i < features.size(); i++) {
            String column = features.get(i).column();
            Optional<String> fault = Optional.empty();
            if (!seen.add(column)) {
                boolean isTarget = column.equals(target.column());
                fault = Optional.of(isTarget ? "the target and may not be a feature" : "a feature twice");
            } else if (columns().anyMatch(column::equals)) {
                fault = Optional.of("what tells the splits apart and may not be a feature");
            }
            if (fault.isPresent()) {
                return new Rules()
                        .require(false, "features[" + i + "]", shown(column) + fault.get(), "delete the feature")
                        .broken();
            }
        }
        return List.of();
    }

    /// The columns that tell the splits apart.
    private Stream<String> columns() {
        return Stream.concat(Stream.of(test), validation.stream())
                .filter(RowSetSpec.Column.class::isInstance)
                .map(set -> ((RowSetSpec.Column) set).name());
    }

    private List<Contradiction> ofRows() {
        double parts = test.partOfRows().orElse(0.0)
                + validation.flatMap(RowSetSpec::partOfRows).orElse(0.0);
        boolean draws =
                Stream.concat(Stream.of(test), validation.stream()).anyMatch(RowSetSpec.Fraction.class::isInstance);
        Rules rules = new Rules()
                .require(
                        !validation.equals(Optional.of(test))
                                || test.partOfRows().isPresent(),
                        VALIDATION,
                        "`validation` and `test` must not be the same rows",
                        "write other rows for one of them")
                .require(
                        parts < 1,
                        VALIDATION,
                        "`validation` and `test` must leave rows to train with",
                        "together " + parts + " of the rows",
                        "make one of them smaller")
                .require(
                        columns().noneMatch(target.column()::equals),
                        test instanceof RowSetSpec.Column column
                                        && column.name().equals(target.column())
                                ? "test"
                                : VALIDATION,
                        shown(target.column()) + "the target and may not tell the splits apart",
                        "name another column");
        noFolder(rules, "test", Optional.of(test));
        noFolder(rules, VALIDATION, validation);
        ofDraws.forEach(key -> rules.require(
                draws,
                key,
                "`" + key + "` needs a `fraction` in `test` or `validation`, as nothing else is drawn",
                "delete `" + key + "`"));
        return rules.broken();
    }

    private static void noFolder(Rules rules, String key, Optional<RowSetSpec> set) {
        rules.require(
                set.filter(RowSetSpec.Folder.class::isInstance).isEmpty(),
                key,
                "a table is no folder of pictures",
                "write `" + key + ": {fraction: 0.2}`, or `{file: ...}`");
        rules.require(
                set.filter(RowSetSpec.OtherArrays.class::isInstance).isEmpty(),
                key,
                "a table is no array",
                "write `" + key + ": {fraction: 0.2}`, or `{file: ...}`");
    }

    private static String shown(String column) {
        return "column `" + DisplayText.cut(column) + "` is ";
    }
}
