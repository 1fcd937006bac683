package org.pierian.site.draw;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.site.html.Html;

/// A terminal as an SVG picture: a command, and what it wrote, in its colours.
final class TerminalPicture {

    private static final int COLUMNS = 80;
    private static final double COLUMN = 8.4;
    private static final int LINE = 20;
    private static final int MARGIN = 20;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]*)m");
    private static final Map<String, String> CLASSES = Map.of("1;31", "e", "1;33", "w", "1;34", "f", "1", "s", "0", "");

    private TerminalPicture() {}

    /// @param what what a reader who does not see the picture is told
    /// @param command as typed
    /// @param output with the colours of ANSI terminals
    /// @throws IllegalArgumentException if a line is longer than 80 columns, or has a colour that is not known here
    static String of(String what, String command, String output) {
        List<String> lines = output.stripTrailing().lines().toList();
        int width = (int) (2 * MARGIN + COLUMNS * COLUMN);
        int height = 2 * MARGIN + (lines.size() + 1) * LINE;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " "
                + height
                + "\" width=\"" + width + "\" height=\"" + height + "\" role=\"img\">\n<title>" + Html.escape(what)
                + "</title>\n<style>\n" + STYLE + "</style>\n<rect width=\"" + width + "\" height=\"" + height
                + "\" rx=\"10\"/>\n<g xml:space=\"preserve\">\n");
        svg.append(line(
                0,
                "<tspan x=\"" + MARGIN + "\" class=\"f\">$</tspan><tspan x=\"" + (MARGIN + 2 * COLUMN)
                        + "\" class=\"s\">" + Html.escape(command) + "</tspan>"));
        for (int i = 0; i < lines.size(); i++) {
            svg.append(line(i + 1, spans(lines.get(i))));
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String line(int number, String spans) {
        int y = MARGIN + number * LINE + 14;
        return "<text y=\"" + y + "\">" + spans + "</text>\n";
    }

    /// Parts of a line, each at its column, so that carets stand where they should in any font.
    private static String spans(String line) {
        StringBuilder html = new StringBuilder();
        Matcher colour = COLOUR.matcher(line);
        int from = 0;
        int column = 0;
        String kind = "";
        while (colour.find()) {
            column += append(html, line.substring(from, colour.start()), column, kind);
            kind = CLASSES.get(colour.group(1));
            if (kind == null) {
                throw new IllegalArgumentException("unknown colour " + colour.group(1));
            }
            from = colour.end();
        }
        column += append(html, line.substring(from), column, kind);
        if (column > COLUMNS) {
            throw new IllegalArgumentException("longer than " + COLUMNS + " columns: " + line);
        }
        return html.toString();
    }

    /// Leading blanks move the part; those within it are kept.
    private static int append(StringBuilder html, String text, int column, String kind) {
        String words = text.strip();
        if (!words.isEmpty()) {
            int blanks = text.indexOf(words);
            String x = String.valueOf(Math.round((MARGIN + (column + blanks) * COLUMN) * 10) / 10.0);
            html.append("<tspan x=\"").append(x).append('"');
            html.append(kind.isEmpty() ? "" : " class=\"" + kind + "\"");
            html.append('>').append(Html.escape(words)).append("</tspan>");
        }
        return text.length();
    }

    private static final String STYLE = """
            rect{fill:#171b21}
            text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;fill:#d5dbe2}
            .s{font-weight:700;fill:#fff}.e{font-weight:700;fill:#ff8078}.w{font-weight:700;fill:#f0c26a}.f{fill:#82b4f0}
            """;
}
