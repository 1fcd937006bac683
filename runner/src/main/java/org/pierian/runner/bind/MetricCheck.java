package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.core.data.Targets;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;

/// Whether metrics are defined for the examples of each split: those that tell a class from others need examples
/// of two.
final class MetricCheck {

    private MetricCheck() {}

    /// What is not defined, at its place in the spec.
    static List<Diagnostic> check(ResolvedSpec resolved, Data data) {
        List<MetricSpec> metrics = resolved.spec().metrics().orElse(List.of());
        List<Diagnostic> problems = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            if (MetricBinder.needsTwoClasses(metrics.get(i))) {
                for (Map.Entry<Split, Examples> split : data.splits().entrySet()) {
                    String path = "metrics[" + i + "]";
                    String word = ComponentWord.of(metrics.get(i));
                    onlyClass(split.getValue())
                            .map(c -> problem(resolved, path, word, split.getKey(), c))
                            .ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    /// The class of all examples, where it is one.
    private static Optional<Integer> onlyClass(Examples examples) {
        Optional<Targets> labels = examples.labels();
        if (labels.isEmpty() || examples.size() == 0 || labels.get().positions() > 1) {
            return Optional.empty();
        }
        int first = labels.get().label(0);
        for (int i = 1; i < examples.size(); i++) {
            if (labels.get().label(i) != first) {
                return Optional.empty();
            }
        }
        return Optional.of(first);
    }

    private static Diagnostic problem(ResolvedSpec resolved, String path, String word, Split split, int c) {
        String set = split == Split.TRAIN ? "training" : Words.ofConstant(split);
        String name = DatasetBinder.bind(resolved.spec().dataset())
                .declaration()
                .classes()
                .get(c);
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(path),
                        "`" + word + "` is not defined for the " + set + " set, whose examples are all of one class")
                .withLabel("needs two classes")
                .withRelated(resolved.locationOf("dataset"), "all are `" + DisplayText.cut(name) + "`")
                .withExpected("examples of two classes", "only `" + DisplayText.cut(name) + "`")
                .withHelp("delete it, or choose the rows of the " + set + " set so that it has two classes");
    }
}
