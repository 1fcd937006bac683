package org.pierian.spec.read;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;

/// Adds diagnostics, with what is common to all of them.
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

    /// Adds "did you mean" if a candidate is near, and the list of candidates.
    static Diagnostic suggest(Diagnostic problem, String word, Collection<String> candidates, String listName) {
        Optional<String> near = Suggestions.closest(word, candidates);
        Diagnostic helped = near.isPresent() ? problem.withHelp("did you mean `" + near.get() + "`?") : problem;
        return helped.withNote(listName + ": " + String.join(", ", candidates));
    }
}
