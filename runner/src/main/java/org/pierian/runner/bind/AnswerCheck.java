package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.DecaySpec;
import org.pierian.spec.MetricName;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.TableSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Whether loss, metrics, early stopping and schedule fit the target of the dataset: a class or a number. Each
/// metric and what is watched must fit the loss, too.
public final class AnswerCheck {

    private final ResolvedSpec resolved;
    private final RunSpec spec;
    private final Declaration declaration;
    private final List<Diagnostic> problems = new ArrayList<>();

    private AnswerCheck(ResolvedSpec resolved, Declaration declaration) {
        this.resolved = resolved;
        this.spec = resolved.spec();
        this.declaration = declaration;
    }

    /// What does not fit, at its place in the spec.
    public static List<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        AnswerCheck check = new AnswerCheck(resolved, declaration);
        check.problems.addAll(LossCheck.check(resolved, declaration));
        check.metrics();
        check.strata();
        check.spec
                .earlyStopping()
                .ifPresent(stopping ->
                        check.watched(stopping.metric(), "early_stopping", "write `early_stopping: {loss: 5}`"));
        check.spec
                .schedule()
                .map(ScheduleSpec::last)
                .ifPresent(last -> last.plateau().ifPresent(plateau -> check.plateau(plateau, last.prefix())));
        return check.problems;
    }

    private void plateau(DecaySpec.ReduceOnPlateau plateau, String prefix) {
        watched(plateau.metric(), "schedule." + prefix + "reduce_on_plateau.metric", "write `metric: loss`");
    }

    private void strata() {
        if (spec.dataset() instanceof TableSpec table && table.stratify().isPresent() && !declaration.hasClasses()) {
            problems.add(
                    Misfit.of(resolved, declaration, "dataset." + ComponentWord.of(table) + ".stratify", "stratify")
                            .withHelp("delete `stratify`"));
        }
    }

    private void metrics() {
        List<MetricSpec> written = spec.metrics().orElse(List.of());
        for (int i = 0; i < written.size(); i++) {
            MetricBinder.Measured metric = MetricBinder.bind(written.get(i));
            if (!metric.target().isOf(declaration)) {
                problems.add(misfit(metric, "metrics[" + i + "]")
                        .withHelp("delete it; without `metrics` those that fit are measured"));
            } else if (!declaration.hasClasses() && !LossBinder.hasNumbers(spec.loss())) {
                problems.add(withoutNumbers("metrics[" + i + "]", metric.word().word()));
            } else if (MetricBinder.needsProbabilities(written.get(i))
                    && !LossBinder.meaning(spec.loss()).hasProbabilities()) {
                problems.add(
                        withoutProbabilities("metrics[" + i + "]", metric.word().word()));
            } else if (MetricBinder.needsCrossEntropy(written.get(i)) && !LossBinder.isCrossEntropy(spec.loss())) {
                problems.add(
                        withoutCrossEntropy("metrics[" + i + "]", metric.word().word()));
            } else if (MetricBinder.needsTwoClasses(written.get(i)) && declaration.hasPositions()) {
                problems.add(manyScores("metrics[" + i + "]", metric.word().word()));
            }
        }
    }

    private Diagnostic misfit(MetricBinder.Measured metric, String path) {
        String word = metric.word().word();
        return metric.target() == MetricBinder.Target.LABELS
                ? Misfit.of(resolved, declaration, path, word, "labels")
                : Misfit.of(resolved, declaration, path, word);
    }

    /// @param help how to watch the loss
    private void watched(MetricName name, String path, String help) {
        Optional<MetricBinder.Measured> kind = MetricBinder.find(MetricBinder.kinds(), name);
        List<String> measured = MetricBinder.metrics(spec).stream()
                .filter(metric -> metric.word().equals(name))
                .map(metric -> "`" + metric.name() + "`")
                .toList();
        if (kind.isPresent() && !kind.get().target().isOf(declaration)) {
            problems.add(misfit(kind.get(), path).withHelp(help));
        } else if (measured.size() > 1) {
            String all = String.join(" and ", measured);
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf(path),
                            "`" + name.word() + "` is watched, and may be " + all)
                    .withLabel("which of them?")
                    .withRelated(resolved.locationOf("metrics"), "what is measured")
                    .withExpected("one `" + name.word() + "` in `metrics`", all)
                    .withHelp("keep one of them in `metrics`, or " + help));
        } else if (measured.isEmpty() && !name.equals(MetricName.LOSS)) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf(path),
                            "`" + name.word() + "` is watched and not measured")
                    .withLabel("not in `metrics`")
                    .withRelated(resolved.locationOf("metrics"), "what is measured")
                    .withExpected("a metric in `metrics`, or `loss`", "`" + name.word() + "`")
                    .withHelp("add `" + name.word() + "` to `metrics`, or " + help));
        }
    }

    private Diagnostic manyScores(String path, String word) {
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(path),
                        "`" + word + "` keeps the scores of all targets, and the dataset has some at "
                                + declaration.positions() + " positions of each example")
                .withLabel("for one class each")
                .withRelated(resolved.locationOf("dataset"), "has classes at positions")
                .withHelp("delete it, or measure `accuracy` or `top_k`");
    }

    private Diagnostic withoutProbabilities(String path, String word) {
        String loss = ComponentWord.of(spec.loss());
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(path),
                        "`" + word + "` needs probabilities of classes, and the outputs for `" + loss + "` are none")
                .withLabel("for losses of probabilities, such as `softmax_cross_entropy`")
                .withRelated(resolved.locationOf("loss"), "makes no probabilities")
                .withExpected("`loss: softmax_cross_entropy`", "`" + loss + "`")
                .withHelp("delete it, or write `loss: softmax_cross_entropy`");
    }

    private Diagnostic withoutCrossEntropy(String path, String word) {
        String loss = ComponentWord.of(spec.loss());
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(path),
                        "`" + word + "` is a function of a cross-entropy, and `" + loss + "` is none")
                .withLabel("for losses that are negative logarithms of probabilities")
                .withRelated(resolved.locationOf("loss"), "the mean of which would be taken for one")
                .withExpected("`loss: softmax_cross_entropy`, or `nll`", "`" + loss + "`")
                .withHelp("delete it, or write `loss: softmax_cross_entropy`");
    }

    private Diagnostic withoutNumbers(String path, String word) {
        String loss = ComponentWord.of(spec.loss());
        return Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf(path),
                        "`" + word + "` compares numbers, and the outputs for `" + loss + "` are none")
                .withLabel("for outputs that are numbers of the target")
                .withRelated(resolved.locationOf("loss"), "makes probabilities of all outputs together")
                .withHelp("delete it: the loss is measured");
    }
}
