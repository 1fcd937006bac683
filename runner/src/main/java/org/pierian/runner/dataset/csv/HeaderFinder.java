package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.dataset.table.MissingTexts;
import org.pierian.runner.dataset.table.NumberFormat;

/// Whether a table has a header, by its first row and the others.
final class HeaderFinder {

    private static final int FEWEST_COUNTED = 3;

    private HeaderFinder() {}

    static boolean hasHeader(List<String> first, List<List<String>> body, NumberFormat format) {
        List<Double> above = new ArrayList<>();
        int words = 0;
        int recurring = 0;
        for (int c = 0; c < first.size(); c++) {
            String name = first.get(c);
            List<String> below = SampleRows.column(body, c);
            long numbers = below.stream().filter(format::matches).count();
            Set<String> different = new HashSet<>(below);
            if (numbers > 0 && 10 * numbers >= 9L * below.size()) {
                Optional<String> number = format.json(name);
                if (number.isPresent()) {
                    above.add(Double.parseDouble(number.get()));
                } else if (!name.isEmpty() && !MissingTexts.amongNumbers(name)) {
                    return true;
                }
            } else if (2 * different.size() <= below.size()) {
                words++;
                recurring += different.contains(name) ? 1 : 0;
            }
        }
        if (above.isEmpty()) {
            return words < 2 || recurring < words;
        }
        return counts(above) || (words > 0 && recurring == 0);
    }

    /// Years, or the numbers of columns, are names.
    private static boolean counts(List<Double> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) != numbers.get(i - 1) + 1) {
                return false;
            }
        }
        return numbers.size() >= FEWEST_COUNTED;
    }
}
