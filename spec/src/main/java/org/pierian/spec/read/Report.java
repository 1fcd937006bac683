package org.pierian.spec.read;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Language;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;

/// Adds diagnostics, with what they have in common. What is wrong in a block is reported for its first use alone.
final class Report {

    /// More candidates help nobody, and take long.
    static final int MOST_CANDIDATES = 200;

    private static final int MOST_LISTED = 40;
    private static final int LISTED_OF_MORE = 8;

    private final List<Diagnostic> problems;
    private final Set<Known> known = new HashSet<>();

    /// What is reported once.
    private record Known(String code, Location place, String message) {}

    Report(List<Diagnostic> problems) {
        this.problems = problems;
    }

    void add(Diagnostic problem) {
        if (known.add(new Known(problem.code(), problem.location().inText(), problem.message()))) {
            problems.add(problem);
        }
    }

    /// Adds a diagnostic about a value; the definition of the parameter that it came from is shown too.
    void add(Node node, Diagnostic problem) {
        if (node instanceof Node.Scalar scalar && scalar.parameter().isPresent()) {
            Node.Parameter parameter = scalar.parameter().get();
            String did = parameter.owner().equals(Language.PARAMS) ? "defined" : "given";
            add(problem.withRelated(
                    parameter.definition().inText(),
                    "parameter `" + Describe.cut(parameter.name()) + "` is " + did + " here"));
        } else {
            add(problem);
        }
    }

    /// Removes reports of duplicate keys in a mapping that was meant to be a list, where they are no error.
    void allowDuplicates(Node.Mapping mapping) {
        List<Location> keys = mapping.entries().stream()
                .map(entry -> entry.key().location().inText())
                .toList();
        problems.removeIf(problem -> problem.code().equals(DiagnosticCodes.DUPLICATE_KEY)
                && problem.related().stream().anyMatch(first -> keys.contains(first.location())));
    }

    /// Adds help for an unknown word, unless there is some already, and the list of candidates.
    static Diagnostic suggest(Diagnostic problem, String word, Collection<String> candidates, String listName) {
        return suggest(problem, word, candidates, listName, "write one of the " + listName);
    }

    /// The same for a word of the language, of which the reference has all that are not listed.
    static Diagnostic suggestWord(Diagnostic problem, String word, Collection<String> candidates, String listName) {
        Diagnostic helped = suggest(problem, word, candidates, listName);
        return candidates.size() <= MOST_LISTED
                ? helped
                : helped.withNote("all " + listName + " are in docs/spec-reference.md");
    }

    /// The same for an unknown key, which may also be left out.
    static Diagnostic suggestKey(Diagnostic problem, String key, Collection<String> candidates, String listName) {
        return suggest(problem, key, candidates, listName, "delete it, or write one of the " + listName);
    }

    /// All candidates; where they would fill many lines, those that are spelt most like the word.
    private static String listed(String word, List<String> candidates, int all) {
        if (all <= MOST_LISTED) {
            return String.join(", ", candidates);
        }
        List<String> likest = Suggestions.likest(word, candidates, LISTED_OF_MORE);
        return String.join(", ", likest) + " and " + (all - likest.size()) + " more";
    }

    private static Diagnostic suggest(
            Diagnostic problem, String word, Collection<String> all, String listName, String otherwise) {
        List<String> candidates = all.stream().limit(MOST_CANDIDATES).toList();
        Diagnostic helped = problem.helps().isEmpty()
                ? problem.withHelp(Suggestions.advice(word, candidates)
                        .or(() -> Suggestions.closest(word, candidates).map(near -> "did you mean `" + near + "`?"))
                        .orElse(otherwise))
                : problem;
        return helped.withNote(listName + ": " + listed(word, candidates, all.size()));
    }
}
