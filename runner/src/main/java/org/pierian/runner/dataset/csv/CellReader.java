package org.pierian.runner.dataset.csv;

import java.util.Optional;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.NumberScale;
import org.pierian.spec.TargetSpec;

/// Reads the cells of one column as numbers in binary64, as they are before anything is fitted.
interface CellReader {

    /// Reads a cell that is not missing.
    ///
    /// @param raw receives the numbers
    /// @param at place of the first number in `raw`
    /// @return what is wrong with the cell, if anything is
    Optional<CellFault> read(String cell, double[] raw, int at);

    /// How many numbers a cell becomes.
    default int width() {
        return 1;
    }

    /// Whether a cell has a meaning of its own, also where its text stands for a missing value elsewhere.
    default boolean knows(String cell) {
        return false;
    }

    /// The reader of a feature's column.
    static CellReader of(FeatureSpec feature, NumberFormat format) {
        return switch (feature) {
            case FeatureSpec.Numeric numeric -> new NumberReader(format, numeric.scale() == NumberScale.NONE);
            case FeatureSpec.Categorical words -> WordReader.ofFeature(words.values(), 1);
            case FeatureSpec.Ordinal words ->
                WordReader.ofFeature(words.values(), words.values().size() - 1);
            case FeatureSpec.Bool _ -> new BooleanReader();
            case FeatureSpec.DateTime date -> new DateReader(date.parts(), date.order());
        };
    }

    /// The reader of the target's column; a class is its place among the classes.
    static CellReader of(TargetSpec target, NumberFormat format) {
        return switch (target) {
            case TargetSpec.ClassColumn words -> WordReader.ofTarget(words.values());
            case TargetSpec.BooleanColumn _ -> new BooleanReader();
            case TargetSpec.NumberColumn number -> new NumberReader(format, number.scale() == NumberScale.NONE);
        };
    }
}
