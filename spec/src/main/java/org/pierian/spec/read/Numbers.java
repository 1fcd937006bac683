package org.pierian.spec.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Limits;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// Reads integers and decimal numbers, and reports what is wrong with those it refuses.
final class Numbers {

    private final Report report;

    Numbers(Report report) {
        this.report = report;
    }

    /// An `Integer`, or a `Long` if the type is wide.
    Optional<Object> whole(ValueType.Int type, Node.Scalar node, Slot slot) {
        String text = node.text();
        switch (ScalarRules.form(node)) {
            case INTEGER -> {
                return hasTooManyDigits(node, slot) ? Optional.empty() : wholeOf(type, node, slot);
            }
            case DECIMAL -> refuseFraction(node, slot);
            case NOT_FINITE -> refuseNotFinite(node, slot);
            case AMBIGUOUS -> refuseAmbiguous(type, node, slot);
            case TEXT -> refuseText(type, node, slot, ScalarRules.plainForm(text) == ScalarForm.INTEGER);
            case NULL, BOOLEAN -> refuseText(type, node, slot, false);
        }
        return Optional.empty();
    }

    /// A `Double` that a 32-bit float can hold.
    Optional<Object> real(Node.Scalar node, Slot slot) {
        ValueType type = new ValueType.Decimal();
        switch (ScalarRules.form(node)) {
            case INTEGER, DECIMAL -> {
                return hasTooManyDigits(node, slot) ? Optional.empty() : realOf(node, slot);
            }
            case NOT_FINITE -> refuseNotFinite(node, slot);
            case AMBIGUOUS -> refuseAmbiguous(type, node, slot);
            case TEXT -> {
                ScalarForm unquoted = ScalarRules.plainForm(node.text());
                refuseText(type, node, slot, unquoted == ScalarForm.INTEGER || unquoted == ScalarForm.DECIMAL);
            }
            case NULL, BOOLEAN -> refuseText(type, node, slot, false);
        }
        return Optional.empty();
    }

    private Optional<Object> wholeOf(ValueType.Int type, Node.Scalar node, Slot slot) {
        BigInteger value = new BigInteger(node.text());
        int bits = type.wide() ? Long.SIZE : Integer.SIZE;
        if (value.bitLength() >= bits) {
            BigInteger most = BigInteger.ONE.shiftLeft(bits - 1).subtract(BigInteger.ONE);
            report.add(
                    node,
                    error(DiagnosticCodes.TOO_WIDE, node, "`" + slot.key() + "` does not fit into " + bits + " bits")
                            .withExpected("an absolute value of at most " + most, Describe.node(node))
                            .withHelp("the largest is " + most));
            return Optional.empty();
        }
        if (!isInRange(value.doubleValue(), node, slot)) {
            return Optional.empty();
        }
        return Optional.of(type.wide() ? (Object) value.longValue() : (Object) value.intValue());
    }

    private Optional<Object> realOf(Node.Scalar node, Slot slot) {
        double value = Double.parseDouble(node.text());
        boolean tooLarge = Float.isInfinite((float) value);
        boolean tooSmall = (float) value == 0 && hasNonZeroDigit(node.text());
        if (tooLarge || tooSmall) {
            String limit = tooLarge ? "3.4028235e38" : "1.4e-45";
            report.add(
                    node,
                    error(
                                    DiagnosticCodes.NOT_FINITE,
                                    node,
                                    "`" + slot.key() + "` is too " + (tooLarge ? "large" : "small")
                                            + " for a 32-bit float")
                            .withLabel("becomes " + (tooLarge ? "infinite" : "zero"))
                            .withExpected("an absolute value of 1.4e-45 to 3.4028235e38", Describe.node(node))
                            .withHelp("the " + (tooLarge ? "largest is " : "smallest is ") + limit));
            return Optional.empty();
        }
        double positiveZero = value + 0.0; // -0.0 becomes 0.0
        return isInRange(positiveZero, node, slot) ? Optional.of(positiveZero) : Optional.empty();
    }

