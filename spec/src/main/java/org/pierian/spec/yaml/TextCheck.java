package org.pierian.spec.yaml;

import java.util.List;
import java.util.Locale;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.SourceText;

/// Checks every character before parsing: long lines, control characters, direction marks, unusual spaces, tabs.
///
/// A refused character is replaced by a space in the text for the parser, so that the rest is still read. Unusual
/// spaces and tabs are allowed in comments.
final class TextCheck {

    private final SourceText source;
    private final List<Diagnostic> problems;
    private final StringBuilder clean;
    private boolean stopped;

    TextCheck(SourceText source, List<Diagnostic> problems) {
        this.source = source;
        this.problems = problems;
        this.clean = new StringBuilder(source.text().length());
    }

    /// The text for the parser; every line as long as before.
    String clean() {
        for (int number = 1; number <= source.lineCount() && !stopped; number++) {
            String line = source.line(number);
            if (line.length() > Limits.LINE_LENGTH) {
                problems.add(Diagnostic.error(
                                DiagnosticCodes.TOO_BIG,
                                new Location(source.name(), number, 1, 1),
                                "line " + number + " is longer than 64 KiB")
                        .withExpected("at most 64 KiB", line.length() + " characters")
                        .withHelp("break the line, or put data in a dataset file"));
                stopped = true;
            }
            checkLine(line, number);
            clean.append('\n');
        }
        return clean.toString();
    }

    /// Whether the text must not be parsed at all.
    boolean isStopped() {
        return stopped;
    }

    private void checkLine(String line, int number) {
        boolean comment = false;
        boolean indentation = true;
        boolean tabReported = false;
        int column = 0;
        int before = ' ';
        for (int i = 0; i < line.length() && !stopped; ) {
            int c = line.codePointAt(i);
            i += Character.charCount(c);
            column++;
            comment |= c == '#' && (before == ' ' || before == '\t');
            boolean tab = c == '\t' && !comment;
            if (tab && !tabReported) {
                reportTab(number, column, indentation);
                tabReported = true;
            } else if (!tab && (isForbidden(c) || (!comment && isUnusualSpace(c)))) {
                reportCharacter(c, number, column);
                c = ' ';
            }
            clean.appendCodePoint(tab ? ' ' : c);
            indentation &= c == ' ' || c == '\t';
            before = c;
        }
    }

    private void reportTab(int number, int column, boolean indentation) {
        problems.add(Diagnostic.error(
                        DiagnosticCodes.SYNTAX,
                        new Location(source.name(), number, column, 1),
                        indentation ? "a tab is used to indent" : "a tab is used as a space")
                .withLabel("tab")
                .withExpected("spaces", "a tab")
                .withHelp("use spaces"));
        stopped |= indentation;
    }

    private void reportCharacter(int c, int number, int column) {
        String code = "U+" + pad(Integer.toHexString(c).toUpperCase(Locale.ROOT));
        String name =
                Character.getName(c) == null ? "" : " (" + Character.getName(c).toLowerCase(Locale.ROOT) + ")";
        problems.add(Diagnostic.error(
                        DiagnosticCodes.CHARACTER,
                        new Location(source.name(), number, column, 1),
                        "character " + code + name + " is not allowed here")
                .withExpected(Character.isSpaceChar(c) ? "an ordinary space" : "visible text", code + name)
                .withLabel(isUnusualSpace(c) ? "looks like a space, or like nothing" : "")
                .withHelp(Character.isSpaceChar(c) ? "write an ordinary space" : "delete it"));
    }

    private static String pad(String hex) {
        return "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }

    /// Control characters, line separators that YAML 1.2 does not have, direction marks and other invisible format
    /// characters, and what is not a character.
    static boolean isForbidden(int c) {
        return (c < ' ' && c != '\t')
                || (c >= 0x7F && c <= 0x9F)
                || c == 0x061C
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0x206A && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0x1BCA0 && c <= 0x1BCA3)
                || (c >= 0x1D173 && c <= 0x1D17A)
                || (c >= 0xE0000 && c <= 0xE00FF)
                || (c & 0xFFFE) == 0xFFFE;
    }

    /// Spaces and invisible characters that look like an ordinary space or like nothing.
    static boolean isUnusualSpace(int c) {
        return c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200D)
                || c == 0x202F
                || (c >= 0x205F && c <= 0x2064)
                || c == 0x3000
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0xAD;
    }
}
