package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.CategoryForm;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingCategory;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;

/// Reads the cells of a row's features as numbers in binary64, for training and for prediction alike. Nothing is scaled
/// yet; a missing value is NaN.
final class RowReader {

    private final List<FeatureSpec> features;
    private final Set<String> missingValues;
    private final List<CellReader> readers = new ArrayList<>();
    private final int[] starts;
    private final boolean takesDecimals; // as no number stands for a missing value

    /// @param missingValues texts besides the empty cell that stand for a missing value
    RowReader(List<FeatureSpec> features, List<String> missingValues, NumberFormat format) {
        this.features = List.copyOf(features);
        this.missingValues = new HashSet<>(missingValues);
        this.takesDecimals = missingValues.stream().noneMatch(NumberCell::isNumber);
        this.starts = new int[features.size() + 1];
        for (int f = 0; f < features.size(); f++) {
            readers.add(CellReaders.of(features.get(f), format));
            starts[f + 1] = starts[f] + readers.get(f).width();
        }
    }

    /// How many numbers a row becomes.
    int width() {
        return starts[features.size()];
    }

    /// Where the numbers of a feature begin among those of a row.
    int start(int feature) {
        return starts[feature];
    }

    /// Whether a cell holds no value.
    boolean isMissing(String cell) {
        return cell.isBlank() || (!missingValues.isEmpty() && missingValues.contains(cell));
    }

    /// The number of a cell that [CellReader#take] may take.
    ///
    /// @return NaN where the cell's text is to be read
    double decimal(TableRow row, int cell) {
        return takesDecimals ? row.decimal(cell) : Double.NaN;
    }

    /// Reads the cell of a feature if it is a number to be taken as it is.
    ///
    /// @param feature its place in the spec
    /// @param decimal as [#decimal] gives it
    /// @param raw receives the numbers of the row
    /// @return whether it is; otherwise nothing is written
    boolean take(int feature, double decimal, double[] raw) {
        return readers.get(feature).take(decimal, raw, starts[feature]);
    }

    /// Reads the cell of a feature.
    ///
    /// @param feature its place in the spec
    /// @param isMissing whether it holds no value, as [#isMissing] says
    /// @param raw receives the numbers of the row
    /// @param faults is told what is wrong with the cell
    /// @return whether nothing is; otherwise the numbers of the feature are not all written
    boolean read(int feature, String cell, boolean isMissing, double[] raw, CellFaults faults) {
        Optional<CellFault> fault;
        if (isMissing) {
            Arrays.fill(raw, starts[feature], starts[feature + 1], Double.NaN);
            fault = missing(features.get(feature));
        } else {
            fault = readers.get(feature).read(cell, raw, starts[feature]);
        }
        if (fault.isPresent()) {
            faults.add(features.get(feature).column(), isMissing ? "" : cell, fault.get());
        }
        return fault.isEmpty();
    }

    private static Optional<CellFault> missing(FeatureSpec feature) {
        boolean refused = switch (feature) {
            case FeatureSpec.Numeric numeric -> numeric.missing() == MissingNumber.REFUSE;
            case FeatureSpec.Bool truth -> truth.missing() == MissingNumber.REFUSE;
            case FeatureSpec.Ordinal words -> words.missing() == MissingNumber.REFUSE;
            case FeatureSpec.Categorical words -> words.missing() == MissingCategory.REFUSE;
            case FeatureSpec.DateTime date -> date.missing() == MissingWord.REFUSE;
        };
        if (!refused) {
            return Optional.empty();
        }
        return Optional.of(new CellFault(
                DataMistake.MISSING,
                feature instanceof FeatureSpec.Numeric ? "a number is missing" : "a value is missing",
                "write " + substitutes(feature) + " for the feature, or fix the file",
                false));
    }

    private static String substitutes(FeatureSpec feature) {
        return switch (feature) {
            case FeatureSpec.Numeric _, FeatureSpec.Bool _, FeatureSpec.Ordinal _ ->
                "`missing: mean` or `missing: zero`";
            case FeatureSpec.Categorical words ->
                words.as() == CategoryForm.INDEX ? "`missing: own`" : "`missing: own` or `missing: zero`";
            case FeatureSpec.DateTime _ -> "`missing: zero`";
        };
    }
}
