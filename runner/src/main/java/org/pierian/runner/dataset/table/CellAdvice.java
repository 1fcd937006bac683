package org.pierian.runner.dataset.table;

import org.pierian.runner.dataset.CellFault;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.language.Words;

/// What to do about a bad cell for the person who uses a trained network, whose spec is as it is.
final class CellAdvice {

    private CellAdvice() {}

    /// @param fault what is wrong, with advice for the person who writes the spec
    /// @param format how the numbers of the table are written
    static String of(FeatureSpec feature, CellFault fault, NumberFormat format) {
        return switch (fault.mistake()) {
            case MISSING ->
                "fill the cell in: the network was trained without missing "
                        + (feature instanceof FeatureSpec.Numeric ? "numbers" : "values") + " in this column";
            case UNKNOWN_VALUE ->
                feature instanceof FeatureSpec.Bool
                        ? fault.advice()
                        : "write one of the values that the network was trained with, exactly as there";
            case NOT_A_NUMBER ->
                format.equals(NumberFormat.JSON)
                        ? "write the number as in JSON: -0.5, 12, 1e-3"
                        : "write numbers as the run's spec says: " + format.keys();
            case NOT_A_DATE ->
                feature instanceof FeatureSpec.DateTime date
                        ? "write dates as the run's spec says: `order: " + Words.ofConstant(date.order()) + "`"
                        : fault.advice();
            default -> fault.advice();
        };
    }
}
