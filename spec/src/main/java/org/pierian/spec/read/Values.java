package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pierian.spec.PlaceOrName;
import org.pierian.spec.Renames;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.Tuple;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// Reads a value of any type of the language; empty if it was refused and reported.
final class Values {

    private final Report report;
    private final Components components;
    private final Origins origins;
    private final Numbers numbers;
    private final Texts texts;

    Values(Report report, Origins origins, Components components) {
        this.report = report;
        this.origins = origins;
        this.components = components;
        this.numbers = new Numbers(report);
        this.texts = new Texts(report);
    }

    Optional<Object> read(ValueType type, Node node, Slot slot) {
        if (node instanceof Node.Refused) {
            return Optional.empty();
        }
        return switch (type) {
            case ValueType.Component component -> components.read(component, node, slot);
            case ValueType.ListOf list -> list(list, node, slot);
            case CompositeType composite -> composite(composite, node, slot);
            case ValueType.NameMap map -> names(map, node, slot);
            case ValueType.Bool _, ValueType.Int _, ValueType.Decimal _, ValueType.Text _, ValueType.Choice _ ->
                node instanceof Node.Scalar scalar ? scalar(type, scalar, slot) : refuse(type, node, slot);
        };
    }

    private Optional<Object> names(ValueType.NameMap type, Node node, Slot slot) {
        if (!(node instanceof Node.Mapping mapping)) {
            return refuse(type, node, slot);
        }
        if (mapping.entries().isEmpty()) {
            report.add(
                    node,
                    Diagnostic.error(DiagnosticCodes.WRONG_LENGTH, node.location(), "`" + slot.key() + "` is empty")
                            .withExpected("at least one entry", "an empty mapping")
                            .withHelp("add `name: name in the file`, or delete `" + slot.key() + "`"));
            return Optional.empty();
        }
        List<Renames.Rule> rules = new ArrayList<>();
        for (int i = 0; i < mapping.entries().size(); i++) {
            rule(mapping.entries().get(i), slot.item(i)).ifPresent(rules::add);
        }
        return rules.size() == mapping.entries().size() ? Optional.of(new Renames(rules)) : Optional.empty();
    }

    private Optional<Renames.Rule> rule(Node.Entry entry, Slot slot) {
        origins.add(slot.path(), entry.key());
        boolean right = texts.text(ValueType.NameMap.PATTERN, entry.key(), slot).isPresent();
        Optional<Object> inFile = entry.value() instanceof Node.Sequence
                ? read(new ValueType.ListOf(ValueType.NameMap.PATTERN), entry.value(), slot)
                : read(ValueType.NameMap.PATTERN, entry.value(), slot).<Object>map(List::of);
        return right
                ? inFile.map(names -> new Renames.Rule(
                        entry.key().text(),
                        ((List<?>) names).stream().map(String.class::cast).toList()))
                : Optional.empty();
    }

    private Optional<Object> scalar(ValueType type, Node.Scalar node, Slot slot) {
        return switch (type) {
            case ValueType.Int whole -> numbers.whole(whole, node, slot);
            case ValueType.Decimal _ -> numbers.real(node, slot);
            case ValueType.Text(ValueType.TextForm form) when form == ValueType.TextForm.PLACE -> place(node, slot);
            case ValueType.Text text -> texts.text(text, node, slot).map(Function.identity());
            case ValueType.Choice choice -> choice(choice, node, slot);
            default ->
                ScalarRules.form(node) == ScalarForm.BOOLEAN
                        ? Optional.of(node.text().equals("true"))
                        : refuse(type, node, slot);
        };
    }

    /// An integer without quotes is a place, a text is a name.
    private Optional<Object> place(Node.Scalar node, Slot slot) {
        if (ScalarRules.form(node) == ScalarForm.INTEGER) {
            return numbers.whole(new ValueType.Int(false), node, slot)
                    .map(index -> new PlaceOrName.Place((Integer) index));
        }
        return texts.text(new ValueType.Text(ValueType.TextForm.PLACE), node, slot)
                .map(PlaceOrName.Name::new);
    }

