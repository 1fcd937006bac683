package org.pierian.spec.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;
import org.pierian.spec.yaml.SourceReader;
import org.pierian.spec.yaml.YamlReader;

/// Follows `extends` and merges a spec over the one that it inherits from.
///
/// The keys of the inheriting spec win. Three things are merged key by key: `params`, `blocks`, and a component that
/// both specs name by the same word; lists and everything else are replaced.
final class Inheritance {

    private static final int DEEPEST = 8;

    private final Language language;
    private final List<Diagnostic> problems;
    private final List<SourceText> sources;
    private final SourceReader.Store store;
    private final List<Path> chain = new ArrayList<>();
    private boolean broken;

    /// @param store has the specs to inherit from
    Inheritance(Language language, List<Diagnostic> problems, List<SourceText> sources, SourceReader.Store store) {
        this.language = language;
        this.problems = problems;
        this.sources = sources;
        this.store = store;
    }

    /// Whether a spec to inherit from could not be read, so that it is unknown which keys are missing.
    boolean isBroken() {
        return broken;
    }

    /// @param file the spec's file
    /// @param folder the folder's name in messages, empty or with `/` at its end
    Node.Mapping applyTo(Node.Mapping root, Path file, String folder) {
        Optional<Node.Entry> parent = root.entry(Language.EXTENDS);
        if (parent.isEmpty()) {
            return root;
        }
        Node.Mapping own = without(root, Language.EXTENDS);
        chain.add(file.toAbsolutePath().normalize());
        if (!(parent.get().value() instanceof Node.Scalar name) || ScalarRules.form(name) != ScalarForm.TEXT) {
            if (!(parent.get().value() instanceof Node.Refused)) {
                problems.add(Mismatch.of(
                        new ValueType.Text(ValueType.TextForm.PATH),
                        parent.get().value(),
                        new Slot(Language.EXTENDS, Language.EXTENDS, Language.EXTENDS, Optional.empty(), false)));
            }
            broken = true;
            return own;
        }
        Optional<Node.Mapping> inherited = parent(name, file, folder);
        broken |= inherited.isEmpty();
        return inherited.map(keys -> merge(keys, own)).orElse(own);
    }

    private Optional<Node.Mapping> parent(Node.Scalar name, Path file, String folder) {
        Optional<String> fault = Texts.pathFault(name.text());
        if (fault.isPresent()) {
            problems.add(Texts.outside(name, Language.EXTENDS, fault.get()));
            return Optional.empty();
        }
        Path path = file.toAbsolutePath().resolveSibling(name.text()).normalize();
        if (chain.contains(path) || chain.size() >= DEEPEST) {
            boolean cycle = chain.contains(path);
            problems.add(Diagnostic.error(
                            DiagnosticCodes.INHERITANCE,
                            name.location(),
                            cycle
                                    ? "`" + Describe.cut(name.text()) + "` inherits from itself"
                                    : "the chain of `extends` is longer than " + DEEPEST + " files")
                    .withHelp(cycle ? "delete one `extends`" : "merge some of the files"));
            return Optional.empty();
        }
        String shown = folder + name.text();
        SourceReader.Loaded loaded = store.load(path, shown);
        sources.add(loaded.text());
        if (loaded.problem().isPresent()) {
            problems.add(unreadable(loaded.problem().get(), name));
            return Optional.empty();
        }
        Optional<Node> root = YamlReader.read(loaded.text(), problems);
        if (root.isPresent() && root.get() instanceof Node.Mapping mapping) {
            String folderOfParent = shown.substring(0, shown.lastIndexOf('/') + 1);
            return Optional.of(applyTo(mapping, path, folderOfParent));
        }
        if (problems.stream().noneMatch(p -> p.location().file().equals(shown))) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.NOT_A_SPEC, name.location(), "`" + shown + "` does not hold a spec")
                    .withHelp("a spec starts with keys such as `dataset:`"));
        }
        return Optional.empty();
    }

    /// A file that cannot be opened is an error of the line that names it; a damaged text has its own location.
    private static Diagnostic unreadable(Diagnostic problem, Node.Scalar name) {
        if (!problem.code().equals(DiagnosticCodes.NO_FILE)) {
            return problem.withRelated(name.location(), "inherited here");
        }
        return Diagnostic.error(DiagnosticCodes.NO_FILE, name.location(), problem.message())
                .withKind(problem.kind())
                .withLabel("inherited here")
                .withExpected("a spec in this folder or below it", Describe.node(name))
                .withHelp("the path is relative to the folder of the spec that names it");
    }

    private Node.Mapping merge(Node.Mapping inherited, Node.Mapping own) {
        Map<String, Node.Entry> merged = new LinkedHashMap<>();
        inherited.entries().forEach(entry -> merged.put(entry.key().text(), entry));
        for (Node.Entry entry : own.entries()) {
            String key = entry.key().text();
            Optional<Node.Entry> before = Optional.ofNullable(merged.get(key));
            Node value =
                    before.isEmpty() ? entry.value() : value(key, before.get().value(), entry.value());
            merged.put(key, new Node.Entry(entry.key(), value));
        }
        return new Node.Mapping(List.copyOf(merged.values()), own.location());
    }

    private Node value(String key, Node inherited, Node own) {
        if (!(inherited instanceof Node.Mapping before) || !(own instanceof Node.Mapping after)) {
            return own;
        }
        if (key.equals(Language.PARAMS) || key.equals(Language.BLOCKS)) {
            return union(before, after);
        }
        boolean component = language.components(RunSpec.class).stream()
                .filter(c -> c.key().equals(key))
                .map(Component::type)
                .anyMatch(ValueType.Component.class::isInstance);
        return component && before.entries().size() == 1 && after.entries().size() == 1
                ? sameWord(before, before.entries().getFirst(), after.entries().getFirst(), after)
                : own;
    }

    private static Node sameWord(Node.Mapping before, Node.Entry old, Node.Entry fresh, Node.Mapping after) {
        boolean merges = old.key().text().equals(fresh.key().text())
                && old.value() instanceof Node.Mapping
                && fresh.value() instanceof Node.Mapping;
        if (!merges) {
            return after;
        }
        Node.Mapping keys = union((Node.Mapping) old.value(), (Node.Mapping) fresh.value());
        return new Node.Mapping(List.of(new Node.Entry(fresh.key(), keys)), before.location());
    }

    private static Node.Mapping union(Node.Mapping before, Node.Mapping after) {
        Map<String, Node.Entry> merged = new LinkedHashMap<>();
        before.entries().forEach(entry -> merged.put(entry.key().text(), entry));
        after.entries().forEach(entry -> merged.put(entry.key().text(), entry));
        return new Node.Mapping(List.copyOf(merged.values()), after.location());
    }

    private static Node.Mapping without(Node.Mapping mapping, String key) {
        return new Node.Mapping(
                mapping.entries().stream()
                        .filter(entry -> !entry.key().text().equals(key))
                        .toList(),
                mapping.location());
    }
}
