package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.language.Language;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;

/// Replaces `${name}` by the value that `params` gives to the name.
///
/// A scalar that is only `${name}` becomes the value, of any type; inside a longer text, the value's text is inserted.
/// Values of parameters are scalars and do not use parameters themselves.
final class Parameters {

    private final Report report;
    private final Map<String, Node.Entry> defined = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    Parameters(Report report) {
        this.report = report;
    }

    /// The spec without `params`, every use replaced.
    Node.Mapping applyTo(Node.Mapping root) {
        root.entry(Language.PARAMS).ifPresent(this::define);
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : root.entries()) {
            if (!entry.key().text().equals(Language.PARAMS)) {
                entries.add(new Node.Entry(entry.key(), replace(entry.value())));
            }
        }
        reportUnused();
        return new Node.Mapping(List.copyOf(entries), root.location());
    }

    private void define(Node.Entry params) {
        if (!(params.value() instanceof Node.Mapping mapping)) {
            report.add(
                    params.value(),
                    Diagnostic.error(
                                    DiagnosticCodes.WRONG_TYPE,
                                    params.value().location(),
                                    "`params` wants names with values, got " + Describe.node(params.value()))
                            .withExpected("a mapping", Describe.node(params.value()))
                            .withHelp("write `params: {learning_rate: 0.1}`"));
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (isName(entry) && isValue(entry)) {
                defined.put(entry.key().text(), entry);
            }
        }
    }

    private boolean isName(Node.Entry entry) {
        String name = entry.key().text();
        boolean right = !name.isEmpty() && name.chars().allMatch(c -> c < 128 && Texts.isNameStart((char) c));
        if (!right) {
            report.add(Diagnostic.error(
                            DiagnosticCodes.TEXT_FORM,
                            entry.key().location(),
                            "`" + Describe.cut(name) + "` cannot name a parameter")
                    .withExpected("letters, digits and `_`", Describe.node(entry.key()))
                    .withHelp("use letters, digits and `_`"));
        }
        return right;
    }

    private boolean isValue(Node.Entry entry) {
        boolean usesOther =
                entry.value() instanceof Node.Scalar scalar && scalar.text().contains("${");
        if (entry.value() instanceof Node.Scalar && !usesOther) {
            return true;
        }
        if (!(entry.value() instanceof Node.Refused)) {
            String got = usesOther ? "another parameter" : Describe.node(entry.value());
            report.add(Diagnostic.error(
                            DiagnosticCodes.WRONG_TYPE,
                            entry.value().location(),
                            "parameter `" + entry.key().text() + "` wants a number, a word or a text, got " + got)
                    .withExpected("a number, a word or a text", got)
                    .withHelp("write the value itself"));
        }
        return false;
    }

    private Node replace(Node node) {
        return switch (node) {
            case Node.Refused refused -> refused;
            case Node.Sequence sequence ->
                new Node.Sequence(sequence.items().stream().map(this::replace).toList(), sequence.location());
            case Node.Mapping mapping ->
                new Node.Mapping(
                        mapping.entries().stream()
                                .map(entry -> new Node.Entry(entry.key(), replace(entry.value())))
                                .toList(),
                        mapping.location());
            case Node.Scalar scalar -> scalar.text().contains("${") ? scalar(scalar) : scalar;
        };
    }

    private Node scalar(Node.Scalar scalar) {
        String text = scalar.text();
        StringBuilder out = new StringBuilder();
        Optional<Node.Parameter> parameter = Optional.empty();
        int from = 0;
        while (true) {
            int start = text.indexOf("${", from);
            if (start < 0) {
                break;
            }
            int end = text.indexOf('}', start);
            if (end < 0) {
                return refuse(
                        scalar,
                        Diagnostic.error(DiagnosticCodes.UNKNOWN_PARAMETER, scalar.location(), "`${` without `}`")
                                .withHelp("write `${name}`"));
            }
            String name = text.substring(start + 2, end);
            Optional<Node.Entry> definition = Optional.ofNullable(defined.get(name));
            used.add(name);
            if (definition.isEmpty()) {
                return refuse(scalar, unknown(scalar, name));
            }
            Node.Scalar value = (Node.Scalar) definition.get().value();
            parameter = Optional.of(new Node.Parameter(name, place(definition.get())));
            if (start == 0 && end == text.length() - 1) {
                return new Node.Scalar(value.text(), value.plain(), scalar.location(), parameter);
            }
            out.append(text, from, start).append(value.text());
            from = end + 1;
        }
        return new Node.Scalar(out.append(text.substring(from)).toString(), false, scalar.location(), parameter);
    }

    private Node refuse(Node.Scalar scalar, Diagnostic problem) {
        report.add(problem);
        return new Node.Refused(scalar.location());
    }

    private Diagnostic unknown(Node.Scalar scalar, String name) {
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.UNKNOWN_PARAMETER,
                        scalar.location(),
                        "unknown parameter `" + Describe.cut(name) + "`")
                .withLabel("not in `params`")
                .withExpected("a name in `params`", "`" + Describe.cut(name) + "`");
        return defined.isEmpty()
                ? problem.withHelp("add `params: {" + Describe.cut(name) + ": ...}` to the spec")
                : Report.suggest(problem, name, defined.keySet(), "parameters");
    }

    private void reportUnused() {
        for (Node.Entry entry : defined.values()) {
            if (!used.contains(entry.key().text())) {
                report.add(place(entry).file().equals(Overrides.SOURCE) ? uselessSet(entry) : unused(entry));
            }
        }
    }

    private static Diagnostic unused(Node.Entry entry) {
        String use = "`${" + entry.key().text() + "}`";
        return Diagnostic.warning(
                        DiagnosticCodes.UNUSED_PARAMETER,
                        entry.key().location(),
                        "parameter `" + entry.key().text() + "` is never used")
                .withExpected(use + " in the spec", "nothing")
                .withHelp("write " + use + " where it is meant, or delete it");
    }

    /// A value of the command line that changes nothing is an error: somebody has just asked for it.
    private Diagnostic uselessSet(Node.Entry entry) {
        String name = entry.key().text();
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.UNUSED_PARAMETER,
                        place(entry),
                        "parameter `" + name + "` is set, and the spec never uses it")
                .withExpected("a parameter that the spec uses", "`" + name + "`");
        return used.isEmpty()
                ? problem.withHelp("leave it out: the spec uses no parameter")
                : Report.suggest(problem, name, new TreeSet<>(used), "parameters");
    }

    /// The location of a parameter's value: its key, unless the command line overrides it.
    private static Location place(Node.Entry definition) {
        Location key = definition.key().location();
        Location value = definition.value().location();
        return key.file().equals(value.file()) ? key : value;
    }
}
