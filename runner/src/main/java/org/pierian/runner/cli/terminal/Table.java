package org.pierian.runner.cli.terminal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pierian.spec.diagnostic.DisplayText;

/// Lays cells out in columns. What is in them may be a stranger's, and is made safe to print.
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
        List<List<String>> safe = safe(rows);
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : safe) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], DisplayText.width(row.get(c)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : safe) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String gap = " ".repeat(widths[c] - DisplayText.width(row.get(c)));
                line.append(c > 0 ? "  " : "").append(c < left ? row.get(c) + gap : gap + row.get(c));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static List<List<String>> safe(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(DisplayText::line).toList())
                .toList();
    }

    /// The same as a table of Markdown.
    public static String markdown(List<List<String>> rows, int left) {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            text.append(markdownRow(rows.get(r)));
            if (r == 0) {
                for (int c = 0; c < rows.getFirst().size(); c++) {
                    text.append(c < left ? "|---" : "|---:");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    /// One row of such a table; a bar in a cell would end it.
    public static String markdownRow(List<String> cells) {
        return cells.stream()
                .map(cell -> DisplayText.line(cell).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