    /// Digits before the exponent.
    private static boolean hasNonZeroDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return false;
            }
            if (c >= '1' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    private boolean isInRange(double value, Node.Scalar node, Slot slot) {
        if (slot.bounds().isEmpty() || slot.bounds().get().accepts(value)) {
            return true;
        }
        String wanted = slot.bounds().get().text();
        report.add(
                node,
                error(
                                DiagnosticCodes.OUT_OF_RANGE,
                                node,
                                "`" + slot.key() + "` must be " + wanted + ", got " + node.text())
                        .withLabel("not " + wanted)
                        .withExpected(wanted, node.text())
                        .withHelp("write a number that is " + wanted));
        return false;
    }

    private boolean hasTooManyDigits(Node.Scalar node, Slot slot) {
        int digits = ScalarRules.digits(node.text());
        if (digits <= Limits.DIGITS) {
            return false;
        }
        report.add(
                node,
                error(
                                DiagnosticCodes.TOO_BIG,
                                node,
                                "`" + slot.key() + "` has " + digits + " digits; at most " + Limits.DIGITS
                                        + " are allowed")
                        .withExpected("at most " + Limits.DIGITS + " digits", digits + " digits")
                        .withHelp("17 digits are enough for any 64-bit number"));
        return true;
    }

    private void refuseFraction(Node.Scalar node, Slot slot) {
        Diagnostic problem = error(
                        DiagnosticCodes.NUMBER_FORM,
                        node,
                        "`" + slot.key() + "` wants an integer, got `" + Describe.cut(node.text()) + "`")
                .withLabel("has a point or an exponent")
                .withExpected("an integer", Describe.node(node));
        report.add(
                node,
                wholeValue(node.text())
                        .map(v -> problem.withHelp("write `" + v + "`"))
                        .orElseGet(() -> problem.withHelp("write a number without a point")));
    }

    /// The integer that a short decimal number equals, if there is one.
    private static Optional<String> wholeValue(String text) {
        if (ScalarRules.digits(text) > Limits.DIGITS) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Optional.of(new BigDecimal(value).toBigInteger().toString())
                : Optional.empty();
    }

    private void refuseNotFinite(Node.Scalar node, Slot slot) {
        report.add(
                node,
                error(
                                DiagnosticCodes.NOT_FINITE,
                                node,
                                "`" + slot.key() + "` must be finite, got `" + node.text() + "`")
                        .withExpected("a finite number", Describe.node(node))
                        .withHelp("write a number"));
    }

    private void refuseAmbiguous(ValueType type, Node.Scalar node, Slot slot) {
        Readings readings = Readings.of(node.text());
        Diagnostic problem = error(
                        DiagnosticCodes.NUMBER_FORM,
                        node,
                        "`" + slot.key() + "` wants " + type.text() + ", got `" + Describe.cut(node.text()) + "`")
                .withLabel(readings.text())
                .withExpected(type.text(), Describe.node(node));
        StringBuilder help = new StringBuilder();
        for (String value : readings.values()) {
            help.append(help.isEmpty() ? "write `" : " or `")
                    .append(slot.with(value))
                    .append('`');
        }
        report.add(node, problem.withHelp(help.isEmpty() ? "write decimal digits only" : help.toString()));
    }

    private void refuseText(ValueType type, Node.Scalar node, Slot slot, boolean onlyQuoted) {
        if (onlyQuoted) {
            report.add(
                    node,
                    error(
                                    DiagnosticCodes.NUMBER_FORM,
                                    node,
                                    "`" + slot.key() + "` wants " + type.text() + ", got text in quotes")
                            .withExpected(type.text(), Describe.node(node))
                            .withHelp("write `" + slot.with(Describe.cut(node.text())) + "` without quotes"));
        } else {
            report.add(node, Mismatch.of(type, node, slot));
        }
    }

    private static Diagnostic error(String code, Node.Scalar node, String message) {
        return Diagnostic.error(code, node.location(), message);
    }
}
