package org.pierian.spec.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;

/// The blocks of a spec: named layers with parameters. A block may use the blocks that are written above it.
final class Blocks {

    private static final String PARAMS = "params";
    private static final String LAYERS = "layers";

    private final Report report;
    private final Parameters parameters;
    private final Map<String, Block> defined = new LinkedHashMap<>();

    Blocks(Report report, Parameters parameters) {
        this.report = report;
        this.parameters = parameters;
    }

    void define(Node blocks) {
        if (!(blocks instanceof Node.Mapping mapping)) {
            if (!(blocks instanceof Node.Refused)) {
                report.add(Diagnostic.error(
                                DiagnosticCodes.WRONG_TYPE,
                                blocks.location(),
                                "`blocks` wants names with layers, got " + Describe.node(blocks))
                        .withExpected("a mapping", Describe.node(blocks))
                        .withHelp("write `blocks: {Name: [layer, layer]}`"));
            }
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (isName(entry.key())) {
                defined.put(entry.key().text(), block(entry));
            }
        }
    }

    int count() {
        return defined.size();
    }

    Optional<Block> block(String name) {
        return Optional.ofNullable(defined.get(name));
    }

    /// The names of the first `count` blocks.
    List<String> names(int count) {
        return defined.keySet().stream().limit(count).toList();
    }

    /// Whether a word has the form of a block's name: no component begins with a capital letter.
    static boolean isBlockName(String word) {
        return !word.isEmpty() && word.charAt(0) >= 'A' && word.charAt(0) <= 'Z';
    }

    private boolean isName(Node.Scalar key) {
        String name = key.text();
        boolean right = isBlockName(name) && Expression.isName(name);
        if (!right) {
            Optional<String> capital = capital(name);
            report.add(Diagnostic.error(
                            DiagnosticCodes.TEXT_FORM,
                            key.location(),
                            "`" + Describe.cut(name) + "` cannot name a block")
                    .withLabel("not a block's name")
                    .withExpected("a capital letter, then letters, digits and `_`", Describe.node(key))
                    .withHelp(capital.map(better -> "write `" + Describe.cut(better)
                                    + "`: a capital letter keeps blocks apart from components")
                            .orElse("begin with a capital letter, A to Z, followed by letters, digits and `_`")));
        }
        return right;
    }

    /// The same name with a capital letter, if that names a block.
    private static Optional<String> capital(String name) {
        return Optional.of(name)
                .filter(Expression::isName)
                .map(n -> n.substring(0, 1).toUpperCase(Locale.ROOT) + n.substring(1))
                .filter(Blocks::isBlockName);
    }

    private Block block(Node.Entry entry) {
        Node.Scalar name = entry.key();
        String what = "block `" + Describe.cut(name.text()) + "`";
        Node layers = new Node.Refused(entry.value().location());
        SequencedMap<String, Block.Param> params = new LinkedHashMap<>();
        switch (entry.value()) {
            case Node.Sequence sequence -> layers = sequence;
            case Node.Mapping mapping
            when mapping.entry(LAYERS).isPresent() -> {
                refuseOtherKeys(mapping, what);
                params = mapping.entry(PARAMS)
                        .map(entryOfParams -> params(entryOfParams.value(), what))
                        .orElse(params);
                layers = mapping.entry(LAYERS).get().value();
            }
            case Node.Mapping mapping -> refuseWithoutLayers(name, mapping, what);
            case Node.Refused _ -> {}
            case Node.Scalar scalar -> refuse(scalar, what);
        }
        if (layers instanceof Node.Scalar || layers instanceof Node.Mapping) {
            refuse(layers, "`layers` of " + what);
            layers = new Node.Refused(layers.location());
        }
        if (layers instanceof Node.Sequence sequence && sequence.items().isEmpty()) {
            report.add(Diagnostic.error(DiagnosticCodes.WRONG_LENGTH, sequence.location(), what + " has no layers")
                    .withExpected("at least one layer", "an empty list")
                    .withHelp("add a layer, or delete the block"));
            layers = new Node.Refused(sequence.location());
        }
        Block block = new Block(name, defined.size(), params, layers);
        new BodyCheck(report, parameters, block).check();
        return block;
    }

    private void refuse(Node node, String what) {
        report.add(Diagnostic.error(
                        DiagnosticCodes.WRONG_TYPE,
                        node.location(),
                        what + " wants a list of layers, got " + Describe.node(node))
                .withExpected("a list of layers", Describe.node(node))
                .withHelp("start each layer with `- `, or write `[layer, layer]`"));
    }

    private void refuseWithoutLayers(Node.Scalar name, Node.Mapping mapping, String what) {
        refuseOtherKeys(mapping, what);
        report.add(Diagnostic.error(DiagnosticCodes.MISSING_KEY, name.location(), what + " needs `layers`")
                .withLabel("`layers` is missing")
                .withExpected("`layers`: a list of layers", "nothing")
                .withHelp("write `" + Describe.cut(name.text()) + ": [layer, layer]`, or `" + Describe.cut(name.text())
                        + ": {params: [...], layers: [...]}`"));
    }

