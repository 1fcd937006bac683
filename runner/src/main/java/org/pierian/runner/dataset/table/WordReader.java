package org.pierian.runner.dataset.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.diagnostic.Suggestions;

/// Reads words of a list: a word becomes its place in the list, from 0, divided by a number.
final class WordReader implements CellReader {

    private static final int SHOWN = 8;

    private final List<String> values;
    private final Map<String, Integer> places = new HashMap<>();
    private final double divisor;
    private final boolean isTarget;

    private WordReader(List<String> values, double divisor, boolean isTarget) {
        this.values = values;
        this.divisor = divisor;
        this.isTarget = isTarget;
        for (int i = 0; i < values.size(); i++) {
            places.put(values.get(i), i);
        }
    }

    static WordReader ofFeature(List<String> values, double divisor) {
        return new WordReader(values, divisor, false);
    }

    /// The classes of a target are classes even if one is called `None`, and that is a missing value elsewhere.
    static WordReader ofTarget(List<String> values) {
        return new WordReader(values, 1, true);
    }

    @Override
    public boolean knows(String cell) {
        return isTarget && places.containsKey(cell);
    }

    @Override
    public Optional<CellFault> read(String cell, double[] raw, int at) {
        Integer place = places.get(cell);
        if (place != null) {
            raw[at] = place / divisor;
            return Optional.empty();
        }
        String stripped = cell.strip();
        if (!stripped.equals(cell) && places.containsKey(stripped)) {
            return Optional.of(new CellFault(
                    DataMistake.UNKNOWN_VALUE,
                    "is none of its `values`: there are blanks around `" + BadCells.shown(stripped) + "`",
                    "write `trim: true`, or fix the file",
                    false));
        }
        String near = Suggestions.closest(cell, values)
                .map(v -> "; did you mean `" + BadCells.shown(v) + "`?")
                .orElseGet(() -> ": " + shown(values));
        return Optional.of(new CellFault(
                DataMistake.UNKNOWN_VALUE,
                "is none of its `values`" + near,
                "add the value to `values`, or fix the file",
                true));
    }

    private static String shown(List<String> values) {
        String first = values.stream().limit(SHOWN).map(BadCells::shown).collect(Collectors.joining(", "));
        return values.size() > SHOWN ? first + " and " + (values.size() - SHOWN) + " more" : first;
    }
}
