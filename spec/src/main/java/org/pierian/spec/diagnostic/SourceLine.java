package org.pierian.spec.diagnostic;

/// A line as it is shown: unprintable characters escaped, a long line cut to a window around the marked range.
final class SourceLine {

    private static final int WINDOW = 110;
    private static final int LEAD = 40;
    private static final String CUT = "...";

    private final int[] codePoints;
    private final int from;
    private final int to;

    /// The line `text`, with a marked range that starts at `column`, from 1.
    SourceLine(String text, int column, int length) {
        this.codePoints = text.codePoints().toArray();
        if (codePoints.length <= WINDOW) {
            this.from = 0;
            this.to = codePoints.length;
        } else {
            int wanted = Math.min(column - 1, codePoints.length);
            int lead = length >= WINDOW - LEAD ? 0 : LEAD;
            this.from = Math.max(0, Math.min(wanted - lead, codePoints.length - WINDOW));
            this.to = Math.min(codePoints.length, from + WINDOW);
        }
    }

    /// The line, ready to print.
    String text() {
        StringBuilder out = new StringBuilder(from > 0 ? CUT : "");
        for (int i = from; i < to; i++) {
            out.append(DisplayText.of(codePoints[i]));
        }
        return out.append(to < codePoints.length ? CUT : "").toString();
    }

    /// Printed columns before the given column.
    int offset(int column) {
        int offset = from > 0 ? CUT.length() : 0;
        for (int i = from; i < Math.min(column - 1, to); i++) {
            offset += DisplayText.width(codePoints[i]);
        }
        // A location behind the end of the line, such as that of a missing quote, is one column further.
        return column - 1 > to && to == codePoints.length ? offset + 1 : offset;
    }

    /// Printed columns of a range, at least one.
    int width(int column, int length) {
        int width = 0;
        for (int i = Math.max(from, column - 1); i < Math.min(column - 1 + length, to); i++) {
            width += DisplayText.width(codePoints[i]);
        }
        return Math.max(1, width);
    }
}
