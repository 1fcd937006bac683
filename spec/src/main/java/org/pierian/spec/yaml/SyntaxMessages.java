package org.pierian.spec.yaml;

import java.util.function.BiFunction;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.SourceText;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Turns a parser's error into a message for the author of a spec, at the place that has to be changed: a parser often
/// notices the error a line later.
final class SyntaxMessages {

    private final SourceText source;

    SyntaxMessages(SourceText source) {
        this.source = source;
    }

    Diagnostic of(MarkedYAMLException e, BiFunction<Mark, Mark, Location> place, Location last) {
        Diagnostic diagnostic = complaint(e, place, last);
        String line = Describe.cut(source.line(diagnostic.location().line()).strip());
        return diagnostic.withExpected("well-formed YAML", line.isEmpty() ? "nothing" : "`" + line + "`");
    }

    private Diagnostic complaint(MarkedYAMLException e, BiFunction<Mark, Mark, Location> place, Location last) {
        Mark mark = e.getProblemMark();
        Mark from = e.getContextMark();
        Location location = mark == null ? last : place.apply(mark, mark);
        String problem = e.getProblem() == null ? "" : e.getProblem();
        String context = e.getContext() == null ? "" : e.getContext();
        if (problem.contains("<document start>")) {
            return Diagnostic.error(DiagnosticCodes.SECOND_DOCUMENT, location, "the text continues after its end `...`")
                    .withHelp("delete `...` and what follows");
        }
        if (problem.contains("could not find expected ':'") && from != null) {
            return withoutColon(place.apply(from, from).line());
        }
        if (problem.contains("mapping values are not allowed") && mark != null) {
            return secondColon(location);
        }
        Words text = words(problem, context, isItem(location.line()));
        Diagnostic diagnostic =
                Diagnostic.error(DiagnosticCodes.SYNTAX, location, text.message).withHelp(text.help);
        if (from != null && mark != null && from.getIndex() != mark.getIndex()) {
            String label = context.contains("flow") ? "opened here" : "in the block that starts here";
            diagnostic = diagnostic.withRelated(place.apply(from, from), label);
        }
        return diagnostic;
    }

    /// The parser looked for the colon up to the next line.
    private Diagnostic withoutColon(int line) {
        String text = source.line(line).strip();
        int tight = text.indexOf(':');
        int equals = text.indexOf('=');
        int space = text.indexOf(' ');
        String help = "write `key: value`";
        if (tight > 0) {
            help = "put a space after the colon: `" + pair(text, tight) + "`";
        } else if (equals > 0) {
            help = "write a colon instead of `=`: `" + pair(text, equals) + "`";
        } else if (space > 0) {
            help = "write `" + pair(text, space) + "`";
        }
        return Diagnostic.error(DiagnosticCodes.SYNTAX, wholeLine(line), "a key without `: ` and a value")
                .withLabel("no `: ` in this line")
                .withHelp(help);
    }

    private static String pair(String text, int cut) {
        return Describe.cut(
                text.substring(0, cut).strip() + ": " + text.substring(cut + 1).strip());
    }

    /// A colon inside a value: a second one in a line, or one in a line that is indented as if it continued the value
    /// above.
    private Diagnostic secondColon(Location colon) {
        String before = before(colon);
        if (before.contains(": ")) {
            return Diagnostic.error(DiagnosticCodes.SYNTAX, colon, "a second `:` in one line")
                    .withHelp("put a text that contains `: ` in quotes, or break the line");
        }
        for (int line = colon.line(); line >= 1; line--) {
            String text = source.line(line).strip();
            if (text.length() > 1 && text.charAt(0) == '-' && Character.isLetter(text.charAt(1))) {
                return Diagnostic.error(
                                DiagnosticCodes.SYNTAX, wholeLine(line), "a list item without a space after `-`")
                        .withHelp("write `- " + Describe.cut(text.substring(1)) + "`");
            }
            if (line < colon.line() && !isItem(line) && text.indexOf(':') >= 0) {
                break;
            }
        }
        Location key = wholeLine(colon.line());
        int above = lineAbove(colon.line());
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.SYNTAX, key, "this line is indented as if it continued the value above")
                .withHelp("start all keys of one level in the same column");
        return above < 1 ? problem : problem.withRelated(wholeLine(above), "has a value already");
    }

    private String before(Location place) {
        String line = source.line(place.line());
        int column = Math.min(place.column() - 1, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, column));
    }

    private int lineAbove(int line) {
        int above = line - 1;
        while (above >= 1 && isEmpty(source.line(above).strip())) {
            above--;
        }
        return above;
    }

    private static boolean isEmpty(String text) {
        return text.isEmpty() || text.charAt(0) == '#';
    }

    private boolean isItem(int line) {
        String text = source.line(line).strip();
        return text.equals("-") || text.startsWith("- ");
    }

    /// A line without the spaces around it.
    private Location wholeLine(int line) {
        String text = source.line(line);
        int start = text.length() - text.stripLeading().length();
        int length = text.strip().codePointCount(0, text.strip().length());
        return new Location(source.name(), line, start + 1, Math.max(1, length));
    }

    /// Message and help.
    private static Words words(String problem, String context, boolean item) {
        if (problem.contains("unexpected end of stream") || problem.contains("found unexpected document separator")) {
            return new Words("a quote is not closed", "close the quote");
        }
        if (problem.contains("unknown escape") || problem.contains("expected escape sequence")) {
            return new Words("this escape does not exist", "write `\\\\` for a backslash, or use single quotes: '...'");
        }
        if (problem.contains("cannot start any token")) {
            return new Words("this character cannot start a value", "put the value in quotes");
        }
        if (item && (problem.contains("sequence entries") || problem.contains("<block sequence start>"))) {
            return new Words(
                    "this list item is not indented as the ones above", "start all items of a list in the same column");
        }
        if (item && context.contains("block mapping")) {
            return new Words(
                    "a list item `- ` among keys", "start each item of the list with `- `, all in the same column");
        }
        if (problem.contains("sequence entries are not allowed") || problem.contains("<block sequence start>")) {
            return new Words("a list item `-` is not allowed here", "start the list on a line of its own");
        }
        if (context.contains("block mapping") || context.contains("block collection")) {
            return new Words(
                    "this line does not fit the lines above", "indent keys of one level by the same number of spaces");
        }
        if (context.contains("flow mapping")) {
            return new Words(
                    "`{` is not closed, or a `,` is missing",
                    "write `{key: value, key: value}`, with \"${name}\" in quotes");
        }
        if (context.contains("flow sequence")) {
            return new Words(
                    "`[` is not closed, or a `,` is missing", "write `[value, value]`, with \"${name}\" in quotes");
        }
        return new Words("this is not YAML here", "write `key: value`, lists as `- item`, and other text in quotes");
    }

    private record Words(String message, String help) {}
}
