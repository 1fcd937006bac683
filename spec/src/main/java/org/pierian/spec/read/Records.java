package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Reflection;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Node;

/// Builds a record from keys and values; every key is read even if another was refused.
final class Records {

    private final Language language;
    private final Report report;
    private final Origins origins;
    private final Values values;
    private final Contradictions contradictions;
    private final UnknownKeys unknownKeys;
    private final Defaults defaults = new Defaults();

    Records(Language language, Report report, Origins origins) {
        this.language = language;
        this.report = report;
        this.origins = origins;
        this.values = new Values(report, origins, new Components(language, report, origins, this));
        this.contradictions = new Contradictions(report, origins);
        this.unknownKeys = new UnknownKeys(language, report);
    }

    /// The keys that are written for a record.
    ///
    /// @param entries keys and values
    /// @param place the word that they belong to, or the first key of the spec
    /// @param what what messages call the record
    record Keys(List<Node.Entry> entries, Node place, String what) {
        /// The last word of "optimizer `adam`".
        String owner() {
            return what.substring(Math.max(0, what.indexOf('`')));
        }
    }

    /// @param word the value of the record's word, if it holds one
    /// @param prefix path of the record's keys, with a dot at its end unless it is empty
    Optional<Object> read(Class<?> type, Optional<Object> word, Keys keys, String prefix) {
        List<Component> components = language.components(type);
        Keys meant = unknownKeys.refuse(type, keys);
        List<Object> arguments = new ArrayList<>(components.size() + 1);
        word.ifPresent(arguments::add);
        int needed = arguments.size() + components.size();
        for (Component component : components) {
            argument(component, meant, prefix).ifPresent(arguments::add);
        }
        if (arguments.size() < needed) {
            return Optional.empty();
        }
        Object record = Reflection.construct(type, arguments);
        return contradictions.accepts(record, prefix) ? Optional.of(record) : Optional.empty();
    }

    /// Reads the value of one key.
    ///
    /// @param prefix path of the record's keys, with a dot at its end
    Optional<Object> value(Component component, Node node, String prefix) {
        String path = prefix + component.key();
        origins.add(path, node);
        return values.read(component.type(), node, slot(component, component.key(), path));
    }

    private Optional<Object> argument(Component component, Keys keys, String prefix) {
        Optional<Node.Entry> written = keys.entries().stream()
                .filter(entry -> entry.key().text().equals(component.key()))
                .findFirst();
        String path = prefix + component.key();
        if (written.isPresent()) {
            Node node = written.get().value();
            origins.add(path, node);
            String before =
                    isShort(written.get()) && keys.place() instanceof Node.Scalar word ? word.text() : component.key();
            Optional<Object> value = values.read(component.type(), node, slot(component, before, path));
            return component.optional() ? value.map(Optional::of) : value;
        }
        if (component.optional()) {
            return Optional.of(Optional.empty());
        }
        if (component.isRequired()) {
            refuseMissing(component, keys);
            return Optional.empty();
        }
        Node node = defaults.node(component.defaultText().orElseThrow());
        origins.add(path, node);
        return values.read(component.type(), node, slot(component, component.key(), path));
    }

    private static Slot slot(Component component, String written, String path) {
        return new Slot(component.key(), written, path, component.bounds(), component.isRequired());
    }

    /// Whether the word stands for its main key, `dropout: 0.5`: the key is then nowhere in the text, and has its
    /// value's place.
    private static boolean isShort(Node.Entry entry) {
        return entry.key().location().equals(entry.value().location());
    }

    private void refuseMissing(Component component, Keys keys) {
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.MISSING_KEY,
                        keys.place().location(),
                        keys.what() + " needs `" + component.key() + "`")
                .withLabel("`" + component.key() + "` is missing")
                .withExpected("`" + component.key() + "`: " + component.type().text(), "nothing")
                .withHelp("add `" + component.key() + ": ...`"
                        + component.doc().map(doc -> " - " + doc.value()).orElse(""));
        report.add(keys.place(), words(component).map(problem::withNote).orElse(problem));
    }

    /// The words that a key may have as its value, or in the list that is its value.
    private static Optional<String> words(Component component) {
        ValueType type = component.type() instanceof ValueType.ListOf(ValueType element) ? element : component.type();
        return switch (type) {
            case ValueType.Component(Family family) ->
                Optional.of(family.plural() + ": " + String.join(", ", family.words()));
            case ValueType.Choice choice ->
                Optional.of("values of `" + component.key() + "`: " + String.join(", ", choice.words()));
            default -> Optional.empty();
        };
    }
}
