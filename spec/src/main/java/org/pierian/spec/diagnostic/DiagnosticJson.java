package org.pierian.spec.diagnostic;

import java.util.List;

/// A diagnostic as one line of JSON, for editors and scripts.
public final class DiagnosticJson {

    private DiagnosticJson() {}

    /// An object with `severity`, `code`, `file`, `line`, `col`, `endLine`, `endCol`, `message`, `expected`,
    /// `got`, `help`; and where there are further locations, `related`, a list of objects with `file`, `line`,
    /// `col`, `endLine`, `endCol`, `message`.
    public static String render(Diagnostic diagnostic) {
        Location place = diagnostic.location();
        StringBuilder out = new StringBuilder("{");
        text(out, "severity", diagnostic.severity().word());
        text(out, "code", diagnostic.code());
        place(out, place);
        text(out, "message", diagnostic.message());
        text(out, "expected", diagnostic.expected());
        text(out, "got", diagnostic.got());
        text(out, "help", String.join("\n", diagnostic.helps()));
        if (!diagnostic.related().isEmpty()) {
            related(out, diagnostic.related());
        }
        out.setCharAt(out.length() - 1, '}');
        return out.toString();
    }

    private static void related(StringBuilder out, List<Related> further) {
        out.append("\"related\":[");
        for (Related related : further) {
            out.append('{');
            place(out, related.location());
            text(out, "message", related.label());
            out.setCharAt(out.length() - 1, '}');
            out.append(',');
        }
        out.setCharAt(out.length() - 1, ']');
        out.append(',');
    }

    private static void place(StringBuilder out, Location place) {
        text(out, "file", place.file());
        number(out, "line", place.line());
        number(out, "col", place.column());
        number(out, "endLine", place.line());
        number(out, "endCol", place.endColumn());
    }

    private static void number(StringBuilder out, String key, int value) {
        out.append('"').append(key).append("\":").append(value).append(',');
    }

    private static void text(StringBuilder out, String key, String value) {
        out.append('"').append(key).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c >= ' ' && c < 0x7F) {
                        out.append(c);
                    } else {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(Character.forDigit((c >>> shift) & 0xF, 16));
                        }
                    }
                }
            }
        }
        out.append("\",");
    }
}
