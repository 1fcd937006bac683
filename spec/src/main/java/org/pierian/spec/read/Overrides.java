package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Language;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.YamlReader;

/// Applies values of the command line, `key.path=value`, to the nodes of a spec.
///
/// The parts of a path are keys, words of components, and indices of lists, from 0. All but the last must be in the
/// spec; the last key may be one that the spec leaves at its default. Whether the language has that key is checked
/// when the nodes are bound to records. A value that would change nothing is refused.
final class Overrides {

    /// The name of the text that holds the overrides, one in each line.
    static final String SOURCE = "--set";

    private final Language language;
    private final Report report;
    private final List<Diagnostic> problems;
    private final SourceText source;
    private final List<Setting> settings = new ArrayList<>();

    /// One override.
    private record Setting(List<Node.Scalar> path, Node value) {
        boolean isExtends() {
            return path.size() == 1 && path.getFirst().text().equals(Language.EXTENDS);
        }
    }

    Overrides(Language language, List<Diagnostic> problems, List<String> overrides) {
        this.language = language;
        this.report = new Report(problems);
        this.problems = problems;
        this.source = SourceText.of(
                SOURCE,
                String.join(
                        "\n", overrides.stream().map(o -> o.replace('\n', ' ')).toList()));
        for (int line = 1; !source.text().isEmpty() && line <= source.lineCount(); line++) {
            read(line).ifPresent(settings::add);
        }
    }

    SourceText source() {
        return source;
    }

    /// The spec with the `extends` of the command line, which has to be known before it is followed.
    Node.Mapping withExtends(Node.Mapping root) {
        Node.Mapping changed = root;
        for (Setting setting : settings) {
            changed = setting.isExtends() ? apply(changed, setting) : changed;
        }
        return changed;
    }

    /// The spec with all other values of the command line.
    Node.Mapping applyTo(Node.Mapping root) {
        Node.Mapping changed = root;
        for (Setting setting : settings) {
            changed = setting.isExtends() ? changed : apply(changed, setting);
        }
        return changed;
    }

    private Node.Mapping apply(Node.Mapping root, Setting setting) {
        Place top = new Place.Keys(RunSpec.class);
        return put(root, setting.path(), 0, setting.value(), top) instanceof Node.Mapping mapping ? mapping : root;
    }

    private Optional<Setting> read(int line) {
        String text = source.line(line);
        int equals = text.indexOf('=');
        List<Node.Scalar> path = equals <= 0 ? List.of() : path(text.substring(0, equals), line);
        if (path.isEmpty()) {
            report.add(Diagnostic.error(
                            DiagnosticCodes.OVERRIDE,
                            new Location(SOURCE, line, 1, Math.max(1, text.codePointCount(0, text.length()))),
                            "an override is written `key=value`, got `" + Describe.cut(text) + "`")
                    .withExpected("key.path=value", Describe.cut(text))
                    .withHelp("for example `--set epochs=3` or `--set architecture.0.linear.out_features=64`"));
            return Optional.empty();
        }
        int column = text.codePointCount(0, equals) + 2;
        int before = problems.size();
        Optional<Node> value = column > text.codePointCount(0, text.length())
                ? Optional.empty()
                : YamlReader.readValue(source, line, column, problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        Location end = new Location(SOURCE, line, column, 1);
        return Optional.of(new Setting(path, value.orElseGet(() -> new Node.Scalar("", true, end))));
    }

    private static List<Node.Scalar> path(String text, int line) {
        List<Node.Scalar> parts = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int dot = text.indexOf('.', from);
            int end = dot < 0 ? text.length() : dot;
            if (end == from) {
                return List.of();
            }
            int column = text.codePointCount(0, from) + 1;
            int length = text.codePointCount(from, end);
            parts.add(new Node.Scalar(text.substring(from, end), true, new Location(SOURCE, line, column, length)));
            from = end + 1;
        }
        return parts;
    }

