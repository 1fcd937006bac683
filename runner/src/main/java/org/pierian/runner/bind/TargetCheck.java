package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.core.data.RegressionDataset;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.spec.ArraysSpec;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TableSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;

/// Whether the numbers that are learned are such as the loss is defined for.
final class TargetCheck {

    /// How far the sum of probabilities may be from 1, which decimals of a few digits are.
    private static final double TOLERANCE = 1e-3;

    private TargetCheck() {}

    /// What a loss is defined for.
    ///
    /// @param what the numbers, in words
    /// @param most the largest of them
    /// @param distributions whether several outputs have to add up to 1
    /// @param help what to do where the numbers are others
    private record Wanted(String what, double most, boolean distributions, String help) {}

    /// What was found instead.
    ///
    /// @param where one number, or the sum of some
    /// @param number it
    private record Found(String where, double number) {}

    /// The first number, or sum of numbers, of each split for which the loss is not defined.
    static List<Diagnostic> check(ResolvedSpec resolved, Data data) {
        Optional<Wanted> wanted = wanted(resolved.spec().loss(), resolved.spec().dataset());
        List<Diagnostic> problems = new ArrayList<>();
        if (wanted.isEmpty()) {
            return problems;
        }
        for (Map.Entry<Split, Examples> split : data.splits().entrySet()) {
            if (split.getValue().dataset() instanceof RegressionDataset numbers) {
                first(wanted.get(), numbers)
                        .map(found -> problem(resolved, wanted.get(), split.getKey(), found))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    /// Drawn numbers are learned by every loss that is defined for them all, to measure its speed.
    private static Optional<Wanted> wanted(LossSpec loss, DatasetSpec dataset) {
        if (loss instanceof LossSpec.KlDivergence divergence && !divergence.logTarget()) {
            return Optional.of(new Wanted(
                    "probabilities, numbers of 0 to 1", 1, true, "write `log_target: true` if these are logarithms"));
        }
        boolean table = dataset instanceof TableSpec;
        if (!table && !(dataset instanceof ArraysSpec)) {
            return Optional.empty();
        }
        String help = "write `loss: mse`, or correct the " + (table ? "column" : "array");
        if (loss instanceof LossSpec.Poisson) {
            return Optional.of(new Wanted("counts, from 0 on", Double.POSITIVE_INFINITY, false, help));
        }
        return loss instanceof LossSpec.BinaryCrossEntropy
                ? Optional.of(new Wanted("numbers of 0 to 1", 1, false, help))
                : Optional.empty();
    }

    private static Optional<Found> first(Wanted wanted, RegressionDataset numbers) {
        Optional<Found> outside =
                numbers.firstOutside(0, wanted.most()).map(number -> new Found("has ", (double) number));
        boolean several = numbers.targetType().outputShape().size() > 1;
        return outside.isPresent() || !wanted.distributions() || !several
                ? outside
                : numbers.firstSumOtherThanOne(TOLERANCE).map(sum -> new Found("has some that add up to ", sum));
    }

    private static Diagnostic problem(ResolvedSpec resolved, Wanted wanted, Split split, Found found) {
        String word = ComponentWord.of(resolved.spec().loss());
        String set = split == Split.TRAIN ? "training" : Words.ofConstant(split);
        String number = Float.toString((float) found.number());
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf("loss"),
                        "`" + word + "` needs " + wanted.what() + ", and the target of the " + set + " set "
                                + found.where() + number)
                .withLabel("needs " + wanted.what())
                .withRelated(resolved.locationOf("dataset"), found.where() + number)
                .withExpected(wanted.what(), number)
                .withHelp(wanted.help());
    }
}
