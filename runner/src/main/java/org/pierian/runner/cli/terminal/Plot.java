package org.pierian.runner.cli.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.pierian.runner.record.SignificantDigits;

/// A curve drawn with characters: one column for each value, with the largest and the smallest value at its side.
public final class Plot {

    private static final int ROWS = 10;
    private static final int WIDEST = 72; // columns of the curve
    private static final int EIGHTHS = 8;
    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";

    private Plot() {}

    /// Whether the results go to a terminal that can show parts of blocks.
    public static boolean canDrawBlocks(Terminal terminal) {
        return terminal.isResultWatched() && isUtf8(System.getenv().getOrDefault("TERM", ""));
    }

    private static boolean isUtf8(String kind) {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = System.getenv().getOrDefault(name, "");
            if (!locale.isEmpty()) {
                String lower = locale.toLowerCase(Locale.ROOT);
                return !kind.equals("dumb") && (lower.contains("utf-8") || lower.contains("utf8"));
            }
        }
        return false;
    }

    /// The curve, with a line below it.
    ///
    /// @param values at even distances; finite, at least one
    /// @param left what stands below the first
    /// @param right what stands below the last
    /// @param room the columns of the terminal
    /// @param blocks whether columns are drawn with eighths of blocks, otherwise with stars
    public static String text(List<Double> values, String left, String right, int room, boolean blocks) {
        double top = Collections.max(values);
        double bottom = Collections.min(values);
        String high = SignificantDigits.of(top);
        String low = SignificantDigits.of(bottom);
        int margin = Math.max(high.length(), low.length());
        int width = Math.clamp(room - margin - 3L, 1, WIDEST);
        List<Double> columns = columns(values, width);
        StringBuilder text = new StringBuilder();
        for (int row = ROWS - 1; row >= 0; row--) {
            String label = row == ROWS - 1 ? high : row == 0 ? low : "";
            StringBuilder line = new StringBuilder(" ".repeat(margin - label.length()))
                    .append(label)
                    .append(" |");
            for (double value : columns) {
                double height = top > bottom ? (value - bottom) / (top - bottom) : 0.5;
                line.append(cell(height, row, blocks));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        String gap = " ".repeat(Math.max(1, columns.size() - left.length() - right.length()));
        return text.append(" ".repeat(margin + 1))
                .append('+')
                .append("-".repeat(columns.size()))
                .append('\n')
                .append(" ".repeat(margin + 2))
                .append(left)
                .append(gap)
                .append(right)
                .append('\n')
                .toString();
    }

    /// @param height 0 to 1
    private static char cell(double height, int row, boolean blocks) {
        if (!blocks) {
            return Math.round(height * (ROWS - 1)) == row ? '*' : ' ';
        }
        long filled = 1 + Math.round(height * (ROWS * EIGHTHS - 1)) - (long) row * EIGHTHS;
        return BLOCKS.charAt(Math.clamp(filled, 0, EIGHTHS));
    }

    /// As many values as there is room for: fewer are spread, of more the nearest are taken.
    private static List<Double> columns(List<Double> values, int width) {
        List<Double> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            long place = width == 1 ? 0 : Math.round(i * (values.size() - 1.0) / (width - 1));
            columns.add(values.get((int) place));
        }
        return columns;
    }
}
