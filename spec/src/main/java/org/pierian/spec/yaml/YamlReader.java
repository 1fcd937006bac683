package org.pierian.spec.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.SourceText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/// Builds located nodes from SnakeYAML's events, and refuses what makes a text mean something other than it seems to:
/// anchors, aliases, merge keys, tags, duplicate keys, keys that are not text, a second document.
///
/// A refusal is recorded and reading continues; only a syntax error or a text beyond the [Limits] ends it.
public final class YamlReader {

    private final SourceText source;
    private final int lineOffset;
    private final List<Diagnostic> problems;
    private final ParserImpl parser;
    private int nodes;
    private boolean anchorReported;
    private Location last;

    private YamlReader(SourceText source, String clean, int lineOffset, List<Diagnostic> problems) {
        this.source = source;
        this.lineOffset = lineOffset;
        this.problems = problems;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(2 * Limits.FILE_BYTES);
        this.parser = new ParserImpl(new StreamReader(clean), options);
        this.last = Location.startOf(source.name());
    }

    /// The root node, if there is one; errors are added to `problems`.
    ///
    /// An empty document gives neither.
    public static Optional<Node> read(SourceText source, List<Diagnostic> problems) {
        if (source.text().length() > Limits.FILE_BYTES) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.TOO_BIG, Location.startOf(source.name()), "the text is larger than 1 MiB")
                    .withExpected("at most 1 MiB", "more")
                    .withHelp("a spec is a page of text; put data in a dataset file"));
            return Optional.empty();
        }
        TextCheck check = new TextCheck(source, problems);
        String clean = check.clean();
        return check.isStopped() ? Optional.empty() : new YamlReader(source, clean, 0, problems).document();
    }

    /// The value in line `line` of `source` that starts after `column - 1` other characters.
    public static Optional<Node> readValue(SourceText source, int line, int column, List<Diagnostic> problems) {
        String text = source.line(line);
        String spaces = " ".repeat(column - 1);
        SourceText value =
                SourceText.of(source.name(), spaces + text.substring(text.offsetByCodePoints(0, column - 1)));
        int before = problems.size();
        String clean = new TextCheck(value, problems).clean();
        if (problems.size() > before) {
            return Optional.empty();
        }
        return new YamlReader(source, clean, line - 1, problems).document();
    }

    private Optional<Node> document() {
        try {
            parser.getEvent(); // stream start
            if (parser.checkEvent(Event.ID.StreamEnd)) {
                return Optional.empty();
            }
            checkDirectives((DocumentStartEvent) parser.getEvent());
            Node root = node(parser.getEvent(), 1);
            parser.getEvent(); // document end
            Event end = parser.peekEvent();
            if (!end.is(Event.ID.StreamEnd)) {
                problems.add(error(DiagnosticCodes.SECOND_DOCUMENT, place(end), "a second document starts here")
                        .withExpected("one document", "a second")
                        .withHelp("put each spec in a file of its own"));
            }
            return Optional.of(root);
        } catch (StopException e) {
            problems.add(e.problem());
        } catch (MarkedYAMLException e) {
            problems.add(new SyntaxMessages(source).of(e, this::place, last));
        } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The scanner throws a few of these for damaged escapes such as `"\xZZ"` at the end of a text.
            problems.add(error(DiagnosticCodes.SYNTAX, last, "this is not YAML")
                    .withExpected("well-formed YAML", "something else")
                    .withHelp("look for an unfinished quote or escape from here on"));
        }
        return Optional.empty();
    }

    private void checkDirectives(DocumentStartEvent start) {
        boolean otherVersion = start.getVersion() != null && start.getVersion().minor() != 2;
        if (otherVersion || (start.getTags() != null && !start.getTags().isEmpty())) {
            problems.add(error(DiagnosticCodes.TAG, place(start), "directives are not used in specs")
                    .withExpected("keys with values", "a directive")
                    .withHelp("delete the line that starts with `%`"));
        }
    }

    private Node node(Event event, int depth) {
        Location place = place(event);
        last = place;
        nodes++;
        if (nodes > Limits.NODES) {
            throw new StopException(
                    error(DiagnosticCodes.TOO_BIG, place, "the spec has more than " + Limits.NODES + " values")
                            .withExpected("at most " + Limits.NODES + " values", "more")
                            .withHelp("a spec is a page of text; put data in a dataset file"));
        }
        if (event instanceof AliasEvent alias) {
            refuseAnchor(place, "the alias `*" + alias.getAnchor() + "`");
            return new Node.Refused(place);
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            refuseAnchor(place, "the anchor `&" + node.getAnchor() + "`");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        if (depth > Limits.DEPTH) {
            throw new StopException(
                    error(DiagnosticCodes.TOO_BIG, place, "the spec is nested deeper than " + Limits.DEPTH + " levels")
                            .withExpected("at most " + Limits.DEPTH + " levels", "more")
                            .withHelp("remove levels; no spec needs such depth"));
        }
        return event instanceof MappingStartEvent mapping
                ? mapping(mapping, place, depth)
                : sequence((SequenceStartEvent) event, place, depth);
    }

    private Node scalar(ScalarEvent event, Location place) {
        String text = event.getValue();
        if (event.getTag() != null) {
            return refuseTag(event.getTag(), place);
        }
        if (text.length() > Limits.LINE_LENGTH) {
            problems.add(error(DiagnosticCodes.TOO_BIG, place, "the value is longer than 64 KiB")
                    .withExpected("at most 64 KiB", "more")
                    .withHelp("put a long text in a file of its own"));
            return new Node.Refused(place);
        }
        Optional<String> half = PlainText.halfOfPair(text);
        if (half.isPresent()) {
            problems.add(error(DiagnosticCodes.CHARACTER, place, "`" + half.get() + "` is half of a character")
                    .withLabel("half of a surrogate pair")
                    .withExpected("a text", "`" + half.get() + "` without its other half")
                    .withHelp("write the character itself, or its number after `\\U` with 8 digits"));
            return new Node.Refused(place);
        }
        return new Node.Scalar(text, event.isPlain(), place);
    }

    private Node sequence(SequenceStartEvent event, Location place, int depth) {
        List<Node> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(parser.getEvent(), depth + 1));
        }
        parser.getEvent();
        return event.getTag() == null ? new Node.Sequence(List.copyOf(items), place) : refuseTag(event.getTag(), place);
    }

    private Node mapping(MappingStartEvent event, Location place, int depth) {
        Map<String, Node.Scalar> seen = new HashMap<>();
        List<Node.Entry> entries = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Node key = node(parser.getEvent(), depth + 1);
            Node value = node(parser.getEvent(), depth + 1);
            if (isAfterComma(key, value, entries)) {
                Node.Entry number = entries.removeLast();
                refuseComma((Node.Scalar) number.value(), (Node.Scalar) key);
                entries.add(new Node.Entry(
                        number.key(), new Node.Refused(number.value().location())));
            } else if (isKey(key) && key instanceof Node.Scalar word) {
                Optional<Node.Scalar> first = Optional.ofNullable(seen.putIfAbsent(word.text(), word));
                if (first.isEmpty()) {
                    entries.add(new Node.Entry(word, value));
                } else {
                    refuseDuplicate(first.get(), word, value);
                }
            }
        }
        parser.getEvent();
        return event.getTag() == null
                ? new Node.Mapping(List.copyOf(entries), place)
                : refuseTag(event.getTag(), place);
    }

    /// Whether digits without a value follow digits, as in `{adam: 0,1}`.
    private static boolean isAfterComma(Node key, Node value, List<Node.Entry> entries) {
        return !entries.isEmpty()
                && isPlainInteger(key)
                && isPlainInteger(entries.getLast().value())
                && value instanceof Node.Scalar nothing
                && nothing.plain()
                && nothing.text().isEmpty();
    }

    private static boolean isPlainInteger(Node node) {
        return node instanceof Node.Scalar scalar && ScalarRules.form(scalar) == ScalarForm.INTEGER;
    }

    private void refuseComma(Node.Scalar whole, Node.Scalar decimals) {
        String before = Describe.cut(whole.text());
        String after = Describe.cut(decimals.text());
        problems.add(
                error(DiagnosticCodes.KEY_NOT_TEXT, decimals.location(), "a comma ends the number `" + before + "`")
                        .withLabel("read as a key")
                        .withExpected("a word", Describe.node(decimals))
                        .withHelp("write a decimal with a point: `" + before + "." + after
                                + "`; two numbers stand in brackets: `[" + before + ", " + after + "]`"));
    }

    private boolean isKey(Node key) {
        if (key instanceof Node.Refused) {
            return false;
        }
        if (key instanceof Node.Scalar scalar) {
            if (scalar.plain() && scalar.text().equals("<<")) {
                refuseAnchor(scalar.location(), "the merge key `<<`");
                return false;
            }
            if (ScalarRules.form(scalar) == ScalarForm.TEXT) {
                return true;
            }
        }
        problems.add(error(DiagnosticCodes.KEY_NOT_TEXT, key.location(), "a key must be a word")
                .withLabel("is " + Describe.node(key))
                .withExpected("a word", Describe.node(key))
                .withHelp("write `word: value`"));
        return false;
    }

    private void refuseDuplicate(Node.Scalar first, Node.Scalar second, Node value) {
        String used = value instanceof Node.Scalar scalar && scalar.text().length() < 40
                ? " would use " + scalar.text()
                : " would use the second";
        problems.add(error(
                        DiagnosticCodes.DUPLICATE_KEY,
                        second.location(),
                        "key `" + Describe.cut(second.text()) + "` is given twice")
                .withLabel("given again here")
                .withExpected("each key once", "`" + Describe.cut(second.text()) + "` a second time")
                .withRelated(first.location(), "first given here")
                .withHelp("delete one; a YAML reader" + used + " silently"));
    }

    /// Reported once per text: a text with one anchor usually has many.
    private void refuseAnchor(Location place, String what) {
        if (!anchorReported) {
            problems.add(error(DiagnosticCodes.ANCHOR, place, "anchors are not used in specs, got " + what)
                    .withExpected("a value", what)
                    .withHelp("name the value under `params:` and write `${name}`, or put common parts in a spec of"
                            + " their own and write `extends:`")
                    .withNote("only the first anchor, alias or merge key of a file is shown"));
            anchorReported = true;
        }
    }

    private Node refuseTag(String tag, Location place) {
        problems.add(error(DiagnosticCodes.TAG, place, "tags are not used in specs, got `" + Describe.cut(tag) + "`")
                .withExpected("a value without a tag", "`" + Describe.cut(tag) + "`")
                .withHelp("write the value alone; the type follows from the key"));
        return new Node.Refused(place);
    }

    private Diagnostic error(String code, Location place, String message) {
        return Diagnostic.error(code, place, message);
    }

    private Location place(Event event) {
        return place(event.getStartMark(), event.getEndMark());
    }

    private Location place(Mark start, Mark end) {
        int line = start.getLine() + 1;
        int column = start.getColumn() + 1;
        int length = end.getLine() == start.getLine() ? end.getColumn() - start.getColumn() : 1;
        if (end.getLine() != start.getLine()) {
            String text = source.line(line + lineOffset);
            length = text.codePointCount(0, text.length()) - start.getColumn();
        }
        return new Location(source.name(), line + lineOffset, column, Math.max(1, length));
    }

    /// Ends reading at a limit.
    private static final class StopException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Diagnostic problem;

        StopException(Diagnostic problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        Diagnostic problem() {
            return problem;
        }
    }
}
