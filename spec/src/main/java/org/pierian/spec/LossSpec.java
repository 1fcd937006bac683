package org.pierian.spec;

/// What training makes small. A loss is per example; over a batch it is reduced as `reduction` says.
@Doc("What training makes small: a loss per example, reduced over a batch as `reduction` says.")
public sealed interface LossSpec {

    @Key("sse")
    @Doc(
            value = "Sum of squared errors over the outputs of an example.",
            formula = "sum over j of (prediction[j] - target[j])^2",
            shapes = "prediction and target of one shape -> one number per example",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `SSE`",
            example = "loss: sse")
    record Sse(
            @Doc("How the losses of a batch become one.") @Default("mean")
            Reduction reduction) implements LossSpec {}

    @Key("softmax_cross_entropy")
    @Doc(
            value = "Negative logarithm of the softmax probability of the true class.",
            formula = "log(sum over j of exp(x[j])) - x[class]",
            shapes = "[classes] and a class -> one number per example",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `SoftmaxCrossEntropy`",
            example = "loss: softmax_cross_entropy")
    record SoftmaxCrossEntropy(
            @Doc("How the losses of a batch become one.") @Default("mean")
            Reduction reduction) implements LossSpec {}
}
