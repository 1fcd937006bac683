package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.data.Targets;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.read.ResolvedSpec;

/// Warns of what is valid and most often not meant, as the examples show it.
public final class DataCheck {

    private static final int FEW = 5;
    private static final int ROWS_PER_CLASS = 4; // fewer may be sorted by chance

    private DataCheck() {}

    /// The warnings, each at its place in the spec, those of the dataset's own kind first.
    public static List<Diagnostic> check(ResolvedSpec resolved, Data data) {
        Declaration declaration = DatasetBinder.bind(resolved.spec().dataset()).declaration();
        List<Diagnostic> warnings = new ArrayList<>(data.warnings());
        Examples train = data.split(Split.TRAIN);
        if (declaration.size(Split.TRAIN).isEmpty()) { // else it is known without data
            warnings.addAll(AdviceCheck.batch(resolved, OptionalInt.of(train.size())));
        }
        train.labels().filter(_ -> !declaration.hasPositions()).ifPresent(labels -> {
            int[] counts = labels.counts(train.size(), declaration.classes().size());
            sorted(resolved, labels, counts, train.size()).ifPresent(warnings::add);
            if (!data.sha256().isEmpty()) { // nobody can collect more of what is computed
                few(resolved, declaration, counts).ifPresent(warnings::add);
            }
        });
        return warnings.stream().sorted().toList();
    }

    private static Optional<Diagnostic> sorted(ResolvedSpec resolved, Targets labels, int[] counts, int size) {
        int present = 0;
        for (int count : counts) {
            present += count > 0 ? 1 : 0;
        }
        int changes = 0;
        for (int i = 1; i < size; i++) {
            changes += labels.label(i) == labels.label(i - 1) ? 0 : 1;
        }
        if (resolved.spec().shuffle() || present < 2 || changes >= present || size < present * ROWS_PER_CLASS) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.warning(
                        DataMistake.SORTED.code(),
                        resolved.locationOf("dataset"),
                        "the training examples are sorted by class and are not shuffled")
                .withLabel(present + " classes, one after the other")
                .withExpected("`shuffle: true`", "`shuffle: false`")
                .withHelp("write `shuffle: true`; else the network forgets each class while it learns the next"));
    }

    private static Optional<Diagnostic> few(ResolvedSpec resolved, Declaration declaration, int[] counts) {
        List<String> few = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0 && counts[c] < FEW) {
                few.add("`" + DisplayText.cut(declaration.classes().get(c)) + "` has " + counts[c]);
            }
        }
        if (few.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.warning(
                        DataMistake.FEW_ROWS.code(),
                        resolved.locationOf("dataset"),
                        "a class has fewer than five training examples")
                .withLabel(String.join(", ", few))
                .withExpected("five or more of each class", String.join(", ", few))
                .withHelp("collect more examples of it, or join it with another class"));
    }
}
