package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.core.data.RegressionDataset;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;

/// Whether the numbers of a table are such as the loss is defined for.
final class TargetCheck {

    private TargetCheck() {}

    /// What a loss is defined for.
    private record Wanted(String what, double most) {}

    /// The first number of each split for which the loss is not defined.
    static List<Diagnostic> check(ResolvedSpec resolved, Data data) {
        Optional<Wanted> wanted = wanted(resolved.spec().loss());
        List<Diagnostic> problems = new ArrayList<>();
        if (wanted.isEmpty() || !(resolved.spec().dataset() instanceof DatasetSpec.Csv)) {
            return problems;
        }
        for (Map.Entry<Split, Examples> split : data.splits().entrySet()) {
            if (split.getValue().dataset() instanceof RegressionDataset numbers) {
                numbers.firstOutside(0, wanted.get().most())
                        .map(number -> problem(resolved, wanted.get(), split.getKey(), number))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<Wanted> wanted(LossSpec loss) {
        if (loss instanceof LossSpec.Poisson) {
            return Optional.of(new Wanted("counts, from 0 on", Double.POSITIVE_INFINITY));
        }
        boolean probabilities = loss instanceof LossSpec.BinaryCrossEntropy
                || (loss instanceof LossSpec.KlDivergence divergence && !divergence.logTarget());
        return probabilities ? Optional.of(new Wanted("numbers of 0 to 1", 1)) : Optional.empty();
    }

    private static Diagnostic problem(ResolvedSpec resolved, Wanted wanted, Split split, float number) {
        String word = ComponentWord.of(resolved.spec().loss());
        String set = split == Split.TRAIN ? "training" : Words.ofConstant(split);
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf("loss"),
                        "`" + word + "` needs " + wanted.what() + ", and the target of the " + set + " set has "
                                + number)
                .withLabel("needs " + wanted.what())
                .withRelated(resolved.locationOf("dataset"), "has " + number)
                .withExpected(wanted.what(), Float.toString(number))
                .withHelp("write `loss: mse`, or correct the column");
    }
}
