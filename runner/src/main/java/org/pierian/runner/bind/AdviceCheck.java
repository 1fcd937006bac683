package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.failure.Count;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.CutsOff;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.OptimizerSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;
import org.pierian.spec.UsualRates;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.Origin;
import org.pierian.spec.read.ResolvedSpec;

/// Warns of what is valid and most often not meant, as far as a spec alone shows it.
public final class AdviceCheck {

    private final ResolvedSpec resolved;
    private final RunSpec spec;
    private final List<Diagnostic> warnings = new ArrayList<>();

    private AdviceCheck(ResolvedSpec resolved) {
        this.resolved = resolved;
        this.spec = resolved.spec();
    }

    /// The warnings, each at its place in the spec.
    ///
    /// @param declaration of the spec's dataset
    public static List<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        AdviceCheck check = new AdviceCheck(resolved);
        check.chosenByTest();
        check.warnings.addAll(batch(resolved, declaration.size(Split.TRAIN)));
        check.activationBeforeSoftmax();
        check.squaresOfClasses(declaration);
        check.rate();
        return check.warnings;
    }

    private void chosenByTest() {
        for (RunSpec.Watch watch : spec.watches()) {
            if (watch.isOf(Split.TEST)) {
                Diagnostic warning = warning(
                                DiagnosticCodes.CHOSEN_BY_TEST,
                                watch.key() + ".split",
                                "the test figure is no longer honest when training is chosen by it")
                        .withLabel("watches the test set")
                        .withExpected("`split: validation` or `split: train`", "`split: test`");
                Diagnostic helped = spec.dataset() instanceof DatasetSpec.Xor
                        ? warning
                        : warning.withHelp("add `validation` to the dataset; it is then watched, and the test set is"
                                + " measured once, after training");
                warnings.add(helped.withHelp("or write `split: train`"));
            }
        }
    }

    /// A batch that was asked for and never becomes full.
    ///
    /// @param examples of the training set, if their number is known
    static List<Diagnostic> batch(ResolvedSpec resolved, OptionalInt examples) {
        int size = resolved.spec().batchSize();
        boolean isDefault = resolved.origins().get("batch_size") instanceof Origin.Default;
        if (examples.isPresent()
                && size <= examples.getAsInt()
                && resolved.spec().batchesPerStep() > 1) {
            return accumulated(resolved, examples.getAsInt());
        }
        if (isDefault || examples.isEmpty() || size <= examples.getAsInt()) {
            return List.of();
        }
        String all = Count.of(examples.getAsInt(), "example");
        return List.of(Diagnostic.warning(
                        DiagnosticCodes.BATCH_TOO_LARGE,
                        resolved.locationOf("batch_size"),
                        "`batch_size` is " + size + ", and the training set has " + all)
                .withLabel("each epoch is one step")
                .withExpected("at most " + examples.getAsInt(), Integer.toString(size))
                .withHelp("write a smaller `batch_size`; so few steps in an epoch seldom learn enough"));
    }

    /// Batches of which there are not so many as make a step.
    private static List<Diagnostic> accumulated(ResolvedSpec resolved, int examples) {
        int size = resolved.spec().stepSize();
        if (size <= examples) {
            return List.of();
        }
        return List.of(Diagnostic.warning(
                        DiagnosticCodes.BATCH_TOO_LARGE,
                        resolved.locationOf("accumulate"),
                        "`accumulate` makes steps of " + Count.of(size, "example") + ", and the training set has "
                                + Count.of(examples, "example"))
                .withLabel("each epoch is one step")
                .withHelp("accumulate fewer batches; so few steps in an epoch seldom learn enough"));
    }

    private void activationBeforeSoftmax() {
        boolean takesLogarithms = spec.loss() instanceof LossSpec.Nll || spec.loss() instanceof LossSpec.KlDivergence;
        if (takesLogarithms || LossBinder.meaning(spec.loss()) != OutputMeaning.LOGITS) {
            return;
        }
        String function = LossBinder.isBinary(spec.loss()) ? "logistic function" : "softmax";
        String path = spec.layers().getLast().key();
        LayerSpec last = spec.layers().getLast().layer();
        while (last instanceof ContainerSpec.Sequential sequence) {
            LayerSpec.Child inner = sequence.children().getLast();
            path += ".sequential." + inner.key();
            last = inner.layer();
        }
        if (last instanceof CutsOff) {
            String word = ComponentWord.of(last);
            warnings.add(warning(
                            DiagnosticCodes.ACTIVATION_BEFORE_SOFTMAX,
                            path,
                            "`" + word + "` is the last layer, right before the " + function + " of the loss")
                    .withLabel("cuts off what the " + function + " needs")
                    .withRelated(resolved.locationOf("loss"), "includes the " + function)
                    .withExpected("a `linear` layer at the end", "`" + word + "`")
                    .withHelp("delete it: the " + function + " wants any numbers, below zero and large ones too"));
        }
    }

    private void squaresOfClasses(Declaration declaration) {
        boolean squares = spec.loss() instanceof LossSpec.Sse || spec.loss() instanceof LossSpec.Mse;
        if (squares && declaration.hasClasses() && declaration.outputs() > 1) {
            String word = ComponentWord.of(spec.loss());
            warnings.add(warning(
                            DiagnosticCodes.SQUARES_OF_CLASSES,
                            "loss",
                            "`" + word + "` is a loss for numbers, and the dataset has " + declaration.outputs()
                                    + " classes")
                    .withLabel("learns classes slowly")
                    .withExpected("`softmax_cross_entropy`", "`" + word + "`")
                    .withHelp("write `loss: softmax_cross_entropy`, with a `linear` layer at the end"));
        }
    }

    private void rate() {
        OptimizerSpec optimizer = spec.optimizer();
        UsualRates usual = optimizer.usualRates();
        double rate = optimizer.learningRate();
        if (rate < usual.least() || rate > usual.most()) {
            String word = ComponentWord.of(optimizer);
            warnings.add(warning(
                            DiagnosticCodes.UNUSUAL_RATE,
                            "optimizer." + word + ".learning_rate",
                            "a `learning_rate` of " + rate + " is far outside what is usual for `" + word + "`")
                    .withLabel(rate > usual.most() ? "far larger than usual" : "far smaller than usual")
                    .withExpected(usual.least() + " to " + usual.most(), Double.toString(rate))
                    .withHelp("start from " + usual.usual() + ", and change it by factors of three"));
        }
    }

    private Diagnostic warning(String code, String path, String message) {
        return Diagnostic.warning(code, resolved.locationOf(path), message);
    }
}
