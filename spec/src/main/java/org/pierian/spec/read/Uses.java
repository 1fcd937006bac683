package org.pierian.spec.read;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.yaml.Node;

/// Finds every `${...}` in a node.
final class Uses {

    private Uses() {}

    /// What stands inside `${...}`.
    ///
    /// @param inside its text; nothing if the brace is never closed
    record Use(Optional<String> inside) {
        /// The parameters that it names.
        List<String> names() {
            return inside.map(Expression::parse)
                    .filter(Expression.Right.class::isInstance)
                    .map(parsed -> ((Expression.Right) parsed).expression().names())
                    .orElse(List.of());
        }

        /// What is wrong with its form.
        Optional<Diagnostic> malformed(Node.Scalar scalar) {
            if (inside.isEmpty()) {
                return Optional.of(Substitution.unclosed(scalar.location()));
            }
            return Expression.parse(inside.get()) instanceof Expression.Wrong wrong
                    ? Optional.of(Substitution.wrong(inside.get(), wrong, scalar.location()))
                    : Optional.empty();
        }
    }

    static void visit(Node node, BiConsumer<Use, Node.Scalar> found) {
        switch (node) {
            case Node.Refused _ -> {}
            case Node.Sequence sequence -> sequence.items().forEach(item -> visit(item, found));
            case Node.Mapping mapping -> mapping.entries().forEach(entry -> visit(entry.value(), found));
            case Node.Scalar scalar -> visit(scalar, found);
        }
    }

    private static void visit(Node.Scalar scalar, BiConsumer<Use, Node.Scalar> found) {
        String text = scalar.text();
        int start = text.indexOf("${");
        while (start >= 0) {
            int end = text.indexOf('}', start);
            Optional<String> inside = end < 0 ? Optional.empty() : Optional.of(text.substring(start + 2, end));
            found.accept(new Use(inside), scalar);
            start = end < 0 ? -1 : text.indexOf("${", end);
        }
    }
}
