package org.pierian.runner.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pierian.spec.diagnostic.DisplayText;

/// Lays cells out in columns. What is in them may be a stranger's, and is made safe to print.
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows;
    private final int left;
    private final int room;
    private final int[] widths;

    private Table(List<List<String>> rows, int left, int room) {
        this.rows = rows;
        this.left = left;
        this.room = room;
        this.widths = IntStream.range(0, rows.getFirst().size())
                .map(c -> rows.stream()
                        .mapToInt(row -> DisplayText.width(row.get(c)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    /// An integer with thousands separators.
    public static String number(long value) {
        return String.format(Locale.US, "%,d", value);
    }

    /// Text in columns of spaces. A table that is too wide is folded: into several tables that begin with the same
    /// columns, or, where not even those fit, into a list of cells for each row.
    ///
    /// @param rows the cells, the heading first
    /// @param left how many columns are set flush left, and say what a row is about; the others are flush right
    /// @param room the columns of the terminal
    public static String text(List<List<String>> rows, int left, int room) {
        return new Table(safe(rows), left, room).folded();
    }

    private String folded() {
        List<Integer> keys = IntStream.range(0, left).boxed().toList();
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> part = new ArrayList<>(keys);
        for (int c = left; c < widths.length; c++) {
            part.add(c);
            if (width(part) > room) {
                part.removeLast();
                if (part.size() > left) {
                    parts.add(part);
                }
                part = new ArrayList<>(keys);
                part.add(c);
            }
        }
        parts.add(part);
        if (parts.stream().anyMatch(columns -> width(columns) > room)) {
            return list();
        }
        return String.join("\n", parts.stream().map(this::columns).toList());
    }

    private int width(List<Integer> columns) {
        return columns.stream().mapToInt(c -> widths[c] + GAP.length()).sum() - GAP.length();
    }

    private String columns(List<Integer> columns) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c : columns) {
                String cell = row.get(c);
                String gap = " ".repeat(widths[c] - DisplayText.width(cell));
                line.append(line.isEmpty() ? "" : GAP).append(c < left ? cell + gap : gap + cell);
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

    private String list() {
        List<String> head = rows.getFirst();
        int longest = head.stream().mapToInt(DisplayText::width).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows.subList(1, rows.size())) {
            text.append(text.isEmpty() ? "" : "\n");
            for (int c = 0; c < row.size(); c++) {
                if (!row.get(c).isEmpty()) {
                    String gap = " ".repeat(longest - DisplayText.width(head.get(c)));
                    wrap(head.get(c) + gap + GAP + row.get(c), text);
                }
            }
        }
        return text.toString();
    }

    private void wrap(String line, StringBuilder text) {
        int column = 0;
        for (int c : line.codePoints().toArray()) {
            int width = DisplayText.width(Character.toString(c));
            if (column > 0 && column + width > room) {
                text.append('\n');
                column = 0;
            }
            text.appendCodePoint(c);
            column += width;
        }
        text.append('\n');
    }

    /// A sentence, broken between its words where a terminal is too narrow.
    ///
    /// @param room the columns of the terminal
    public static String prose(String text, int room) {
        return line(List.of(text.split(" ", -1)), " ", room);
    }

    /// Parts in one line, or in as many as a terminal needs.
    ///
    /// @param room the columns of the terminal
    public static String line(List<String> parts, int room) {
        return line(parts, GAP, room);
    }

    private static String line(List<String> parts, String between, int room) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String part : parts) {
            boolean first = text.isEmpty();
            boolean fits = column + between.length() + part.length() <= room;
            text.append(first ? "" : fits ? between : "\n" + GAP).append(part);
            column = (first ? 0 : fits ? column + between.length() : GAP.length()) + part.length();
        }
        return text.append('\n').toString();
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
