package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.Betas;
import org.pierian.spec.Padding;
import org.pierian.spec.Pair;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.language.Words;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// Reads a value of any type of the language; empty when it was refused and reported.
final class Values {

    private final Report report;
    private final Components components;
    private final Numbers numbers;
    private final Texts texts;

    Values(Report report, Components components) {
        this.report = report;
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
            case ValueType.PairOfWholes _ -> pair(type, node, slot).map(Object.class::cast);
            case ValueType.PaddingForm _ -> padding(type, node, slot);
            case ValueType.TwoReals _ -> betas(type, node, slot);
            case ValueType.Flag _, ValueType.Whole _, ValueType.Real _, ValueType.Text _, ValueType.Choice _ ->
                node instanceof Node.Scalar scalar ? scalar(type, scalar, slot) : refuse(type, node, slot);
        };
    }

    private Optional<Object> scalar(ValueType type, Node.Scalar node, Slot slot) {
        return switch (type) {
            case ValueType.Whole whole -> numbers.whole(whole, node, slot);
            case ValueType.Real _ -> numbers.real(node, slot);
            case ValueType.Text text -> texts.text(text, node, slot);
            case ValueType.Choice choice -> choice(choice, node, slot);
            default ->
                ScalarRules.form(node) == ScalarForm.TRUTH
                        ? Optional.of(node.text().equals("true"))
                        : refuse(type, node, slot);
        };
    }

    private Optional<Object> refuse(ValueType type, Node node, Slot slot) {
        report.add(node, Mismatch.of(type, node, slot.key()));
        return Optional.empty();
    }

    private Optional<Object> choice(ValueType.Choice type, Node.Scalar node, Slot slot) {
        for (Enum<?> constant : type.constants()) {
            if (Words.ofConstant(constant).equals(node.text())) {
                return Optional.of(constant);
            }
        }
        if (ScalarRules.form(node) != ScalarForm.TEXT) {
            return refuse(type, node, slot);
        }
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.UNKNOWN_WORD,
                        node.location(),
                        "`" + slot.key() + "` may not be `" + Describe.cut(node.text()) + "`")
                .withLabel("expected " + type.text())
                .withExpected(type.text(), Describe.node(node));
        report.add(node, Report.suggest(problem, node.text(), type.words(), "words for `" + slot.key() + "`"));
        return Optional.empty();
    }

    private Optional<Pair> pair(ValueType type, Node node, Slot slot) {
        if (node instanceof Node.Scalar scalar) {
            if (ScalarRules.form(scalar) == ScalarForm.TEXT || ScalarRules.form(scalar) == ScalarForm.NOTHING) {
                refuse(type, node, slot);
                return Optional.empty();
            }
            return numbers.whole(new ValueType.Whole(false), scalar, slot)
                    .map(size -> new Pair((Integer) size, (Integer) size));
        }
        return two(type, node, slot, new ValueType.Whole(false))
                .map(list -> new Pair((Integer) list.get(0), (Integer) list.get(1)));
    }

    private Optional<Object> padding(ValueType type, Node node, Slot slot) {
        if (node instanceof Node.Scalar scalar && ScalarRules.form(scalar) == ScalarForm.TEXT) {
            return scalar.text().equals("same") ? Optional.of(new Padding.Same()) : refuse(type, node, slot);
        }
        return pair(type, node, slot).map(Padding.Explicit::new);
    }

    private Optional<Object> betas(ValueType type, Node node, Slot slot) {
        if (node instanceof Node.Scalar) {
            return refuse(type, node, slot);
        }
        return two(type, node, slot, new ValueType.Real())
                .map(list -> new Betas((Double) list.get(0), (Double) list.get(1)));
    }

    /// Two items of a list.
    private Optional<List<Object>> two(ValueType type, Node node, Slot slot, ValueType element) {
        if (!(node instanceof Node.Sequence sequence)) {
            refuse(type, node, slot);
            return Optional.empty();
        }
        if (sequence.items().size() != 2) {
            report.add(
                    node,
                    Diagnostic.error(
                                    DiagnosticCodes.WRONG_LENGTH,
                                    node.location(),
                                    "`" + slot.key() + "` wants two numbers, got "
                                            + sequence.items().size())
                            .withExpected(
                                    "a list of two",
                                    "a list of " + sequence.items().size())
                            .withHelp("write two numbers in brackets: `" + slot.key() + ": [a, b]`"));
            return Optional.empty();
        }
        return items(element, sequence, slot);
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
            read(element, items.get(i), slot.item(i)).ifPresent(read::add);
        }
        return read.size() == items.size() ? Optional.of(List.copyOf(read)) : Optional.empty();
    }
}
