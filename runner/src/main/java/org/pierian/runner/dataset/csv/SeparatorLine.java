package org.pierian.runner.dataset.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.Separator;

/// The line `sep=;` at the start of a table, by which spreadsheets say what separates its cells.
final class SeparatorLine {

    private static final String START = "sep=";

    private SeparatorLine() {}

    /// The separator that a row names, if it is such a line.
    ///
    /// @param cells the row
    /// @param cut the separator at which it was cut
    static Optional<Separator> of(List<String> cells, Separator cut) {
        String line = String.join(String.valueOf(Dialect.character(cut)), cells);
        return Arrays.stream(Separator.values())
                .filter(separator -> line.equals(text(separator)))
                .findFirst();
    }

    /// The separator that a line of text names, if it is such a line.
    static Optional<Separator> of(String line) {
        return of(List.of(line), Separator.COMMA);
    }

    /// The line for a separator.
    static String text(Separator separator) {
        return START + Dialect.character(separator);
    }
}
