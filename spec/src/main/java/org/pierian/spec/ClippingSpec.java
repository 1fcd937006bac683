package org.pierian.spec;

/// How large gradients are clipped before the optimizer's step.
@Doc("How large gradients are clipped before the optimizer's step. A gradient that is not finite stops the run.")
public sealed interface ClippingSpec {

    @Key("norm")
    @Doc(
            value =
                    "Scales the gradients of all parameters by one factor, so that their common norm is at most `max_norm`.",
            formula = "g = g * min(1, max_norm / (norm + 1e-6))",
            source = "Pascanu, Mikolov and Bengio 2013, algorithm 1; PyTorch, `clip_grad_norm_`",
            example = "clip: {norm: 1.0}")
    record Norm(
            @Doc("Largest norm.") @Range(min = 0, aboveMin = true)
            double maxNorm,

            @Doc("Which norm.") @Default("l2") NormType normType)
            implements ClippingSpec {}

    @Key("value")
    @Doc(
            value = "Clamps every element of every gradient to [-max, max].",
            formula = "g = min(max(g, -max), max)",
            source = "PyTorch, `clip_grad_value_`",
            example = "clip: {value: 0.5}")
    record Value(
            @Doc("Largest absolute value of an element.") @Range(min = 0, aboveMin = true)
            double max) implements ClippingSpec {}
}
