package org.pierian.spec.read;

import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// Words the mistake of a value of the wrong type.
final class Mismatch {

    private Mismatch() {}

    static Diagnostic of(ValueType type, Node node, String key) {
        String got = Describe.node(node);
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.WRONG_TYPE,
                        node.location(),
                        "`" + key + "` wants " + type.text() + ", got " + got)
                .withLabel("expected " + type.text())
                .withExpected(type.text(), got);
        return help(problem, type, node, key);
    }

    private static Diagnostic help(Diagnostic problem, ValueType type, Node node, String key) {
        if (node instanceof Node.Scalar scalar) {
            if (ScalarRules.form(scalar) == ScalarForm.NOTHING) {
                return problem.withHelp("write a value after `" + key + ":`, or delete the key");
            }
            if (type instanceof ValueType.Flag) {
                return switch (scalar.text()) {
                    case "yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE", "y", "Y" ->
                        problem.withHelp("write `true`");
                    case "no", "No", "NO", "off", "Off", "OFF", "False", "FALSE", "n", "N" ->
                        problem.withHelp("write `false`");
                    default -> problem.withHelp("write `true` or `false`");
                };
            }
            if (type instanceof ValueType.Text) {
                return problem.withHelp("put it in quotes: `\"" + Describe.cut(scalar.text()) + "\"`");
            }
        }
        return switch (type) {
            case ValueType.ListOf _ -> problem.withHelp("start each item with `- `, or write `[item, item]`");
            case ValueType.TwoReals _ -> problem.withHelp("write two numbers: `" + key + ": [0.9, 0.999]`");
            case ValueType.Component component ->
                problem.withHelp("write one of these words")
                        .withNote(component.family().plural() + ": "
                                + String.join(", ", component.family().words()));
            default -> problem.withHelp("write " + type.text());
        };
    }
}
