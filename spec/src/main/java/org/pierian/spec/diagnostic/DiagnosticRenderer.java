package org.pierian.spec.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// Renders diagnostics as compilers do: the location, the line, a caret, and what to do.
///
/// ```text
/// error[S001]: unknown key `learning_rte` in optimizer `adam`
///   --> mnist.yaml:14:5
///    |
/// 14 |     learning_rte: 0.001
///    |     ^^^^^^^^^^^^ not a key of `adam`
///    |
///    = help: did you mean `learning_rate`?
/// ```
///
/// Carets are placed by display width; control characters and direction marks are always escaped.
public final class DiagnosticRenderer {

    /// How many diagnostics are shown; the rest is only counted.
    public static final int LIMIT = 20;

    private final Sources sources;
    private final Paint paint;

    private DiagnosticRenderer(Sources sources, Paint paint) {
        this.sources = sources;
        this.paint = paint;
    }

    /// Text without colour.
    public static DiagnosticRenderer plain(Sources sources) {
        return new DiagnosticRenderer(sources, Paint.PLAIN);
    }

    /// Text with ANSI colours, for a terminal.
    public static DiagnosticRenderer coloured(Sources sources) {
        return new DiagnosticRenderer(sources, Paint.ANSI);
    }

    /// All diagnostics with an empty line between them, at most [#LIMIT], then how many more there are.
    public String render(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        int shown = Math.min(LIMIT, diagnostics.size());
        for (int i = 0; i < shown; i++) {
            out.append(i > 0 ? "\n" : "").append(render(diagnostics.get(i)));
        }
        if (diagnostics.size() > shown) {
            out.append("\nand ").append(diagnostics.size() - shown).append(" more\n");
        }
        return out.toString();
    }

    /// One diagnostic; every line ends with `\n`.
    public String render(Diagnostic diagnostic) {
        List<Mark> here = new ArrayList<>();
        List<Mark> elsewhere = new ArrayList<>();
        Location place = diagnostic.location();
        here.add(new Mark(place, diagnostic.label(), true));
        for (Related related : diagnostic.related()) {
            boolean sameFile = related.location().file().equals(place.file());
            (sameFile ? here : elsewhere).add(new Mark(related.location(), related.label(), false));
        }
        here.sort((a, b) -> a.place.compareTo(b.place));

        StringBuilder out = new StringBuilder();
        String head = diagnostic.severity().word() + "[" + diagnostic.code() + "]";
        out.append(paint.severity(diagnostic.severity(), head))
                .append(paint.strong(": " + DisplayText.line(diagnostic.message())))
                .append('\n');
        String pad = " ".repeat(gutterWidth(here, elsewhere));
        appendSnippet(out, pad, "--> " + DisplayText.line(place.toString()), here, diagnostic.severity());
        for (Mark mark : elsewhere) {
            String arrow = "::: " + DisplayText.line(mark.place.toString());
            appendSnippet(out, pad, arrow, List.of(mark), diagnostic.severity());
        }
        for (String line : diagnostic.table()) {
            out.append(' ').append(DisplayText.line(line)).append('\n');
        }
        appendAdvice(out, pad, diagnostic);
        return out.toString();
    }

    private int gutterWidth(List<Mark> here, List<Mark> elsewhere) {
        int last = 1;
        for (Mark mark : here) {
            last = Math.max(last, mark.place.line());
        }
        for (Mark mark : elsewhere) {
            last = Math.max(last, mark.place.line());
        }
        return Integer.toString(last).length();
    }

    private void appendSnippet(StringBuilder out, String pad, String arrow, List<Mark> marks, Severity severity) {
        out.append(pad).append(paint.frame(arrow.substring(0, 3))).append(arrow.substring(3));
        out.append('\n');
        if (sources.line(marks.getFirst().place).isEmpty()) {
            return;
        }
        String gutter = paint.frame(pad + " |");
        out.append(gutter).append('\n');
        int shownLine = 0;
        for (Mark mark : marks) {
            Location place = mark.place;
            SourceLine line = new SourceLine(shown(place), place.column(), place.length());
            if (place.line() != shownLine) {
                String number = Integer.toString(place.line());
                String left = " ".repeat(pad.length() - number.length()) + number + " |";
                out.append(paint.frame(left))
                        .append(" ")
                        .append(line.text().stripTrailing())
                        .append('\n');
                shownLine = place.line();
            }
            String under = (mark.primary ? "^" : "-").repeat(line.width(place.column(), place.length()));
            String text = mark.label.isEmpty() ? under : under + " " + DisplayText.line(mark.label);
            out.append(gutter).append(" ").append(" ".repeat(line.offset(place.column())));
            out.append(mark.primary ? paint.severity(severity, text) : paint.frame(text))
                    .append('\n');
        }
    }

    private String shown(Location place) {
        return sources.line(place).map(Secrets::masked).orElse("");
    }

    private void appendAdvice(StringBuilder out, String pad, Diagnostic diagnostic) {
        if (diagnostic.helps().isEmpty() && diagnostic.notes().isEmpty()) {
            return;
        }
        out.append(paint.frame(pad + " |")).append('\n');
        for (String help : diagnostic.helps()) {
            appendItem(out, pad, "help", help);
        }
        for (String note : diagnostic.notes()) {
            appendItem(out, pad, "note", note);
        }
    }

    private void appendItem(StringBuilder out, String pad, String word, String text) {
        out.append(pad)
                .append(paint.frame(" = "))
                .append(paint.strong(word + ":"))
                .append(' ')
                .append(DisplayText.line(text))
                .append('\n');
    }

    private record Mark(Location place, String label, boolean primary) {}
}
