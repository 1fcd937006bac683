package org.pierian.runner.dataset.table;

import org.pierian.spec.FeatureSpec;
import org.pierian.spec.NumberScale;
import org.pierian.spec.TargetSpec;

/// Chooses the reader of a column's cells by what the spec says of the column.
final class CellReaders {

    private CellReaders() {}

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
            case TargetSpec.NumberColumn number
            when number.transform().isPresent() -> new PositiveReader(new NumberReader(format, false));
            case TargetSpec.NumberColumn number -> new NumberReader(format, number.scale() == NumberScale.NONE);
        };
    }
}
