package org.pierian.spec.yaml;

import java.util.function.BiFunction;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Says a parser's complaint in words that help a person who writes a spec.
final class SyntaxMessages {

    private SyntaxMessages() {}

    static Diagnostic of(MarkedYAMLException e, BiFunction<Mark, Mark, Location> place, Location last) {
        Mark mark = e.getProblemMark();
        Location location = mark == null ? last : place.apply(mark, mark);
        String problem = e.getProblem() == null ? "" : e.getProblem();
        String context = e.getContext() == null ? "" : e.getContext();
        if (problem.contains("<document start>")) {
            return Diagnostic.error(DiagnosticCodes.SECOND_DOCUMENT, location, "the text goes on after its end `...`")
                    .withHelp("delete `...` and what follows");
        }
        Words text = words(problem, context);
        Diagnostic diagnostic =
                Diagnostic.error(DiagnosticCodes.SYNTAX, location, text.message).withHelp(text.help);
        Mark from = e.getContextMark();
        if (from != null && mark != null && from.getIndex() != mark.getIndex()) {
            diagnostic = diagnostic.withRelated(place.apply(from, from), "in what starts here");
        }
        return diagnostic;
    }

    /// Message and help.
    private static Words words(String problem, String context) {
        if (problem.contains("mapping values are not allowed")) {
            return new Words("a second `:` in one line", "put a text that contains `: ` in quotes, or break the line");
        }
        if (problem.contains("could not find expected ':'")) {
            return new Words("a key without `:` and a value", "write `key: value`");
        }
        if (problem.contains("unexpected end of stream") || problem.contains("found unexpected document separator")) {
            return new Words("a quote is opened and never closed", "close the quote");
        }
        if (problem.contains("unknown escape") || problem.contains("expected escape sequence")) {
            return new Words("this escape does not exist", "write `\\\\` for a backslash, or use single quotes: '...'");
        }
        if (problem.contains("cannot start any token")) {
            return new Words("this character cannot start a value", "put the value in quotes");
        }
        if (problem.contains("sequence entries are not allowed") || problem.contains("<block sequence start>")) {
            return new Words("a list item `-` where none may stand", "start the list on a line of its own");
        }
        if (context.contains("block mapping") || context.contains("block collection")) {
            return new Words("this line does not fit the lines above", "indent keys of one level by the same blanks");
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
        return new Words("this is not YAML here", "write `key: value`, lists as `- item`, and odd text in quotes");
    }

    private record Words(String message, String help) {}
}
