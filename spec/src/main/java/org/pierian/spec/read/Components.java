package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.Beside;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Reflection;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// Reads a member of a family in its three forms: a word, a word with keys, a word with the value of its main key.
final class Components {

    private final Language language;
    private final Report report;
    private final Origins origins;
    private final Records records;

    Components(Language language, Report report, Origins origins, Records records) {
        this.language = language;
        this.report = report;
        this.origins = origins;
        this.records = records;
    }

    Optional<Object> read(ValueType.Component type, Node node, Slot slot) {
        Family family = type.family();
        if (node instanceof Node.Sequence list && family.listForm().isPresent()) {
            return ofList(family, family.listForm().get(), list, slot);
        }
        if (node instanceof Node.Mapping mapping && mapping.entries().size() > 1) {
            Optional<Component> key = language.nameOf(family);
            Optional<Node.Entry> name = key.flatMap(component -> mapping.entry(component.key()));
            if (name.isPresent()) {
                return ofNamed(type, key.get(), name.get(), mapping, slot);
            }
        }
        if (node instanceof Node.Scalar word && ScalarRules.form(word) == ScalarForm.TEXT) {
            return variant(family, word, Optional.empty())
                    .flatMap(variant -> bind(family, variant, word, List.of(), slot));
        }
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            if (mapping.entries().size() == 1) {
                return ofEntry(family, mapping.entries().getFirst(), slot);
            }
            Optional<Node.Entry> word = wordWithKeysBeside(family, mapping);
            return word.isPresent()
                    ? ofKeysBeside(family, mapping, word.get(), slot)
                    : refuseManyWords(family, mapping, slot);
        }
        report.add(node, Mismatch.of(type, node, slot));
        return Optional.empty();
    }

    /// A list stands for the member whose main key takes it.
    private Optional<Object> ofList(Family family, Family.Variant variant, Node.Sequence list, Slot slot) {
        String main = language.components(variant.type()).getFirst().key();
        Node.Entry entry = new Node.Entry(new Node.Scalar(main, true, list.location()), list);
        Node.Scalar word = new Node.Scalar(variant.word(), true, list.location());
        return bind(family, variant, word, List.of(entry), slot);
    }

    /// A member with its name beside it; both are read even if one is refused.
    private Optional<Object> ofNamed(
            ValueType.Component type, Component key, Node.Entry name, Node.Mapping mapping, Slot slot) {
        List<Node.Entry> others =
                mapping.entries().stream().filter(entry -> !entry.equals(name)).toList();
        Optional<Object> member = read(type, new Node.Mapping(others, mapping.location()), slot);
        Optional<Object> text = records.value(key, name.value(), slot.path() + ".");
        Class<?> record = type.family().named().orElseThrow();
        return member.isPresent() && text.isPresent()
                ? Optional.of(Reflection.construct(record, List.of(member.get(), text.get())))
                : Optional.empty();
    }

    private Optional<Object> ofEntry(Family family, Node.Entry entry, Slot slot) {
        Optional<Family.Variant> found = variant(family, entry.key(), Optional.of(entry.value()));
        if (found.isEmpty() || entry.value() instanceof Node.Refused) {
            return Optional.empty();
        }
        Family.Variant variant = found.get();
        if (entry.value() instanceof Node.Mapping keys) {
            return bind(family, variant, entry.key(), keys.entries(), slot);
        }
        List<Component> keys = language.components(variant.type());
        if (keys.isEmpty()) {
            return refuseValue(family, variant, entry);
        }
        Node.Scalar main =
                new Node.Scalar(keys.getFirst().key(), true, entry.value().location());
        return bind(family, variant, entry.key(), List.of(new Node.Entry(main, entry.value())), slot);
    }

    /// The word of a mapping whose other keys are those of the word's record.
    private Optional<Node.Entry> wordWithKeysBeside(Family family, Node.Mapping mapping) {
        for (Node.Entry word : mapping.entries()) {
            Optional<Family.Variant> variant = family.variant(word.key().text());
            if (variant.isPresent()
                    && variant.get().type().isAnnotationPresent(Beside.class)
                    && !(word.value() instanceof Node.Mapping)
                    && mapping.entries().stream()
                            .allMatch(other -> other.equals(word)
                                    || hasKey(variant.get().type(), other.key().text()))) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private Optional<Object> ofKeysBeside(Family family, Node.Mapping mapping, Node.Entry word, Slot slot) {
        Family.Variant variant = family.variant(word.key().text()).orElseThrow();
        String main = language.components(variant.type()).getFirst().key();
        List<Node.Entry> keys = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            keys.add(
                    entry.equals(word)
                            ? new Node.Entry(
                                    new Node.Scalar(main, true, word.value().location()), word.value())
                            : entry);
        }
        return bind(family, variant, word.key(), keys, slot);
    }

    private Optional<Object> bind(
            Family family, Family.Variant variant, Node.Scalar word, List<Node.Entry> entries, Slot slot) {
        origins.add(slot.path(), word);
        String what = family.name() + " `" + variant.word() + "`";
        return records.read(
                variant.type(),
                variant.held(),
                new Records.Keys(entries, word, what),
                slot.path() + "." + variant.word() + ".");
    }

    /// The member that a word names; or, once the unknown word is reported, the member that was probably meant, so that
    /// errors in its keys are found too.
    private Optional<Family.Variant> variant(Family family, Node.Scalar word, Optional<Node> value) {
        Optional<Family.Variant> found = family.variant(word.text());
        if (found.isPresent()) {
            return found;
        }
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.UNKNOWN_WORD,
                        word.location(),
                        "unknown " + family.name() + " `" + Describe.cut(word.text()) + "`")
                .withLabel("not " + family.text())
                .withExpected(family.text(), Describe.node(word));
        Optional<String> form = form(family, word, value);
        Diagnostic helped = form.map(problem::withHelp).orElse(problem);
        report.add(word, Report.suggestWord(helped, word.text(), family.words(), family.plural()));
        return form.isPresent()
                ? Optional.empty()
                : Suggestions.closest(word.text(), family.words()).flatMap(family::variant);
    }

    /// How a component is written, where the right word is written in a wrong form.
    private static Optional<String> form(Family family, Node.Scalar word, Optional<Node> value) {
        Optional<String> named = value.filter(Node.Scalar.class::isInstance)
                .flatMap(node -> Suggestions.closest(((Node.Scalar) node).text(), family.words()));
        if (named.isPresent()
                && Suggestions.closest(word.text(), family.words()).isEmpty()) {
            return Optional.of("write `" + named.get() + "` itself instead of `" + Describe.cut(word.text()) + "`");
        }
        String text = word.text();
        boolean valueless = value.isEmpty() || isNothing(value.get());
        int cut = valueless ? Math.max(text.indexOf(':'), text.indexOf('(')) : -1;
        Optional<String> before =
                cut <= 0 ? Optional.empty() : Suggestions.closest(text.substring(0, cut), family.words());
        if (before.isEmpty()) {
            return Optional.empty();
        }
        boolean call = text.charAt(cut) == '(';
        String inside = text.substring(cut + 1, text.endsWith(")") ? text.length() - 1 : text.length());
        if (inside.isBlank()) {
            return Optional.of("write `" + before.get() + "`");
        }
        String shown = inside.indexOf(',') >= 0 || inside.indexOf('=') >= 0 ? "..." : Describe.cut(inside.strip());
        return Optional.of((call ? "write a value after a colon: `" : "put a space after the colon: `") + before.get()
                + ": " + shown + "`");
    }

    private static boolean isNothing(Node value) {
        return value instanceof Node.Scalar scalar && ScalarRules.form(scalar) == ScalarForm.NULL;
    }

    private Optional<Object> refuseValue(Family family, Family.Variant variant, Node.Entry entry) {
        String got = Describe.node(entry.value());
        report.add(
                entry.value(),
                Diagnostic.error(
                                DiagnosticCodes.WRONG_TYPE,
                                entry.key().location(),
                                family.name() + " `" + variant.word() + "` takes no value"
                                        + (got.equals("nothing") ? " and no colon" : ", got " + got))
                        .withLabel("takes no value")
                        .withExpected("the word alone", got)
                        .withHelp("write `" + variant.word() + "` without a colon"));
        return Optional.empty();
    }

    private Optional<Object> refuseManyWords(Family family, Node.Mapping mapping, Slot slot) {
        Node.Entry first = mapping.entries().getFirst();
        Node.Entry second = mapping.entries().get(1);
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.NOT_ONE_WORD,
                        second.key().location(),
                        "`" + slot.key() + "` wants one " + family.name() + ", got "
                                + mapping.entries().size() + " keys")
                .withLabel("a second key")
                .withExpected("one word", mapping.entries().size() + " keys")
                .withRelated(first.key().location(), "the first key");
        report.add(mapping, problem.withHelp(helpForManyWords(family, first, second)));
        return Optional.empty();
    }

    private String helpForManyWords(Family family, Node.Entry first, Node.Entry second) {
        String key = second.key().text();
        if (hasKey(RunSpec.class, key)) {
            return "start `" + key + "` in the first column: it is a key of the spec";
        }
        Optional<Family.Variant> variant = family.variant(first.key().text());
        String main = variant.isPresent() && hasKey(variant.get().type(), key)
                ? language.components(variant.get().type()).getFirst().key()
                : key;
        if (!main.equals(key) && first.value() instanceof Node.Scalar value) {
            String word = first.key().text();
            return "write `" + word + ": {" + main + ": " + Describe.cut(value.text()) + ", " + key + ": ...}`: `" + key
                    + "` is a key of `" + word + "`";
        }
        if (variant.isPresent() && hasKey(variant.get().type(), key)) {
            return "indent `" + key + "` further, so that it is a key of `"
                    + first.key().text() + "`";
        }
        return form(family, first.key(), Optional.of(first.value()))
                .map(form -> form + ", with a colon, and its keys below it, indented further")
                .orElse("start each " + family.name() + " of a list with `- `; outside of a list, keep one");
    }

    private boolean hasKey(Class<?> record, String key) {
        return language.components(record).stream()
                .anyMatch(component -> component.key().equals(key));
    }
}
