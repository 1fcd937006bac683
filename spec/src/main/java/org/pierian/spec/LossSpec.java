package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// What training minimizes. A loss is per example, and reduced over a batch as `reduction` says.
@Doc("What training minimizes: a loss per example, reduced over a batch as `reduction` says.")
public sealed interface LossSpec {

    @Key("sse")
    @Doc(
            value = "Sum of squared errors over the outputs of an example.",
            formula = "sum over j of (prediction[j] - target[j])^2",
            shapes = "prediction and target of one shape -> one number per example",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `SSE`",
            example = "loss: sse")
    record Sse(
            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction) implements LossSpec {}

    @Key("mse")
    @Doc(
            value = "Mean of squared errors over the outputs of an example.",
            formula = "(sum over j of (prediction[j] - target[j])^2) / outputs",
            shapes = "prediction and target of one shape -> one number per example",
            source = "PyTorch, `torch.nn.MSELoss`, whose `sum` also sums over outputs, as `sse` does",
            example = "loss: mse")
    record Mse(
            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction) implements LossSpec {}

    @Key("mae")
    @Doc(
            value = "Mean of absolute errors over the outputs of an example.",
            formula = "(sum over j of |prediction[j] - target[j]|) / outputs",
            shapes = "prediction and target of one shape -> one number per example",
            source = "PyTorch, `torch.nn.L1Loss`",
            example = "loss: mae")
    record Mae(
            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction) implements LossSpec {}

