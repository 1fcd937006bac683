package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// Writes out the parameters and blocks of a spec.
///
/// A block becomes a `sequential` where it is used; keys next to its name, such as `name`, stay next to that word. What
/// is handed to a parameter keeps the meaning that it has where it is written. Each node of a block knows the use that
/// brought it where it is, and so does every diagnostic about it.
final class Expansion {

    private static final String SEQUENTIAL = "sequential";
    private static final String LAYERS = "layers";

    private final Language language;
    private final Report report;
    private final Parameters parameters;
    private final Blocks blocks;
    private final WrittenOut writtenOut = new WrittenOut();
    private final Substitution substitution;
    private final Family layers;
    private final Place listOfLayers;

    Expansion(Language language, Report report) {
        this.language = language;
        this.report = report;
        this.parameters = new Parameters(report);
        this.blocks = new Blocks(report, parameters);
        this.substitution = new Substitution(report, parameters, writtenOut);
        this.layers = language.family(LayerSpec.class);
        this.listOfLayers = new Place.Value(new ValueType.ListOf(new ValueType.Component(layers)));
    }

    /// The spec without `params` and `blocks`, every use written out.
    Node.Mapping applyTo(Node.Mapping root) {
        root.entry(Language.PARAMS).ifPresent(entry -> parameters.define(entry.value()));
        root.entry(Language.BLOCKS).ifPresent(entry -> blocks.define(entry.value()));
        Scope scope = Scope.ofSpec(blocks.count());
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : root.entries()) {
            String key = entry.key().text();
            if (!key.equals(Language.PARAMS) && !key.equals(Language.BLOCKS)) {
                Uses.visit(entry.value(), (use, _) -> use.names().forEach(parameters::use));
                Place place = new Place.Keys(RunSpec.class).inside(key, language);
                entries.add(new Node.Entry(entry.key(), top(entry.value(), place, scope)));
            }
        }
        parameters.reportUnused();
        return new Node.Mapping(List.copyOf(entries), root.location());
    }

    private Node top(Node node, Place place, Scope scope) {
        try {
            return node(node, place, scope, 0);
        } catch (WrittenOut.TooMuchException e) {
            report.add(e.problem());
            return new Node.Refused(node.location());
        }
    }

    /// @param place what the language has here
    /// @param level the number of layers around the node
    private Node node(Node node, Place place, Scope scope, int level) {
        Location at = scope.place(node);
        writtenOut.step(at);
        writtenOut.down(at);
        try {
            return written(node, place, scope, level);
        } finally {
            writtenOut.up();
        }
    }

    private Node written(Node node, Place place, Scope scope, int level) {
        Location at = scope.place(node);
        if (node instanceof Node.Scalar scalar && Substitution.uses(scalar)) {
            Substitution.Value value = substitution.value(scalar, scope);
            return value.node() instanceof Node.Scalar text
                    ? scalar(text, place, new Scope(Map.of(), value.scope().visibleBlocks(), scope.use()), level)
                    : node(value.node(), place, value.scope(), level);
        }
        return switch (node) {
            case Node.Refused _ -> new Node.Refused(at);
            case Node.Scalar scalar -> scalar(scalar, place, scope, level);
            case Node.Sequence sequence -> {
                boolean layer = isLayer(place); // a list in the place of a layer is a sequence of its own
                if (layer) {
                    writtenOut.layer(level, at);
                }
                Place inside = layer ? place : place.inside("0", language);
                int inner = layer ? level + 1 : level;
                yield new Node.Sequence(
                        sequence.items().stream()
                                .map(item -> node(item, inside, scope, inner))
                                .toList(),
                        at);
            }
            case Node.Mapping mapping -> mapping(mapping, place, scope, level);
        };
    }

    private static boolean isLayer(Place place) {
        return place instanceof Place.Value(ValueType.Component(Family family)) && family.type() == LayerSpec.class;
    }

    private Node scalar(Node.Scalar scalar, Place place, Scope scope, int level) {
        if (isLayer(place)) {
            writtenOut.layer(level, scope.place(scalar));
            if (ScalarRules.form(scalar) == ScalarForm.TEXT && Blocks.isBlockName(scalar.text())) {
                Optional<Node> written = use(scalar, Optional.empty(), List.of(), scope, level);
                if (written.isPresent()) {
                    return written.get();
                }
            }
        }
        return at(scalar, scope);
    }

    private static Node.Scalar at(Node.Scalar scalar, Scope scope) {
        return scope.use().isEmpty()
                ? scalar
                : new Node.Scalar(scalar.text(), scalar.plain(), scope.place(scalar), scalar.parameter());
    }

    private Node mapping(Node.Mapping mapping, Place place, Scope scope, int level) {
        boolean layer = isLayer(place);
        if (layer) {
            writtenOut.layer(level, scope.place(mapping));
            List<Node.Entry> words = mapping.entries().stream()
                    .filter(entry -> Blocks.isBlockName(entry.key().text()))
                    .toList();
            if (words.size() == 1) {
                Node.Entry word = words.getFirst();
                List<Node.Entry> others = mapping.entries().stream()
                        .filter(entry -> !entry.key().text().equals(word.key().text()))
                        .toList();
                Optional<Node> written = use(word.key(), Optional.of(word.value()), others, scope, level);
                if (written.isPresent()) {
                    return written.get();
                }
            }
        }
        return new Node.Mapping(
                entries(mapping.entries(), place, scope, layer ? level + 1 : level), scope.place(mapping));
    }

    private List<Node.Entry> entries(List<Node.Entry> entries, Place place, Scope scope, int level) {
        List<Node.Entry> written = new ArrayList<>();
        for (Node.Entry entry : entries) {
            Place inside = value(place.inside(entry.key().text(), language), entry.value());
            written.add(new Node.Entry(at(entry.key(), scope), node(entry.value(), inside, scope, level)));
        }
        return List.copyOf(written);
    }

    /// Behind a word, its keys; or the value of its main key, if no keys are written.
    private Place value(Place inside, Node value) {
        if (value instanceof Node.Mapping || !(inside instanceof Place.Keys(Class<?> type))) {
            return inside;
        }
        List<Component> keys = language.components(type);
        return keys.isEmpty() ? inside : new Place.Value(keys.getFirst().type());
    }

    /// A block written out; empty if the word is none of a block, so that it is left to the reader of layers.
    ///
    /// @param others the entries next to the block's name
    private Optional<Node> use(
            Node.Scalar word, Optional<Node> value, List<Node.Entry> others, Scope scope, int level) {
        Location at = scope.place(word);
        Optional<Block> found = blocks.block(word.text()).filter(block -> block.index() < scope.visibleBlocks());
        if (found.isEmpty()) {
            Optional<Diagnostic> misfit = blocks.misfit(word, scope, layers.words());
            misfit.ifPresent(problem -> report.add(word, problem));
            return misfit.map(_ -> new Node.Refused(at));
        }
        Block block = found.get();
        Optional<Map<String, Scope.Argument>> arguments = new Arguments(block, word, scope).of(value);
        if (arguments.isEmpty() || block.layers() instanceof Node.Refused) {
            return Optional.of(new Node.Refused(at));
        }
        Scope body = new Scope(arguments.get(), block.index(), Optional.of(new Location.Use(word.text(), at)));
        Node written = body(block, body, level + 1);
        Node.Mapping keys = new Node.Mapping(List.of(new Node.Entry(new Node.Scalar(LAYERS, true, at), written)), at);
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(new Node.Entry(new Node.Scalar(SEQUENTIAL, true, at), keys));
        entries.addAll(entries(others, new Place.Nowhere(), scope, level));
        return Optional.of(new Node.Mapping(List.copyOf(entries), at));
    }

    private Node body(Block block, Scope scope, int level) {
        writtenOut.enter();
        try {
            return node(block.layers(), listOfLayers, scope, level);
        } finally {
            writtenOut.leave();
        }
    }

    /// The values that one use of a block gives to its parameters.
    private final class Arguments {

        private final Block block;
        private final Node.Scalar word;
        private final Scope scope;
        private final Map<String, Scope.Argument> arguments = new HashMap<>();

        Arguments(Block block, Node.Scalar word, Scope scope) {
            this.block = block;
            this.word = word;
            this.scope = scope;
        }

        /// Empty if they are refused.
        Optional<Map<String, Scope.Argument>> of(Optional<Node> value) {
            boolean right = value.map(this::given).orElse(true);
            boolean complete = right;
            for (Block.Param param : block.params().values()) {
                String name = param.name().text();
                if (!right || arguments.containsKey(name)) {
                    continue;
                }
                if (param.byDefault().isPresent()) {
                    Scope ofDefault = new Scope(
                            Map.of(), block.index(), Optional.of(new Location.Use(word.text(), scope.place(word))));
                    put(param, param.byDefault().get(), param.name().location(), ofDefault);
                } else {
                    report.add(word, missing(param));
                    complete = false;
                }
            }
            return complete ? Optional.of(Map.copyOf(arguments)) : Optional.empty();
        }

        private void put(Block.Param param, Node value, Location definition, Scope where) {
            writtenOut.step(definition);
            String name = param.name().text();
            arguments.put(name, new Scope.Argument(block.name().text(), name, value, definition, where));
        }

        private boolean given(Node value) {
            if (value instanceof Node.Mapping mapping) {
                return byName(mapping);
            }
            boolean nothing = value instanceof Node.Scalar scalar && ScalarRules.form(scalar) == ScalarForm.NULL;
            if (nothing || block.params().isEmpty()) {
                if (!(value instanceof Node.Refused)) {
                    report.add(word, useless(value, nothing));
                }
                return false;
            }
            put(block.params().firstEntry().getValue(), value, scope.place(value), scope);
            return true;
        }

        private boolean byName(Node.Mapping mapping) {
            boolean right = true;
            for (Node.Entry entry : mapping.entries()) {
                Optional<Block.Param> param =
                        Optional.ofNullable(block.params().get(entry.key().text()));
                if (param.isPresent()) {
                    put(param.get(), entry.value(), scope.place(entry.key()), scope);
                } else {
                    report.add(unknown(entry));
                    right = false;
                }
            }
            return right;
        }

        private Diagnostic unknown(Node.Entry entry) {
            String name = entry.key().text();
            List<String> names = List.copyOf(block.params().keySet());
            Diagnostic problem = Diagnostic.error(
                            DiagnosticCodes.UNKNOWN_KEY,
                            scope.place(entry.key()),
                            block.what() + " has no parameter `" + Describe.cut(name) + "`")
                    .withLabel(
                            "not a parameter of `" + Describe.cut(block.name().text()) + "`")
                    .withRelated(block.name().location(), block.what() + " is defined here")
                    .withExpected("a parameter of " + block.what(), "`" + Describe.cut(name) + "`");
            if (names.isEmpty()) {
                return problem.withHelp("delete it; " + block.what() + " has no parameters");
            }
            boolean layer = layers.words().contains(name) || blocks.block(name).isPresent();
            Diagnostic helped = layer && Suggestions.nearest(name, names).isEmpty()
                    ? problem.withHelp("hand a layer in by the name of its parameter: `"
                            + Describe.cut(block.name().text()) + ": {" + names.getFirst() + ": {"
                            + Describe.cut(name) + ": ...}}`")
                    : problem;
            return Report.suggestKey(helped, name, names, "parameters of " + block.what());
        }

        private Diagnostic missing(Block.Param param) {
            String name = param.name().text();
            return Diagnostic.error(
                            DiagnosticCodes.MISSING_KEY, scope.place(word), block.what() + " needs `" + name + "`")
                    .withLabel("`" + name + "` is missing")
                    .withRelated(param.name().location(), "parameter `" + name + "` has no default")
                    .withExpected("a value for `" + name + "`", "nothing")
                    .withHelp("add `" + name + ": ...`, or give it a default: `{" + name + ": ...}` in `params`");
        }

        private Diagnostic useless(Node value, boolean nothing) {
            String got = Describe.node(value);
            String name = Describe.cut(block.name().text());
            return Diagnostic.error(
                            DiagnosticCodes.WRONG_TYPE,
                            scope.place(word),
                            block.what()
                                    + (block.params().isEmpty() ? " has no parameters, got " : " wants a value, got ")
                                    + got)
                    .withLabel(nothing ? "nothing behind the colon" : "takes no value")
                    .withExpected(
                            block.params().isEmpty()
                                    ? "the name alone"
                                    : "a value for `"
                                            + block.params().firstEntry().getKey() + "`",
                            got)
                    .withHelp(
                            block.params().isEmpty() || nothing
                                    ? "write `" + name + "` without a colon"
                                            + (block.params().isEmpty() ? "" : ", or a value behind it")
                                    : "write `" + name + "`");
        }
    }
}
