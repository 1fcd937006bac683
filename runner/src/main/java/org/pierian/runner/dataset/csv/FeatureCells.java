package org.pierian.runner.dataset.csv;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;
import org.pierian.spec.diagnostic.Suggestions;

/// Turns cells into numbers, as features of a spec say. Nothing is scaled; a missing number is NaN, a missing word 0 in
/// all its inputs.
final class FeatureCells {

    private static final int SHOWN = 8;

    private final List<FeatureSpec> features;
    private final Set<String> missingValues;
    private final CellAdvice advice;
    private final Map<String, Map<String, Integer>> words = new HashMap<>();

    FeatureCells(List<FeatureSpec> features, List<String> missingValues, CellAdvice advice) {
        this.features = List.copyOf(features);
        this.missingValues = new HashSet<>(missingValues);
        this.advice = advice;
        for (FeatureSpec feature : features) {
            if (feature instanceof FeatureSpec.Categorical categorical) {
                know(categorical.column(), categorical.values());
            }
        }
    }

    /// Makes [#index] know the values of a column.
    void know(String column, List<String> values) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            indices.put(values.get(i), i);
        }
        words.put(column, indices);
    }

    /// The features.
    List<FeatureSpec> features() {
        return features;
    }

    /// Number of inputs of one example.
    static int width(List<FeatureSpec> features) {
        return features.stream().mapToInt(FeatureSpec::inputs).sum();
    }

    /// Whether a cell holds no value.
    boolean isMissing(String cell) {
        return cell.isBlank() || missingValues.contains(cell);
    }

    /// Writes the inputs of one feature.
    ///
    /// @param inputs receives them from `at` on, where there are zeros
    void read(FeatureSpec feature, String cell, CellFaults faults, float[] inputs, int at) {
        switch (feature) {
            case FeatureSpec.Numeric numeric -> inputs[at] = number(numeric, cell, faults);
            case FeatureSpec.Categorical categorical -> word(categorical, cell, faults, inputs, at);
        }
    }

    private float number(FeatureSpec.Numeric numeric, String cell, CellFaults faults) {
        if (isMissing(cell)) {
            if (numeric.missing() == MissingNumber.REFUSE) {
                faults.add(DataMistake.MISSING, numeric.column(), "", "a number is missing", advice.missingNumber());
            }
            return Float.NaN;
        }
        return parse(numeric.column(), cell, faults);
    }

    /// The number in a cell that is not missing; NaN where there is none.
    float parse(String column, String cell, CellFaults faults) {
        float value = NumberCell.parse(cell);
        if (Float.isNaN(value)) {
            faults.add(DataMistake.NOT_A_NUMBER, column, cell, NumberCell.fault(cell), advice.notANumber());
        }
        return value;
    }

    private void word(FeatureSpec.Categorical categorical, String cell, CellFaults faults, float[] inputs, int at) {
        if (isMissing(cell)) {
            if (categorical.missing() == MissingWord.REFUSE) {
                faults.add(DataMistake.MISSING, categorical.column(), "", "a value is missing", advice.missingWord());
            }
            return;
        }
        index(categorical.column(), categorical.values(), cell, faults).ifPresent(i -> inputs[at + i] = 1f);
    }

    /// The place of a cell among the values of a column that is known.
    Optional<Integer> index(String column, List<String> values, String cell, CellFaults faults) {
        Optional<Integer> index =
                Optional.ofNullable(words.getOrDefault(column, Map.of()).get(cell));
        if (index.isEmpty()) {
            String near = Suggestions.closest(cell, values)
                    .map(v -> "; did you mean `" + BadCells.shown(v) + "`?")
                    .orElseGet(() -> ": " + shown(values));
            faults.add(
                    DataMistake.UNKNOWN_VALUE, column, cell, "is none of its `values`" + near, advice.unknownValue());
        }
        return index;
    }

    private static String shown(List<String> values) {
        String first = values.stream().limit(SHOWN).map(BadCells::shown).collect(Collectors.joining(", "));
        return values.size() > SHOWN ? first + " and " + (values.size() - SHOWN) + " more" : first;
    }
}
