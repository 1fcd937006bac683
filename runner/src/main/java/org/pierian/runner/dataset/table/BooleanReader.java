package org.pierian.runner.dataset.table;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.failure.DataMistake;

/// Reads yes and no in their usual spellings, as 1 and 0.
final class BooleanReader implements CellReader {

    private static final Set<String> TRUE = Set.of(
            "true",
            "t",
            "yes",
            "y",
            "on",
            "1",
            "1.0",
            "ja",
            "j",
            "wahr",
            "oui",
            "vrai",
            "si",
            "s\u00ED",
            "sim",
            "verdadero",
            "vero");
    private static final Set<String> FALSE = Set.of(
            "false", "f", "no", "n", "off", "0", "0.0", "nein", "falsch", "non", "faux", "n\u00E3o", "nao", "falso");

    /// The value of a spelling, in upper or lower case.
    static Optional<Boolean> valueOf(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        return TRUE.contains(lower) ? Optional.of(true) : FALSE.contains(lower) ? Optional.of(false) : Optional.empty();
    }

    /// Whether some texts are spellings of both values, and no others.
    static boolean areBoth(Collection<String> texts) {
        boolean yes = texts.stream().anyMatch(text -> TRUE.contains(text.toLowerCase(Locale.ROOT)));
        boolean no = texts.stream().anyMatch(text -> FALSE.contains(text.toLowerCase(Locale.ROOT)));
        return yes && no && texts.stream().allMatch(text -> valueOf(text).isPresent());
    }

    @Override
    public Optional<CellFault> read(String cell, double[] raw, int at) {
        Optional<Boolean> value = valueOf(cell);
        if (value.isEmpty()) {
            return Optional.of(new CellFault(
                    DataMistake.UNKNOWN_VALUE,
                    "is neither yes nor no",
                    "write `true` or `false`, `yes` or `no`, `1` or `0`",
                    true));
        }
        raw[at] = value.get() ? 1 : 0;
        return Optional.empty();
    }
}
