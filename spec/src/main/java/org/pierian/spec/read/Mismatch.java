package org.pierian.spec.read;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Limits;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// The diagnostic for a value of the wrong type.
final class Mismatch {

    private static final Pattern WITH_UNIT =
            Pattern.compile("(?<number>-?[0-9]+(?:[.][0-9]+)?) ?(?:[A-Za-z]{2,}|[dfhs])");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]+,[0-9]+");

    private Mismatch() {}

    static Diagnostic of(ValueType type, Node node, Slot slot) {
        String got = Describe.node(node);
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.WRONG_TYPE,
                        node.location(),
                        "`" + slot.key() + "` wants " + type.text() + ", got " + got)
                .withLabel("expected " + type.text())
                .withExpected(type.text(), got);
        return help(problem, type, node, slot);
    }

    private static Diagnostic help(Diagnostic problem, ValueType type, Node node, Slot slot) {
        if (node instanceof Node.Scalar scalar) {
            if (ScalarRules.form(scalar) == ScalarForm.NULL) {
                if (slot.isItem()) {
                    return problem.withHelp(
                            type instanceof ValueType.Text && !scalar.text().isEmpty()
                                    ? quotes(scalar)
                                    : "write a value, or delete the item");
                }
                return problem.withHelp("write a value after `" + slot.written() + ":`"
                        + (slot.required() ? "" : ", or delete the key"));
            }
            if (type instanceof ValueType.Bool) {
                return switch (scalar.text()) {
                    case "yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE", "y", "Y" ->
                        problem.withHelp("write `true`");
                    case "no", "No", "NO", "off", "Off", "OFF", "False", "FALSE", "n", "N" ->
                        problem.withHelp("write `false`");
                    default -> problem.withHelp("write `true` or `false`");
                };
            }
            Optional<String> number = number(type, scalar.text());
            if (number.isPresent()) {
                return problem.withHelp("write `" + slot.with(number.get()) + "`");
            }
            Optional<String> alone = withoutUnit(type, scalar.text());
            if (alone.isPresent()) {
                return problem.withHelp("write the number without a unit: `" + slot.with(alone.get()) + "`");
            }
            Optional<String> pointed = withPoint(type, scalar.text());
            if (pointed.isPresent()) {
                return problem.withHelp("write a decimal with a point: `" + slot.with(pointed.get()) + "`");
            }
            if (type instanceof ValueType.Text) {
                return problem.withHelp(quotes(scalar));
            }
        }
        return switch (type) {
            case ValueType.ListOf _ -> problem.withHelp("start each item with `- `, or write `[item, item]`");
            case ValueType.NameMap _ -> problem.withHelp("write `" + slot.with("{name: name in the file}") + "`");
            case CompositeType composite -> problem.withHelp(composite(composite, slot));
            case ValueType.Component component ->
                problem.withHelp("write one of these")
                        .withNote(component.family().plural() + ": "
                                + String.join(", ", component.family().words()));
            case ValueType.Bool _, ValueType.Int _, ValueType.Decimal _, ValueType.Text _, ValueType.Choice _ ->
                problem.withHelp("write " + type.text());
        };
    }

    private static String quotes(Node.Scalar scalar) {
        return "put it in quotes: `\"" + Describe.cut(scalar.text()) + "\"`";
    }

    private static String composite(CompositeType type, Slot slot) {
        return type.tuple()
                .example()
                .map(example -> "write " + type.tuple().text() + ": `" + slot.with(example) + "`")
                .orElseGet(() -> "write " + type.text());
    }

    /// What was meant by `50%`, which is 0.5, or by `1,000`, which is 1000.
    private static Optional<String> number(ValueType type, String text) {
        boolean real = type instanceof ValueType.Decimal;
        boolean percent = real && text.endsWith("%");
        if ((!real && !(type instanceof ValueType.Int)) || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return Optional.empty();
        }
        String digits = percent ? text.substring(0, text.length() - 1).strip() : grouped(text);
        ScalarForm form = ScalarRules.plainForm(digits);
        if (digits.length() > Limits.DIGITS
                || (form != ScalarForm.INTEGER && (form != ScalarForm.DECIMAL || !percent))) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(digits);
        BigDecimal meant = percent ? value.movePointLeft(2) : value;
        return Optional.of(meant.stripTrailingZeros().toPlainString());
    }

    /// The number of `5 min`; a letter that may stand for thousands or an exponent is no unit.
    private static Optional<String> withoutUnit(ValueType type, String text) {
        Matcher unit = WITH_UNIT.matcher(text);
        if (text.length() > Limits.DIGITS || !unit.matches()) {
            return Optional.empty();
        }
        return Optional.of(unit.group("number")).filter(number -> fits(type, number));
    }

    /// `0,1` with a point.
    private static Optional<String> withPoint(ValueType type, String text) {
        if (text.length() > Limits.DIGITS || !DECIMAL_COMMA.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(text.replace(',', '.')).filter(number -> fits(type, number));
    }

    private static boolean fits(ValueType type, String number) {
        ScalarForm form = ScalarRules.plainForm(number);
        return switch (type) {
            case ValueType.Int _ -> form == ScalarForm.INTEGER;
            case ValueType.Decimal _ -> form == ScalarForm.INTEGER || form == ScalarForm.DECIMAL;
            default -> false;
        };
    }

    /// `1,000,000` without its commas; empty where groups are not of three digits.
    private static String grouped(String text) {
        String[] groups = text.split(",", -1);
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3) {
                return "";
            }
        }
        return groups.length > 1 ? String.join("", groups) : "";
    }
}
