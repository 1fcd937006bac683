package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Limits;
import org.pierian.spec.yaml.Node;

/// Replaces `${name}` and `${a op b}` by their values.
///
/// A scalar that is only `${name}` becomes the value, of any type; inside a longer text, the value's text is inserted.
/// The result of an operator is an integer.
final class Substitution {

    private static final String START = "${";

    private final Report report;
    private final Parameters parameters;
    private final WrittenOut writtenOut;
    private final Arithmetic arithmetic;

    Substitution(Report report, Parameters parameters, WrittenOut writtenOut) {
        this.report = report;
        this.parameters = parameters;
        this.writtenOut = writtenOut;
        this.arithmetic = new Arithmetic(report);
    }

    /// A node, and what the names in it mean.
    ///
    /// @param node a scalar without `${`, or a list or a mapping
    /// @param scope of a list or a mapping, what names in it mean; of a scalar, which blocks it may name
    record Value(Node node, Scope scope) {}

    /// Whether a scalar uses a parameter.
    static boolean uses(Node.Scalar scalar) {
        return scalar.text().contains(START);
    }

    /// The value of a scalar that uses a parameter; a refused one if it has none, which is reported.
    Value value(Node.Scalar scalar, Scope scope) {
        Value at = new Value(scalar, scope);
        Optional<Node.Parameter> parameter = Optional.empty();
        while (at.node() instanceof Node.Scalar next) {
            writtenOut.step(at.scope().place(next));
            Optional<String> name = nameAlone(next);
            if (name.isEmpty()) {
                break;
            }
            Optional<Scope.Argument> argument = argument(name.get(), next, at.scope());
            if (argument.isEmpty()) {
                return refused(scalar, scope);
            }
            parameter = Optional.of(argument.get().parameter());
            at = new Value(argument.get().value(), argument.get().scope());
        }
        if (!(at.node() instanceof Node.Scalar last)) {
            return at;
        }
        Optional<Node.Scalar> text = text(last, at.scope());
        if (text.isEmpty()) {
            return refused(scalar, scope);
        }
        Optional<Node.Parameter> from = parameter.or(() -> text.get().parameter());
        Node.Scalar value = new Node.Scalar(text.get().text(), text.get().plain(), scope.place(scalar), from);
        return new Value(value, at.scope());
    }

    private static Value refused(Node.Scalar scalar, Scope scope) {
        return new Value(new Node.Refused(scope.place(scalar)), scope);
    }

    /// The name in a scalar that is `${name}` and nothing else.
    private static Optional<String> nameAlone(Node.Scalar scalar) {
        String text = scalar.text();
        boolean alone = text.startsWith(START) && text.indexOf('}') == text.length() - 1;
        return alone
                        && Expression.parse(text.substring(2, text.length() - 1))
                                instanceof Expression.Right(Expression expression)
                        && expression.isNameAlone()
                ? Optional.of(expression.left())
                : Optional.empty();
    }

