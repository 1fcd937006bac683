package org.pierian.spec.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pierian.spec.Nameable;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;

/// What is wrong with an override's path where it leaves out the word of a component, or has another word than the
/// spec: `optimizer.learning_rate` for `optimizer.adam.learning_rate`.
final class WordInPath {

    private WordInPath() {}

    /// @param place what the language has where `node` is
    /// @param node what the spec has there
    /// @param depth number of parts of the path that lead there
    static Optional<Diagnostic> misfit(Language language, Place place, Node node, List<Node.Scalar> path, int depth) {
        if (!(place instanceof Place.Value(ValueType.Component(Family family)))) {
            return Optional.empty();
        }
        Node.Scalar part = path.get(depth);
        boolean isName = family.named().isPresent() && part.text().equals(Nameable.KEY);
        Optional<Node.Scalar> word = isName ? Optional.empty() : wordOf(family, node);
        if (word.isEmpty() || word.get().text().equals(part.text())) {
            return Optional.empty();
        }
        return family.variant(word.get().text())
                .map(there -> problem(language, family, there, path, depth)
                        .withRelated(node.location(), "the spec has this"));
    }

    /// The word of a component, which may have a name beside it.
    private static Optional<Node.Scalar> wordOf(Family family, Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar);
        }
        if (!(node instanceof Node.Mapping mapping)) {
            return Optional.empty();
        }
        List<Node.Scalar> words = mapping.entries().stream()
                .map(Node.Entry::key)
                .filter(key -> family.named().isEmpty() || !key.text().equals(Nameable.KEY))
                .toList();
        return words.size() == 1 ? Optional.of(words.getFirst()) : Optional.empty();
    }

    private static Diagnostic problem(
            Language language, Family family, Family.Variant there, List<Node.Scalar> path, int depth) {
        Node.Scalar part = path.get(depth);
        String before = path.subList(0, depth).stream().map(Node.Scalar::text).collect(Collectors.joining("."));
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.OVERRIDE,
                        part.location(),
                        "`" + before + "` is `" + there.word() + "` here, and has no `" + Describe.cut(part.text())
                                + "`")
                .withExpected("`" + there.word() + "`", "`" + Describe.cut(part.text()) + "`");
        Optional<Family.Variant> other = family.variant(part.text());
        if (other.isPresent()) {
            boolean bare = language.components(other.get().type()).isEmpty();
            return problem.withHelp("replace it as a whole: `--set '" + before + "="
                    + (bare ? other.get().word() : "{" + other.get().word() + ": ...}") + "'`");
        }
        List<String> keys =
                language.components(there.type()).stream().map(Component::key).toList();
        Diagnostic helped = Suggestions.closest(part.text(), keys)
                .map(key -> problem.withHelp("write `" + before + "." + there.word() + "." + key + "=...`"))
                .orElseGet(() -> problem.withHelp("write `" + before + "=...`"));
        return keys.isEmpty() ? helped : helped.withNote("keys of `" + there.word() + "`: " + String.join(", ", keys));
    }
}
