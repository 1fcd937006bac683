package org.pierian.spec.read;

import java.util.Collection;
import java.util.List;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;

/// Adds diagnostics, with what they have in common.
final class Report {

    private final List<Diagnostic> problems;

    Report(List<Diagnostic> problems) {
        this.problems = problems;
    }

    void add(Diagnostic problem) {
        problems.add(problem);
    }

    /// Adds a diagnostic about a value; the definition of the parameter that it came from is shown too.
    void add(Node node, Diagnostic problem) {
        if (node instanceof Node.Scalar scalar && scalar.parameter().isPresent()) {
            Node.Parameter parameter = scalar.parameter().get();
            problems.add(problem.withRelated(
                    parameter.definition(), "parameter `" + Describe.cut(parameter.name()) + "` is defined here"));
        } else {
            problems.add(problem);
        }
    }

    /// Removes reports of duplicate keys in a mapping that was meant to be a list, where they are no error.
    void allowDuplicates(Node.Mapping mapping) {
        List<Location> keys =
                mapping.entries().stream().map(entry -> entry.key().location()).toList();
        problems.removeIf(problem -> problem.code().equals(DiagnosticCodes.DUPLICATE_KEY)
                && problem.related().stream().anyMatch(first -> keys.contains(first.location())));
    }

    /// Adds help for an unknown word, unless there is some already, and the list of candidates.
    static Diagnostic suggest(Diagnostic problem, String word, Collection<String> candidates, String listName) {
        return suggest(problem, word, candidates, listName, "write one of the " + listName);
    }

    /// The same for an unknown key, which may also be left out.
    static Diagnostic suggestKey(Diagnostic problem, String key, Collection<String> candidates, String listName) {
        return suggest(problem, key, candidates, listName, "delete it, or write one of the " + listName);
    }

    private static Diagnostic suggest(
            Diagnostic problem, String word, Collection<String> candidates, String listName, String otherwise) {
        Diagnostic helped = problem.helps().isEmpty()
                ? problem.withHelp(Suggestions.advice(word, candidates)
                        .or(() -> Suggestions.closest(word, candidates).map(near -> "did you mean `" + near + "`?"))
                        .orElse(otherwise))
                : problem;
        return helped.withNote(listName + ": " + String.join(", ", candidates));
    }
}
