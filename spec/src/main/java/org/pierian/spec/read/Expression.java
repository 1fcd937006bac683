package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands inside `${...}`: a name, or one operator between two operands, each a name or an integer.
///
/// @param left the first operand, or the name
/// @param operator one of `+`, `-`, `*` and `/`, or a space for a name alone
/// @param right the second operand; empty for a name alone
record Expression(String left, char operator, String right) {

    /// The form of an expression, for messages.
    static final String FORM = "a name, or two names or integers with one of + - * / between them";

    /// What an expression may be, or why it is none.
    sealed interface Parsed {}

    /// An expression.
    record Right(Expression expression) implements Parsed {}

    /// No expression.
    ///
    /// @param why a sentence that goes on after the expression
    record Wrong(String why) implements Parsed {}

    /// Reads the text between `${` and `}`.
    ///
    /// A text without any sign of arithmetic is a name, even if no parameter can have it.
    static Parsed parse(String text) {
        if (text.chars().noneMatch(Expression::isSign)) {
            return new Right(new Expression(text, ' ', ""));
        }
        if (text.indexOf('(') >= 0 || text.indexOf(')') >= 0) {
            return new Wrong("has parentheses; there are no functions, and one operator needs none");
        }
        List<String> tokens = tokens(text);
        Optional<String> other = tokens.stream()
                .filter(token -> !isName(token) && !isOperator(token) && !isInteger(token))
                .findFirst();
        if (other.isPresent()) {
            return new Wrong("has `" + other.get() + "`, which is neither a name, an integer nor one of + - * /");
        }
        boolean fits = tokens.size() == 3 && isOperand(tokens.get(0)) && isOperand(tokens.get(2));
        if (fits && isOperator(tokens.get(1))) {
            return new Right(new Expression(tokens.get(0), tokens.get(1).charAt(0), tokens.get(2)));
        }
        long operators = tokens.stream().filter(Expression::isOperator).count();
        return new Wrong(
                operators > 1 ? "has more than one operator" : "is not an operator between two names or integers");
    }

    /// The names in it.
    List<String> names() {
        return operator == ' '
                ? List.of(left)
                : Stream.of(left, right).filter(operand -> !isInteger(operand)).toList();
    }

    /// Whether it is a name alone.
    boolean isNameAlone() {
        return operator == ' ';
    }

    /// As it is written, with one space on both sides of the operator.
    String text() {
        return isNameAlone() ? left : left + " " + operator + " " + right;
    }

    /// Whether an operand is an integer itself.
    static boolean isInteger(String operand) {
        String digits = operand.startsWith("-") ? operand.substring(1) : operand;
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Whether a text can name a parameter.
    static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c < 128 && Texts.isNameStart((char) c));
    }

    private static boolean isOperand(String token) {
        return isName(token) || isInteger(token);
    }

    private static boolean isOperator(String token) {
        return token.length() == 1 && "+-*/".contains(token);
    }

    private static boolean isSign(int c) {
        return "+-*/%^<>=!?&|~,.:;()[]{$".indexOf(c) >= 0;
    }

    /// Names and numbers, and every other character but spaces. A minus belongs to the digits behind it, unless an
    /// operand stands before it.
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && Texts.isNameStart(text.charAt(end))) {
                end++;
            }
            if (end == i) {
                end = text.offsetByCodePoints(i, 1);
            }
            String token = text.substring(i, end);
            i = end;
            if (!token.isBlank()) {
                tokens.add(token);
            }
        }
        return withSigns(tokens);
    }

    private static List<String> withSigns(List<String> tokens) {
        List<String> signed = new ArrayList<>();
        for (String token : tokens) {
            boolean first = signed.size() == 1 || (signed.size() == 3 && isOperator(signed.get(1)));
            if (first && signed.getLast().equals("-") && isInteger(token)) {
                signed.set(signed.size() - 1, "-" + token);
            } else {
                signed.add(token);
            }
        }
        return signed;
    }

    @Override
    public String toString() {
        return Stream.of("${", text(), "}").collect(Collectors.joining());
    }
}
