package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.failure.Count;
import org.pierian.spec.ClassWeightingSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.NumberScale;
import org.pierian.spec.RunSpec;
import org.pierian.spec.TableSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Whether the loss fits the target of the dataset.
final class LossCheck {

    private final ResolvedSpec resolved;
    private final RunSpec spec;
    private final Declaration declaration;
    private final List<Diagnostic> problems = new ArrayList<>();

    private LossCheck(ResolvedSpec resolved, Declaration declaration) {
        this.resolved = resolved;
        this.spec = resolved.spec();
        this.declaration = declaration;
    }

    /// What does not fit, at its place in the spec.
    static List<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        LossCheck check = new LossCheck(resolved, declaration);
        if (!declaration.hasLabels() || check.fitsLabels()) {
            check.loss();
        }
        return check.problems;
    }

    private void loss() {
        String word = ComponentWord.of(spec.loss());
        boolean fits = switch (spec.loss()) {
            case LossSpec.Sse _, LossSpec.Mse _, LossSpec.Mae _, LossSpec.Huber _, LossSpec.SmoothL1 _ ->
                oneClassEach(word);
            case LossSpec.Hinge _ -> twoClasses(word);
            case LossSpec.BinaryCrossEntropy binary ->
                (declaration.hasClasses() ? twoClasses(word) : numbersAsTheyAre(word, "numbers of 0 to 1"))
                        && positiveWeights(binary);
            case LossSpec.MultiMargin _, LossSpec.Nll _, LossSpec.Dice _ -> outputForEachClass(word);
            case LossSpec.SoftmaxCrossEntropy _ ->
                isOfProbabilities() ? numbersAsTheyAre(word, "probabilities") : outputForEachClass(word);
            case LossSpec.KlDivergence kl -> oneClassEach(word) && divergence(kl, word);
            case LossSpec.Poisson _ -> counts(word);
        };
        if (fits) {
            LossBinder.classWeights(spec.loss()).ifPresent(weights -> weights(weights, word));
        }
    }

    /// Whether the loss takes each output alone, as an example may have several labels.
    private boolean fitsLabels() {
        boolean alone = switch (spec.loss()) {
            case LossSpec.BinaryCrossEntropy _,
                    LossSpec.Sse _,
                    LossSpec.Mse _,
                    LossSpec.Mae _,
                    LossSpec.Huber _,
                    LossSpec.SmoothL1 _ -> true;
            case LossSpec.Hinge _,
                    LossSpec.MultiMargin _,
                    LossSpec.Nll _,
                    LossSpec.Dice _,
                    LossSpec.SoftmaxCrossEntropy _,
                    LossSpec.KlDivergence _,
                    LossSpec.Poisson _ -> false;
        };
        if (!alone) {
            String word = ComponentWord.of(spec.loss());
            problems.add(Misfit.of(resolved, declaration, "loss", word, "one answer for each example")
                    .withHelp("write `loss: binary_cross_entropy`, which takes each label alone"));
        }
        return alone;
    }

    /// Whether numbers may be probabilities of several classes.
    private boolean isOfProbabilities() {
        return !declaration.hasClasses() && declaration.outputs() > 1;
    }

    private boolean divergence(LossSpec.KlDivergence loss, String word) {
        if (!declaration.hasClasses()) {
            return numbersAsTheyAre(word, loss.logTarget() ? "logarithms of probabilities" : "probabilities");
        }
        if (loss.logTarget()) {
            problems.add(Misfit.of(resolved, declaration, "loss.kl_divergence.log_target", "log_target")
                    .withHelp("delete it: the probability of an example's class is 1"));
            return false;
        }
        return outputForEachClass(word);
    }

    private boolean counts(String word) {
        if (declaration.hasClasses()) {
            problems.add(
                    Misfit.of(resolved, declaration, "loss", word).withHelp("write `loss: softmax_cross_entropy`"));
            return false;
        }
        return numbersAsTheyAre(word, "counts");
    }

    /// Whether numbers are neither scaled nor transformed.
    private boolean numbersAsTheyAre(String word, String what) {
        if (!(spec.dataset() instanceof TableSpec table)
                || !(table.target() instanceof TargetSpec.NumberColumn(String _, NumberScale scale, var transform))) {
            return true;
        }
        boolean scaled = scale != NumberScale.NONE;
        if (!scaled && transform.isEmpty()) {
            return true;
        }
        String key = scaled ? "scale" : "transform";
        String help = scaled ? "write `scale: none` in the target" : "delete `transform`";
        problems.add(Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf("dataset." + ComponentWord.of(table) + ".target.number." + key),
                        "`" + word + "` needs " + what + " as they are, and the target has a `" + key + "`")
                .withLabel("changes the numbers")
                .withRelated(resolved.locationOf("loss"), "needs " + what)
                .withHelp(help + (scaled ? ", or write `loss: mse`" : "")));
        return false;
    }

    private boolean positiveWeights(LossSpec.BinaryCrossEntropy loss) {
        int outputs = LossBinder.outputs(loss, declaration);
        int written = loss.posWeights().map(List::size).orElse(outputs);
        if (written != outputs) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf("loss.binary_cross_entropy.pos_weights"),
                            "`pos_weights` has " + Count.of(written, "weight") + ", and the network has "
                                    + Count.of(outputs, "output"))
                    .withLabel("one for each output")
                    .withRelated(resolved.locationOf("dataset"), "has " + Count.of(outputs, "output"))
                    .withExpected("a list of " + outputs, "a list of " + written)
                    .withHelp("write a weight for each output, or one `pos_weight` for all"));
        }
        return written == outputs;
    }

    /// Whether there is one.
    private boolean outputForEachClass(String word) {
        if (!declaration.hasClasses()) {
            problems.add(Misfit.of(resolved, declaration, "loss", word)
                    .withHelp("write `loss: mse`, or make the target a class"));
        } else if (declaration.outputs() == 1) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf("loss"),
                            "`" + word + "` needs an output for each class, and the dataset has one for both")
                    .withLabel("for two outputs and more")
                    .withRelated(resolved.locationOf("dataset"), "has one output, 0 or 1")
                    .withHelp("write `loss: binary_cross_entropy` or `loss: sse`"));
        } else {
            return true;
        }
        return false;
    }

    private boolean twoClasses(String word) {
        int classes = declaration.classCount();
        if (!declaration.hasClasses()) {
            problems.add(Misfit.of(resolved, declaration, "loss", word)
                    .withHelp("write `loss: mse`, or make the target a class"));
        } else if (classes != 2) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf("loss"),
                            "`" + word + "` needs two classes, and the dataset has " + classes)
                    .withLabel("for two classes only")
                    .withRelated(resolved.locationOf("dataset"), "has " + classes + " classes")
                    .withHelp("write `loss: softmax_cross_entropy`"));
        }
        return classes == 2;
    }

    /// Losses of numbers take all outputs of an example together, so that none could be left out where no class
    /// counts: among several outputs, and behind an example's length.
    private boolean oneClassEach(String word) {
        if (!declaration.hasPositions()) {
            return true;
        }
        if (declaration.outputs() == 1) {
            return classAtEveryStep(word);
        }
        problems.add(Diagnostic.error(
                        DiagnosticCodes.CONTRADICTION,
                        resolved.locationOf("loss"),
                        "`" + word + "` needs one class for each example, and the dataset has classes at "
                                + declaration.positions() + " positions")
                .withLabel("for one class each")
                .withRelated(resolved.locationOf("dataset"), "has classes at positions")
                .withHelp("write `loss: softmax_cross_entropy`"));
        return false;
    }

    private boolean classAtEveryStep(String word) {
        boolean everywhere =
                declaration.positions().rank() != 1 || !declaration.input().padded();
        if (!everywhere) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf("loss"),
                            "`" + word
                                    + "` needs a class at every step, and the examples have lengths, behind which none"
                                    + " counts")
                    .withLabel("cannot leave steps out")
                    .withRelated(resolved.locationOf("dataset"), "has lengths")
                    .withHelp("write `loss: binary_cross_entropy`, which leaves them out"));
        }
        return everywhere;
    }

    private void weights(ClassWeightingSpec weights, String word) {
        int classes = declaration.hasClasses() ? declaration.classCount() : declaration.outputs();
        String path = "loss." + word + ".class_weights";
        if (weights instanceof ClassWeightingSpec.Balanced && !declaration.hasClasses()) {
            problems.add(Misfit.of(resolved, declaration, path, "balanced")
                    .withHelp("write a weight for each output: `by_class`"));
        } else if (weights instanceof ClassWeightingSpec.Balanced
                && declaration.classes().isEmpty()) {
            problems.add(Diagnostic.error(
                            DiagnosticCodes.CONTRADICTION,
                            resolved.locationOf(path),
                            "`balanced` needs named classes, and the dataset has tokens")
                    .withLabel("for classes, not tokens")
                    .withRelated(resolved.locationOf("dataset"), "has tokens")
                    .withHelp("delete `class_weights`, or write a weight for each token"));
        }
        if (weights instanceof ClassWeightingSpec.ByClass(List<Double> all) && all.size() != classes) {
            problems.add(
                    Diagnostic.error(
                                    DiagnosticCodes.CONTRADICTION,
                                    resolved.locationOf(path + ".by_class.weights"),
                                    "`class_weights` has " + Count.of(all.size(), "weight") + ", and the dataset has "
                                            + classes + " classes")
                            .withLabel("one for each class")
                            .withRelated(resolved.locationOf("dataset"), "has " + classes + " classes")
                            .withExpected("a list of " + classes, "a list of " + all.size())
                            .withHelp(
                                    "write a weight for each class, in the order of the classes, or `class_weights: balanced`"));
        }
    }
}
