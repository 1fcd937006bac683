package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Limits;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.ScalarForm;
import org.pierian.spec.yaml.ScalarRules;

/// Applies an operator to two 64-bit integers. A result that is none is an error: a division that leaves a remainder,
/// and a number that 64 bits do not hold.
final class Arithmetic {

    private final Report report;

    Arithmetic(Report report) {
        this.report = report;
    }

    /// The result, with the parameter of the first operand that has one.
    Optional<Node.Scalar> result(Expression expression, List<Node.Scalar> operands, Location place) {
        List<Long> numbers = new ArrayList<>();
        for (Node.Scalar operand : operands) {
            integer(operand, expression, place).ifPresent(numbers::add);
        }
        if (numbers.size() < operands.size()) {
            return Optional.empty();
        }
        Optional<Node.Parameter> parameter =
                operands.getFirst().parameter().or(() -> operands.getLast().parameter());
        long left = numbers.getFirst();
        long right = numbers.getLast();
        if (expression.operator() == '/' && (right == 0 || left % right != 0)) {
            refuse(inexact(expression, left, right, place), operands);
            return Optional.empty();
        }
        try {
            String result = Long.toString(result(expression.operator(), left, right));
            return Optional.of(new Node.Scalar(result, true, place, parameter));
        } catch (ArithmeticException e) {
            refuse(tooLarge(expression, left, right, place), operands);
            return Optional.empty();
        }
    }

    private static long result(char operator, long left, long right) {
        return switch (operator) {
            case '+' -> Math.addExact(left, right);
            case '-' -> Math.subtractExact(left, right);
            case '*' -> Math.multiplyExact(left, right);
            case '/' -> Math.divideExact(left, right);
            default -> throw new IllegalStateException("no operator: " + operator);
        };
    }

    private Optional<Long> integer(Node.Scalar operand, Expression expression, Location place) {
        boolean integer = ScalarRules.form(operand) == ScalarForm.INTEGER;
        if (integer && operand.text().length() <= Limits.DIGITS) {
            try {
                return Optional.of(Long.parseLong(operand.text()));
            } catch (NumberFormatException e) {
                // reported below: it has more than 64 bits
            }
        }
        String got = Describe.node(operand);
        String name = operand.parameter().map(p -> "`" + p.name() + "` is ").orElse("");
        report.add(
                operand,
                Diagnostic.error(
                                DiagnosticCodes.EXPRESSION,
                                place,
                                integer
                                        ? "`" + expression.text() + "` wants integers of at most 64 bits"
                                        : "`" + expression.text() + "` wants integers, " + name + got)
                        .withExpected("an integer", got)
                        .withHelp("write the result instead of `" + Describe.cut(expression.toString()) + "`"));
        return Optional.empty();
    }

    private static Diagnostic inexact(Expression expression, long left, long right, Location place) {
        String division = left + " / " + right;
        return Diagnostic.error(
                        DiagnosticCodes.EXPRESSION,
                        place,
                        "`" + expression.text() + "` is " + division + ", "
                                + (right == 0 ? "a division by zero" : "which is no integer"))
                .withLabel(division)
                .withExpected("an integer without a rest", division)
                .withHelp(
                        right == 0
                                ? "give a divisor other than 0"
                                : "give a number that " + right + " divides, or a parameter with the result");
    }

    private static Diagnostic tooLarge(Expression expression, long left, long right, Location place) {
        String operation = left + " " + expression.operator() + " " + right;
        return Diagnostic.error(
                        DiagnosticCodes.EXPRESSION,
                        place,
                        "`" + expression.text() + "` is " + operation + ", which does not fit into 64 bits")
                .withLabel(operation)
                .withExpected("a 64-bit integer", operation)
                .withHelp("give smaller numbers");
    }

    private void refuse(Diagnostic problem, List<Node.Scalar> operands) {
        Diagnostic complete = problem;
        for (Node.Scalar operand : operands) {
            if (operand.parameter().isPresent()) {
                Node.Parameter parameter = operand.parameter().get();
                complete = complete.withRelated(
                        parameter.definition().inText(),
                        "`" + Describe.cut(parameter.name()) + "` is " + Describe.cut(operand.text()) + " here");
            }
        }
        report.add(complete);
    }
}
