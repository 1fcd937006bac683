package org.pierian.runner.dataset.table;

import java.util.Arrays;
import java.util.List;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.RowCoder;
import org.pierian.spec.FeatureSpec;

/// The features of a spec with what was fitted for them on a training set.
public final class FeatureCoder implements RowCoder {

    private final List<FeatureSpec> features;
    private final Preprocessing fitted;
    private final NumberFormat format;
    private final RowReader reader;
    private final double[] raw;
    private final int[] starts; // of the inputs of each feature, and their end

    /// Features whose numbers are written as in JSON.
    ///
    /// @param fitted what was fitted for them
    public FeatureCoder(List<FeatureSpec> features, Preprocessing fitted) {
        this(features, fitted, NumberFormat.JSON);
    }

    /// Features of a table.
    ///
    /// @param fitted what was fitted for them
    /// @param format how numbers are written
    public FeatureCoder(List<FeatureSpec> features, Preprocessing fitted, NumberFormat format) {
        this.features = List.copyOf(features);
        this.fitted = fitted;
        this.format = format;
        this.reader = new RowReader(features, fitted.missingValues(), format);
        this.raw = new double[reader.width()];
        this.starts = new int[features.size() + 1];
        for (int f = 0; f < features.size(); f++) {
            starts[f + 1] = starts[f] + features.get(f).inputs();
        }
    }

    @Override
    public List<String> columns() {
        return features.stream().map(FeatureSpec::column).toList();
    }

    @Override
    public String cell(String json) {
        return json.replace('.', format.decimalCharacter());
    }

    @Override
    public RowCoder ofJsonNumbers() {
        return format.equals(NumberFormat.JSON) ? this : new FeatureCoder(features, fitted);
    }

    @Override
    public void encode(List<String> cells, CellFaults faults, float[] inputs, int at) {
        Arrays.fill(inputs, at, at + starts[features.size()], 0f);
        for (int f = 0; f < features.size(); f++) {
            FeatureSpec feature = features.get(f);
            String cell = cells.get(f);
            boolean isRead = reader.read(
                    f,
                    cell,
                    reader.isMissing(cell),
                    raw,
                    (column, shown, fault) -> faults.add(column, shown, advised(feature, fault)));
            if (isRead && !FeatureInputs.write(fitted.inputs().get(f), raw, reader.start(f), inputs, at + starts[f])) {
                faults.add(
                        feature.column(),
                        cell,
                        CellFault.number(
                                ColumnScaling.TOO_LARGE,
                                "look for numbers far from those that the network was trained with"));
            }
        }
    }

    private CellFault advised(FeatureSpec feature, CellFault fault) {
        return new CellFault(
                fault.mistake(), fault.fault(), CellAdvice.of(feature, fault, format), fault.mayBeMissing());
    }
}