    private Optional<Object> refuse(ValueType type, Node node, Slot slot) {
        report.add(node, Mismatch.of(type, node, slot));
        return Optional.empty();
    }

    private Optional<Object> choice(ValueType.Choice type, Node.Scalar node, Slot slot) {
        Optional<Object> value = type.valueOf(node.text());
        if (value.isPresent()) {
            return value;
        }
        if (ScalarRules.form(node) != ScalarForm.TEXT) {
            return refuse(type, node, slot);
        }
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.UNKNOWN_WORD,
                        node.location(),
                        "`" + slot.key() + "` cannot be `" + Describe.cut(node.text()) + "`")
                .withLabel("expected " + type.text())
                .withExpected(type.text(), Describe.node(node));
        report.add(node, Report.suggest(problem, node.text(), type.words(), "values of `" + slot.key() + "`"));
        return Optional.empty();
    }

    private Optional<Object> composite(CompositeType type, Node node, Slot slot) {
        Tuple tuple = type.tuple();
        if (!(node instanceof Node.Scalar scalar)) {
            return tuple(type, node, slot).map(tuple::build);
        }
        ScalarForm form = ScalarRules.form(scalar);
        Optional<Object> word = form == ScalarForm.TEXT ? type.valueOf(scalar.text()) : Optional.empty();
        if (word.isPresent()) {
            return word;
        }
        if (!tuple.oneForAll() || form == ScalarForm.TEXT || form == ScalarForm.NULL) {
            return refuse(type, node, slot);
        }
        return scalar(tuple.element(), scalar, slot)
                .map(number -> tuple.build(Collections.nCopies(tuple.count(), number)));
    }

    /// The numbers in a list.
    private Optional<List<Object>> tuple(CompositeType type, Node node, Slot slot) {
        if (!(node instanceof Node.Sequence sequence)) {
            refuse(type, node, slot);
            return Optional.empty();
        }
        Tuple tuple = type.tuple();
        int got = sequence.items().size();
        if (got != tuple.count()) {
            String names = "a, b, c, d, e, f".substring(0, 3 * tuple.count() - 2);
            report.add(
                    node,
                    Diagnostic.error(
                                    DiagnosticCodes.WRONG_LENGTH,
                                    node.location(),
                                    "`" + slot.key() + "` wants " + tuple.countText() + " numbers, got " + got)
                            .withExpected("a list of " + tuple.countText(), "a list of " + got)
                            .withHelp("write " + tuple.countText() + " numbers in brackets: `" + slot.key() + ": ["
                                    + names + "]`"));
            return Optional.empty();
        }
        return items(tuple.element(), sequence, slot);
    }

    private Optional<Object> list(ValueType.ListOf type, Node node, Slot slot) {
        if (node instanceof Node.Mapping mapping) {
            report.allowDuplicates(mapping);
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return refuse(type, node, slot);
        }
        if (sequence.items().isEmpty()) {
            report.add(
                    node,
                    Diagnostic.error(DiagnosticCodes.WRONG_LENGTH, node.location(), "`" + slot.key() + "` is empty")
                            .withExpected("at least one item", "an empty list")
                            .withHelp("add an item"));
            return Optional.empty();
        }
        return items(type.element(), sequence, slot).map(Object.class::cast);
    }

    private Optional<List<Object>> items(ValueType element, Node.Sequence sequence, Slot slot) {
        List<Object> read = new ArrayList<>();
        List<Node> items = sequence.items();
        for (int i = 0; i < items.size(); i++) {
            if (element.equals(ValueType.NameMap.PATTERN)) { // compared with the network's names later
                origins.add(slot.item(i).path(), items.get(i));
            }
            read(element, items.get(i), slot.item(i)).ifPresent(read::add);
        }
        return read.size() == items.size() ? Optional.of(List.copyOf(read)) : Optional.empty();
    }
}
