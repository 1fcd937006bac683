package org.pierian.runner.cli.terminal;

import java.util.List;
import java.util.Locale;

/// Lays cells out in columns.
public final class Table {

    private Table() {}

    /// An integer with thousands separators.
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// Text in columns of spaces.
    ///
    /// @param rows the cells, the heading first
    /// @param left how many columns are set flush left; the others are flush right
    public static String text(List<List<String>> rows, int left) {
        int columns = rows.getFirst().size();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                int column = c;
                int width = rows.stream()
                        .mapToInt(r -> r.get(column).length())
                        .max()
                        .orElse(0);
                String gap = " ".repeat(width - row.get(c).length());
                line.append(c > 0 ? "  " : "").append(c < left ? row.get(c) + gap : gap + row.get(c));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /// The same as a table of Markdown.
    public static String markdown(List<List<String>> rows, int left) {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            text.append("| ").append(String.join(" | ", rows.get(r))).append(" |\n");
            if (r == 0) {
                for (int c = 0; c < rows.getFirst().size(); c++) {
                    text.append(c < left ? "|---" : "|---:");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }
}