    /// @param place what the language has where `node` is
    private Node put(Node node, List<Node.Scalar> path, int depth, Node value, Place place) {
        if (depth == path.size()) {
            return value;
        }
        Node.Scalar part = path.get(depth);
        Optional<Diagnostic> misfit = WordInPath.misfit(language, place, node, path, depth);
        if (misfit.isPresent()) {
            report.add(misfit.get());
            return node;
        }
        return switch (node) {
            case Node.Refused refused -> refused;
            case Node.Mapping mapping -> inMapping(mapping, path, depth, value, place);
            case Node.Sequence sequence -> inSequence(sequence, path, depth, value, place);
            case Node.Scalar scalar
            when scalar.text().equals(part.text()) && depth + 1 < path.size() ->
                inMapping(mapping(scalar, new Node.Mapping(List.of(), part.location())), path, depth, value, place);
            case Node.Scalar scalar -> refuse(scalar, part, "`" + Describe.cut(scalar.text()) + "` has no keys");
        };
    }

    private Node inMapping(Node.Mapping mapping, List<Node.Scalar> path, int depth, Node value, Place place) {
        Node.Scalar part = path.get(depth);
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        for (int i = 0; i < entries.size(); i++) {
            Node.Entry entry = entries.get(i);
            if (entry.key().text().equals(part.text())) {
                Place inside = place.inside(part.text(), language);
                Node old = depth + 1 < path.size() ? withKeys(inside, entry.value()) : entry.value();
                entries.set(i, new Node.Entry(entry.key(), put(old, path, depth + 1, value, inside)));
                return new Node.Mapping(List.copyOf(entries), mapping.location());
            }
        }
        if (depth + 1 < path.size()) {
            List<String> keys =
                    mapping.entries().stream().map(entry -> entry.key().text()).toList();
            return refuse(mapping, part, "there is no `" + Describe.cut(part.text()) + "` to override", keys);
        }
        entries.add(new Node.Entry(part, value));
        return new Node.Mapping(List.copyOf(entries), mapping.location());
    }

    /// The value of a word as a mapping: `linear: 30` is `linear: {out_features: 30}`.
    private Node withKeys(Place place, Node value) {
        if (value instanceof Node.Mapping || !(place instanceof Place.Keys(Class<?> type))) {
            return value;
        }
        List<Component> keys = language.components(type);
        return keys.isEmpty() ? value : mapping(new Node.Scalar(keys.getFirst().key(), true, value.location()), value);
    }

    private static Node.Mapping mapping(Node.Scalar key, Node value) {
        return new Node.Mapping(List.of(new Node.Entry(key, value)), key.location());
    }

    private Node inSequence(Node.Sequence sequence, List<Node.Scalar> path, int depth, Node value, Place place) {
        Node.Scalar part = path.get(depth);
        int count = sequence.items().size();
        int index = index(part.text());
        if (index < 0 || index >= count) {
            return refuse(
                    sequence,
                    part,
                    "`" + Describe.cut(part.text()) + "` is not an item of a list of " + count,
                    List.of());
        }
        List<Node> items = new ArrayList<>(sequence.items());
        items.set(index, put(items.get(index), path, depth + 1, value, place.inside(part.text(), language)));
        return new Node.Sequence(List.copyOf(items), sequence.location());
    }

    private static int index(String text) {
        if (text.length() > 6) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(text);
    }

    private Node refuse(Node.Scalar node, Node.Scalar part, String message) {
        return refuse(node, part, message, List.of());
    }

    private Node refuse(Node node, Node.Scalar part, String message, List<String> keys) {
        Diagnostic problem = Diagnostic.error(DiagnosticCodes.OVERRIDE, part.location(), message)
                .withRelated(node.location(), "the spec has this")
                .withExpected("a key that the spec has", "`" + Describe.cut(part.text()) + "`");
        if (node instanceof Node.Sequence sequence) {
            problem = problem.withHelp(
                    "write an index from 0 to " + (sequence.items().size() - 1));
        }
        Optional<String> near = Suggestions.closest(part.text(), keys);
        if (near.isPresent() || problem.helps().isEmpty()) {
            problem = problem.withHelp(
                    near.map(key -> "did you mean `" + key + "`?").orElse("write a key that the spec has there"));
        }
        report.add(keys.isEmpty() ? problem : problem.withNote("keys there: " + String.join(", ", keys)));
        return node;
    }
}
