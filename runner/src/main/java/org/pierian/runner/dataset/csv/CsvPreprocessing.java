package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Scaling;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.TargetSpec;

/// The preprocessing of a table: what its spec says, with scalings that are fitted or known.
final class CsvPreprocessing {

    private static final Scaling NONE = Scaling.of(0, 1);

    private CsvPreprocessing() {}

    /// The preprocessing with the scalings of another one.
    static Preprocessing of(DatasetSpec.Csv csv, Preprocessing fitted) {
        return of(
                csv,
                f -> fitted.scaling(f).orElse(NONE),
                () -> fitted.targetScaling().orElse(NONE));
    }

    /// The preprocessing with scalings fitted on training rows.
    ///
    /// @param inputs all inputs, one row after the other, not scaled
    /// @param targets the targets, not scaled
    /// @throws org.pierian.runner.failure.Failure when a mean is wanted of no number
    static Preprocessing fit(DatasetSpec.Csv csv, float[] inputs, float[] targets) {
        int width = CsvTable.width(csv);
        int[] offsets = offsets(csv);
        return of(
                csv,
                f -> csv.features().get(f) instanceof FeatureSpec.Numeric numeric
                        ? ColumnScaling.fit(
                                numeric.column(), numeric.scale(), numeric.missing(), inputs, offsets[f], width)
                        : NONE,
                () -> csv.target() instanceof TargetSpec.NumberColumn target
                        ? ColumnScaling.fitTarget(target.column(), target.scale(), targets)
                        : NONE);
    }

    private static int[] offsets(DatasetSpec.Csv csv) {
        int[] offsets = new int[csv.features().size()];
        for (int f = 1; f < offsets.length; f++) {
            offsets[f] = offsets[f - 1] + csv.features().get(f - 1).inputs();
        }
        return offsets;
    }

    private static Preprocessing of(DatasetSpec.Csv csv, IntFunction<Scaling> ofFeature, Supplier<Scaling> ofTarget) {
        List<Preprocessing.Input> inputs = new ArrayList<>();
        for (FeatureSpec feature : csv.features()) {
            int place = inputs.size();
            inputs.add(
                    switch (feature) {
                        case FeatureSpec.Numeric numeric ->
                            new Preprocessing.Input.Numeric(
                                    numeric.column(), ofFeature.apply(place), numeric.missing());
                        case FeatureSpec.Categorical categorical ->
                            new Preprocessing.Input.Categorical(
                                    categorical.column(), categorical.values(), categorical.missing());
                    });
        }
        Preprocessing.Target target = switch (csv.target()) {
            case TargetSpec.ClassColumn(String column, List<String> values) ->
                new Preprocessing.Target.Classes(column, values);
            case TargetSpec.NumberColumn number -> new Preprocessing.Target.Numeric(number.column(), ofTarget.get());
        };
        return new Preprocessing(inputs, target, csv.missingValues().orElse(List.of()));
    }
}
