package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.EarlyStoppingSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.Metric;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Whether loss, early stopping and schedule fit what the dataset wants: a class or a number.
public final class AnswerCheck {

    private AnswerCheck() {}

    /// What does not fit, at its place in the spec.
    public static List<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        List<Diagnostic> problems = new ArrayList<>();
        if (declaration.hasClasses()) {
            return problems;
        }
        if (resolved.spec().loss() instanceof LossSpec.SoftmaxCrossEntropy) {
            problems.add(needsClasses(resolved, "loss", "`softmax_cross_entropy`")
                    .withHelp("write `loss: mse`, or make the target a class"));
        }
        if (resolved.spec()
                .earlyStopping()
                .filter(EarlyStoppingSpec.Accuracy.class::isInstance)
                .isPresent()) {
            problems.add(needsClasses(resolved, "early_stopping", "`accuracy`")
                    .withHelp("write `early_stopping: {loss: 5}`"));
        }
        if (resolved.spec()
                .schedule()
                .filter(s -> s instanceof ScheduleSpec.ReduceOnPlateau plateau && plateau.metric() == Metric.ACCURACY)
                .isPresent()) {
            problems.add(needsClasses(resolved, "schedule.reduce_on_plateau.metric", "`accuracy`")
                    .withHelp("write `metric: loss`"));
        }
        return problems;
    }

    private static Diagnostic needsClasses(ResolvedSpec resolved, String path, String what) {
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(path),
                        what + " needs classes, and the dataset has numbers")
                .withLabel("for classes only")
                .withRelated(resolved.locationOf("dataset"), "has numbers");
    }
}
