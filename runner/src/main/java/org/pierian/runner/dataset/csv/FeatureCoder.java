package org.pierian.runner.dataset.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.RowCoder;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.FeatureSpec;

/// The features of a spec with the scalings that were fitted on a training set.
public final class FeatureCoder implements RowCoder {

    private final FeatureCells cells;
    private final Preprocessing fitted;
    private final int width;

    /// @param features the features of the spec
    /// @param fitted what was fitted for them
    public FeatureCoder(List<FeatureSpec> features, Preprocessing fitted) {
        this.cells = new FeatureCells(features, fitted.missingValues(), CellAdvice.OF_RUN);
        this.fitted = fitted;
        this.width = FeatureCells.width(features);
    }

    @Override
    public List<String> columns() {
        return cells.features().stream().map(FeatureSpec::column).toList();
    }

    @Override
    public void encode(List<String> row, CellFaults faults, float[] inputs, int at) {
        Arrays.fill(inputs, at, at + width, 0f);
        int place = at;
        for (int f = 0; f < cells.features().size(); f++) {
            FeatureSpec feature = cells.features().get(f);
            String cell = row.get(f);
            cells.read(feature, cell, faults, inputs, place);
            Optional<Scaling> scaling = fitted.scaling(f);
            if (scaling.isPresent()) {
                inputs[place] = scaling.get().apply(inputs[place]);
                if (!Float.isFinite(inputs[place])) {
                    faults.add(
                            DataMistake.NOT_A_NUMBER,
                            feature.column(),
                            cell,
                            "is too large for a 32-bit float once it is scaled",
                            "look for numbers far from those that the network was trained with");
                }
            }
            place += feature.inputs();
        }
    }
}