    private void refuseOtherKeys(Node.Mapping mapping, String what) {
        List<String> keys = List.of(PARAMS, LAYERS);
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!keys.contains(key)) {
                Diagnostic problem = Diagnostic.error(
                                DiagnosticCodes.UNKNOWN_KEY,
                                entry.key().location(),
                                "unknown key `" + Describe.cut(key) + "` in " + what)
                        .withLabel("not a key of a block")
                        .withExpected("`params` or `layers`", "`" + Describe.cut(key) + "`");
                report.add(Report.suggestKey(problem, key, keys, "keys of a block"));
            }
        }
    }

    private SequencedMap<String, Block.Param> params(Node node, String what) {
        SequencedMap<String, Block.Param> params = new LinkedHashMap<>();
        if (!(node instanceof Node.Sequence sequence)) {
            if (!(node instanceof Node.Refused)) {
                report.add(Diagnostic.error(
                                DiagnosticCodes.WRONG_TYPE,
                                node.location(),
                                "`params` of " + what + " wants a list, got " + Describe.node(node))
                        .withExpected("a list of names", Describe.node(node))
                        .withHelp("write `params: [width, {stride: 1}]`; a name with a value has it by default"));
            }
            return params;
        }
        for (Node item : sequence.items()) {
            param(item, what)
                    .filter(param -> isNew(param, params, what))
                    .ifPresent(param -> params.put(param.name().text(), param));
        }
        return params;
    }

    private Optional<Block.Param> param(Node item, String what) {
        if (item instanceof Node.Scalar name) {
            return Parameters.isName(name, report)
                    ? Optional.of(new Block.Param(name, Optional.empty()))
                    : Optional.empty();
        }
        if (item instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
            Node.Entry entry = mapping.entries().getFirst();
            return Parameters.isName(entry.key(), report)
                    ? Optional.of(new Block.Param(entry.key(), Optional.of(entry.value())))
                    : Optional.empty();
        }
        if (!(item instanceof Node.Refused)) {
            report.add(Diagnostic.error(
                            DiagnosticCodes.WRONG_TYPE,
                            item.location(),
                            "a parameter of " + what + " is a name, or a name with its default, got "
                                    + (item instanceof Node.Mapping mapping
                                            ? mapping.entries().size() + " keys"
                                            : Describe.node(item)))
                    .withExpected("`name` or `{name: default}`", Describe.node(item))
                    .withHelp("write each parameter as an item of its own: `params: [width, {stride: 1}]`"));
        }
        return Optional.empty();
    }

    private boolean isNew(Block.Param param, Map<String, Block.Param> before, String what) {
        String name = param.name().text();
        Optional<Diagnostic> twice = Optional.ofNullable(before.get(name))
                .map(other -> twice(param, what + " has parameter `" + name + "` twice")
                        .withRelated(other.name().location(), "first given here")
                        .withHelp("delete one"));
        Optional<Diagnostic> problem = twice.or(() -> parameters
                .definition(name)
                .map(place -> twice(param, "`" + name + "` is a parameter of " + what + " and one of the spec")
                        .withRelated(place, "parameter `" + name + "` of the spec")
                        .withHelp("give one of them another name; a block can use the spec's parameters too")));
        problem.ifPresent(report::add);
        return twice.isEmpty();
    }

    private static Diagnostic twice(Block.Param param, String message) {
        return Diagnostic.error(DiagnosticCodes.BLOCK, param.name().location(), message)
                .withLabel("a second meaning")
                .withExpected("one meaning of each name", "`" + param.name().text() + "` a second time");
    }

    /// The refusal of a word that begins with a capital letter and is no block that may be used.
    Optional<Diagnostic> misfit(Node.Scalar word, Scope scope, List<String> layers) {
        String name = word.text();
        List<String> visible = names(Math.min(scope.visibleBlocks(), Report.MOST_CANDIDATES));
        Optional<Block> later = block(name);
        if (later.isPresent()) {
            return Optional.of(tooEarly(later.get(), word, scope, visible));
        }
        boolean isLayer = Suggestions.nearest(name, visible).isEmpty()
                && Suggestions.closest(name, layers).isPresent();
        if (isLayer || defined.isEmpty()) {
            return Optional.empty();
        }
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.UNKNOWN_WORD, scope.place(word), "unknown block `" + Describe.cut(name) + "`")
                .withLabel("not a block of the spec")
                .withExpected("a block", Describe.node(word));
        return Optional.of(
                visible.isEmpty()
                        ? problem.withHelp("define it under `blocks:`, above the blocks that use it")
                        : Report.suggest(problem, name, visible, "blocks"));
    }

    private static Diagnostic tooEarly(Block block, Node.Scalar word, Scope scope, List<String> visible) {
        boolean itself =
                scope.use().filter(use -> use.block().equals(word.text())).isPresent();
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.BLOCK,
                        scope.place(word),
                        itself ? block.what() + " uses itself" : block.what() + " is used above its definition")
                .withLabel(itself ? "used in its own layers" : "not known yet")
                .withRelated(block.name().location(), block.what() + " is defined here")
                .withExpected("a block that is defined above", Describe.node(word))
                .withHelp(
                        itself
                                ? "hand the layer in as a parameter, as in `" + Describe.cut(word.text())
                                        + ": {below: {" + Describe.cut(word.text()) + ": ...}}`"
                                : "move the definition of `" + Describe.cut(word.text()) + "` up");
        return visible.isEmpty() ? problem : problem.withNote("blocks above: " + String.join(", ", visible));
    }
}