    /// A scalar with every use in it replaced.
    private Optional<Node.Scalar> text(Node.Scalar scalar, Scope scope) {
        String text = scalar.text();
        if (!uses(scalar)) { // not copied, as it may be long and used often
            return Optional.of(new Node.Scalar(text, scalar.plain(), scope.place(scalar), Optional.empty()));
        }
        StringBuilder out = new StringBuilder();
        Optional<Node.Parameter> parameter = Optional.empty();
        int from = 0;
        for (int start = text.indexOf(START); start >= 0; start = text.indexOf(START, from)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                report.add(unclosed(scope.place(scalar)));
                return Optional.empty();
            }
            Optional<Node.Scalar> part = part(text.substring(start + 2, end), scalar, scope);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parameter = part.get().parameter();
            if (start == 0 && end == text.length() - 1) {
                return part;
            }
            out.append(text, from, start).append(part.get().text());
            from = end + 1;
            if (out.length() > Limits.LINE_LENGTH) {
                report.add(tooLong(scope.place(scalar)));
                return Optional.empty();
            }
        }
        out.append(text.substring(from));
        return Optional.of(
                new Node.Scalar(out.toString(), scalar.plain() && from == 0, scope.place(scalar), parameter));
    }

    /// The value of what stands inside `${...}` in a longer text, or of an operation.
    private Optional<Node.Scalar> part(String inside, Node.Scalar scalar, Scope scope) {
        return switch (Expression.parse(inside)) {
            case Expression.Wrong wrong -> {
                report.add(wrong(inside, wrong, scope.place(scalar)));
                yield Optional.empty();
            }
            case Expression.Right(Expression expression) ->
                expression.isNameAlone()
                        ? named(expression.left(), scalar, scope)
                        : operation(expression, scalar, scope);
        };
    }

    private Optional<Node.Scalar> operation(Expression expression, Node.Scalar scalar, Scope scope) {
        List<Node.Scalar> operands = new ArrayList<>();
        for (String operand : List.of(expression.left(), expression.right())) {
            Optional<Node.Scalar> value = Expression.isInteger(operand)
                    ? Optional.of(new Node.Scalar(operand, true, scope.place(scalar)))
                    : named(operand, scalar, scope);
            value.ifPresent(operands::add);
        }
        return operands.size() < 2 ? Optional.empty() : arithmetic.result(expression, operands, scope.place(scalar));
    }

    /// The scalar that a name stands for.
    private Optional<Node.Scalar> named(String name, Node.Scalar scalar, Scope scope) {
        Optional<Scope.Argument> argument = argument(name, scalar, scope);
        if (argument.isEmpty()) {
            return Optional.empty();
        }
        Scope.Argument found = argument.get();
        writtenOut.step(scope.place(scalar));
        Node node = found.value() instanceof Node.Scalar value && uses(value)
                ? value(value, found.scope()).node()
                : found.value();
        if (node instanceof Node.Scalar value) {
            return Optional.of(
                    new Node.Scalar(value.text(), value.plain(), value.location(), Optional.of(found.parameter())));
        }
        if (!(node instanceof Node.Refused)) {
            report.add(notAScalar(found, node, scope.place(scalar)));
        }
        return Optional.empty();
    }

    private Optional<Scope.Argument> argument(String name, Node.Scalar scalar, Scope scope) {
        Optional<Scope.Argument> argument =
                Optional.ofNullable(scope.arguments().get(name));
        Optional<Scope.Argument> found = argument.or(() -> parameters.argument(name, scope));
        // Names in the body of a block are checked where the block is defined.
        if (found.isEmpty() && scope.use().isEmpty()) {
            report.add(unknown(name, scope.place(scalar), parameters.names(), "`params`"));
        }
        return found;
    }

    private static Diagnostic notAScalar(Scope.Argument argument, Node node, Location place) {
        String got = Describe.node(node);
        return Diagnostic.error(
                        DiagnosticCodes.WRONG_TYPE,
                        place,
                        "parameter `" + argument.name() + "` is " + got + ", and cannot be part of a text")
                .withRelated(argument.definition().inText(), "parameter `" + argument.name() + "` is given here")
                .withExpected("a number, a word or a text", got)
                .withHelp("write `\"${" + argument.name() + "}\"` alone");
    }

    private static Diagnostic tooLong(Location place) {
        return Diagnostic.error(DiagnosticCodes.TOO_BIG, place, "the text with its parameters is longer than 64 KiB")
                .withExpected("at most 64 KiB", "more")
                .withHelp("insert shorter texts");
    }

    static Diagnostic unclosed(Location place) {
        return Diagnostic.error(DiagnosticCodes.UNKNOWN_PARAMETER, place, "`${` without `}`")
                .withExpected("`${name}`", "`${`")
                .withHelp("write `${name}`");
    }

    static Diagnostic wrong(String inside, Expression.Wrong wrong, Location place) {
        return Diagnostic.error(DiagnosticCodes.EXPRESSION, place, "`${" + Describe.cut(inside) + "}` " + wrong.why())
                .withLabel("one operator only")
                .withExpected(Expression.FORM, "`" + Describe.cut(inside) + "`")
                .withHelp("write one operator, as in `${width * 4}`; for more, add a parameter and give it the result");
    }

    /// @param owner whose parameters there are
    static Diagnostic unknown(String name, Location place, Collection<String> names, String owner) {
        String shown = Describe.cut(name);
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.UNKNOWN_PARAMETER, place, "unknown parameter `" + shown + "`")
                .withLabel("not in " + owner)
                .withExpected("a name in " + owner, "`" + shown + "`");
        return names.isEmpty()
                ? problem.withHelp("add `params: {" + shown + ": ...}` to the spec")
                : Report.suggest(problem, name, names, "parameters");
    }
}
