package org.pierian.spec;

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

    @Key("softmax_cross_entropy")
    @Doc(
            value = "Negative logarithm of the softmax probability of the true class.",
            formula = "log(sum over j of exp(x[j])) - x[class]; with weights w and smoothing e, of K classes: (1 - e) *"
                    + " w[class] * -log p[class] + (e / K) * sum over j of w[j] * -log p[j], and a mean divides by the sum"
                    + " of the w[class] of the batch",
            shapes = "[classes] and a class -> one number per example",
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
}