    @Key("huber")
    @Doc(
            value = "Squared for small errors, linear for large ones, and so less sensitive to outliers.",
            formula = "mean over j of e^2 / 2 where |e| <= delta, delta * (|e| - delta / 2) elsewhere,"
                    + " with e = prediction[j] - target[j]",
            shapes = "prediction and target of one shape -> one number per example",
            source = "Huber 1964; PyTorch, `torch.nn.HuberLoss`",
            example = "loss: {huber: 1.0}")
    record Huber(
            @Doc("The error above which the loss is linear.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double delta,

            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction)
            implements LossSpec {}

    @Key("smooth_l1")
    @Doc(
            value = "Like `huber`, divided by its border, so that large errors have slope 1.",
            formula = "mean over j of e^2 / (2 * beta) where |e| < beta, |e| - beta / 2 elsewhere,"
                    + " with e = prediction[j] - target[j]",
            shapes = "prediction and target of one shape -> one number per example",
            source = "Girshick 2015, eq. 3; PyTorch, `torch.nn.SmoothL1Loss`",
            example = "loss: {smooth_l1: 1.0}")
    record SmoothL1(
            @Doc("The error above which the loss is linear.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double beta,

            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction)
            implements LossSpec {}

    @Key("hinge")
    @Doc(
            value = "How far a single output is from the margin on the side of its class, for two classes.",
            formula = "max(0, margin - x) for the second class, max(0, margin + x) for the first",
            shapes = "[1] and one of two classes -> one number per example",
            source = "Cortes and Vapnik 1995; scikit-learn, `hinge_loss`",
            example = "loss: hinge")
    record Hinge(
            @Doc("The distance from 0 that is enough.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double margin,

            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction)
            implements LossSpec {}

    @Key("multi_margin")
    @Doc(
            value = "How far the scores of the other classes are from being a margin below that of the class.",
            formula =
                    "(sum over j other than the class of max(0, margin - x[class] + x[j])^p) / classes; with weights w,"
                            + " times w[class]",
            shapes = "[classes] and a class -> one number per example",
            source = "Crammer and Singer 2001; PyTorch, `torch.nn.MultiMarginLoss`",
            example = "loss: multi_margin")
    record MultiMargin(
            @Doc("The distance between scores that is enough.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double margin,

            @Doc("The power of what is missing to the margin: 1 or 2.") @Default("1") @Range(min = 1, max = 2)
            int p,

            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction,

            @Doc("How much the examples of each class count; all the same unless written. A mean still divides by the"
                    + " number of examples.")
            Optional<ClassWeightingSpec> classWeights)
            implements LossSpec {}

    @Key("binary_cross_entropy")
    @Doc(
            value =
                    "Negative logarithm of the probability of the class, for two classes and a single output, whose logistic"
                            + " function is the probability of the second class. For numbers of 0 to 1, several of"
                            + " which are labels that do not exclude each other, the mean over the outputs.",
            formula =
                    "pos_weight * log(1 + exp(-x)) for the second class, log(1 + exp(x)) for the first; for numbers t:"
                            + " (sum over j of pos_weights[j] * t[j] * log(1 + exp(-x[j])) + (1 - t[j]) * log(1 + exp(x[j])))"
                            + " / outputs",
            shapes = "[1] and one of two classes, or prediction and numbers of one shape -> one number per example",
            source = "PyTorch, `torch.nn.BCEWithLogitsLoss`",
            example = "loss: binary_cross_entropy")
    record BinaryCrossEntropy(
            @Doc("How much an example of the second class counts, or a number of 1; a mean still divides by the number"
                    + " of examples.")
            @Default("1.0")
            @Range(min = 0, aboveMin = true)
            double posWeight,

            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction,

            @Doc("A `pos_weight` for each output; `pos_weight` for all unless written.")
            @Range(min = 0, aboveMin = true)
            Optional<List<Double>> posWeights)
            implements LossSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            posWeights.isEmpty() || posWeight == 1,
                            "pos_weights",
                            "`pos_weight` and `pos_weights` may not both be written",
                            "delete `pos_weight`")
                    .broken();
        }
    }

    @Key("softmax_cross_entropy")
    @Doc(
            value = "Negative logarithm of the softmax probability of the true class; for numbers, which are then"
                    + " probabilities of the classes, the mean over these.",
            formula = "log(sum over j of exp(x[j])) - x[class]; with weights w and smoothing e, of K classes: (1 - e) *"
                    + " w[class] * -log p[class] + (e / K) * sum over j of w[j] * -log p[j], and a mean divides by the sum"
                    + " of the w[class] of the batch; for probabilities t: sum over j of w[j] * ((1 - e) * t[j] + e / K) *"
                    + " -log p[j], and a mean divides by the number of examples",
            shapes =
                    "[classes] and a class or as many numbers -> one number per example; [time, classes] and a class for each step, or"
                            + " [classes, height, width] and one for each pixel -> one number for each that counts",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `SoftmaxCrossEntropy`; PyTorch,"
                    + " `torch.nn.CrossEntropyLoss`; Szegedy et al. 2016, sec. 7",
            example = "loss: softmax_cross_entropy")
    record SoftmaxCrossEntropy(
            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction,

            @Doc("How much the examples of each class count; all the same unless written.")
            Optional<ClassWeightingSpec> classWeights,

            @Doc("Part of the target that is spread evenly over all classes; none unless written.")
            @Range(min = 0, max = 1, belowMax = true)
            Optional<Double> labelSmoothing)
            implements LossSpec {}

    @Key("nll")
    @Doc(
            value = "Negative logarithm of the probability of the class, where the outputs are logarithms of"
                    + " probabilities: those of a last layer `log_softmax`.",
            formula =
                    "-w[class] * x[class] with weights w of the classes, and a mean divides by the sum of the w[class]"
                            + " of the batch",
            shapes = "[classes] and a class -> one number per example",
            source = "PyTorch, `torch.nn.NLLLoss`",
            example = "loss: nll")
    record Nll(
            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction,

            @Doc("How much the examples of each class count; all the same unless written.")
            Optional<ClassWeightingSpec> classWeights)
            implements LossSpec {}

    @Key("kl_divergence")
    @Doc(
            value = "How far probabilities are from those that are wanted. The outputs are logarithms of probabilities:"
                    + " those of a last layer `log_softmax`.",
            formula = "sum over j of t[j] * (log t[j] - x[j]), 0 where t[j] is 0; with log_target, sum over j of"
                    + " exp(t[j]) * (t[j] - x[j])",
            shapes = "prediction and target of one shape -> one number per example",
            source = "Kullback and Leibler 1951; PyTorch, `torch.nn.KLDivLoss` with `batchmean`, where `mean` also"
                    + " divides by the number of outputs",
            example = "loss: kl_divergence")
    record KlDivergence(
            @Doc("Whether targets are logarithms of probabilities, and not probabilities.") @Default("false")
            boolean logTarget,

            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction)
            implements LossSpec {}

    @Key("poisson")
    @Doc(
            value = "Negative logarithm of the probability of a count, for counts of the Poisson distribution. The"
                    + " network gives the logarithm of the mean.",
            formula = "mean over j of exp(x[j]) - t[j] * x[j]; without log_input, of x[j] - t[j] * log(x[j] + epsilon);"
                    + " with full, t[j] * log t[j] - t[j] + log(2 * pi * t[j]) / 2 is added where t[j] > 1",
            shapes = "prediction and target of one shape -> one number per example",
            source = "PyTorch, `torch.nn.PoissonNLLLoss`",
            example = "loss: poisson")
    record Poisson(
            @Doc(
                    "Whether the outputs are logarithms of means. Otherwise they are means, and have to be above 0: those of"
                            + " a last layer `softplus`.")
            @Default("true")
            boolean logInput,

            @Doc("Whether what depends on the count alone is added, by Stirling's approximation.") @Default("false")
            boolean full,

            @Doc("Added to a mean before its logarithm is taken, without `log_input`.")
            @Default("1e-8")
            @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction)
            implements LossSpec {}

    @Key("dice")
    @Doc(
            value = "How little the softmax probabilities of each class overlap with the positions that have it. All"
                    + " classes count the same, however few positions they have, as in the segmentation of images.",
            formula =
                    "1 - mean over the classes k of (2 * sum of p[k] where k is the class + smooth) / (sum of p[k]^2 +"
                            + " positions of class k + smooth), with sums over the positions of an example",
            shapes =
                    "[classes], [time, classes] or [classes, height, width], and a class for each position -> one number"
                            + " per example",
            source = "Milletari, Navab and Ahmadi 2016, sec. 3, without `smooth`",
            example = "loss: dice")
    record Dice(
            @Doc("Added above and below, so that a class without positions does no harm.")
            @Default("1.0")
            @Range(min = 0, aboveMin = true)
            double smooth,

            @Doc("How the losses of a batch are reduced to one number.") @Default("mean")
            Reduction reduction)
            implements LossSpec {}
}
