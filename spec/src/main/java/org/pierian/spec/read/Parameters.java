package org.pierian.spec.read;

import java.util.HashSet;
import java.util.LinkedHashMap;
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

/// The values that `params` gives to names. They are scalars and do not use parameters themselves.
final class Parameters {

    private final Report report;
    private final Map<String, Node.Entry> defined = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    Parameters(Report report) {
        this.report = report;
    }

    void define(Node params) {
        if (!(params instanceof Node.Mapping mapping)) {
            report.add(
                    params,
                    Diagnostic.error(
                                    DiagnosticCodes.WRONG_TYPE,
                                    params.location(),
                                    "`params` wants names with values, got " + Describe.node(params))
                            .withExpected("a mapping", Describe.node(params))
                            .withHelp("write `params: {learning_rate: 0.1}`"));
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (isName(entry.key(), report) && isValue(entry)) {
                defined.put(entry.key().text(), entry);
            }
        }
    }

    /// The names in order.
    Set<String> names() {
        return defined.keySet();
    }

    /// Where a name is defined.
    Optional<Location> definition(String name) {
        return Optional.ofNullable(defined.get(name)).map(Parameters::place);
    }

    /// The value of a name. It is read in the scope of its use, so that a block in it is one that may be used there.
    Optional<Scope.Argument> argument(String name, Scope scope) {
        return Optional.ofNullable(defined.get(name))
                .map(entry -> new Scope.Argument(Language.PARAMS, name, entry.value(), place(entry), scope));
    }

    /// Records that the spec has `${name}`.
    void use(String name) {
        used.add(name);
    }

    /// Whether a text can name a parameter; refused if not.
    static boolean isName(Node.Scalar node, Report report) {
        boolean right = Expression.isName(node.text());
        if (!right) {
            report.add(Diagnostic.error(
                            DiagnosticCodes.TEXT_FORM,
                            node.location(),
                            "`" + Describe.cut(node.text()) + "` cannot name a parameter")
                    .withExpected("letters, digits and `_`", Describe.node(node))
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

    void reportUnused() {
        for (Node.Entry entry : defined.values()) {
            if (!used.contains(entry.key().text())) {
                report.add(place(entry).file().equals(Overrides.SOURCE) ? uselessSet(entry) : unused(entry.key()));
            }
        }
    }

    static Diagnostic unused(Node.Scalar name) {
        String use = "`${" + name.text() + "}`";
        return Diagnostic.warning(
                        DiagnosticCodes.UNUSED_PARAMETER,
                        name.location(),
                        "parameter `" + name.text() + "` is never used")
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
