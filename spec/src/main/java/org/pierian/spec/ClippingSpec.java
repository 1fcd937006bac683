package org.pierian.spec;

/// How gradients that are too large are made smaller, before the optimizer follows them.
@Doc("How gradients that are too large are made smaller, before the optimizer follows them. A gradient that is not"
        + " finite stops the run.")
public sealed interface ClippingSpec {

    @Key("norm")
    @Doc(
            value =
                    "All gradients are scaled alike, so that their norm, of all parameters together, is not above a bound.",
            formula = "g = g * min(1, max_norm / (norm + 1e-6))",
            source = "Pascanu, Mikolov and Bengio 2013, algorithm 1; PyTorch, `clip_grad_norm_`",
            example = "clip: {norm: 1.0}")
    record Norm(
            @Doc("The largest norm.") @Range(min = 0, aboveMin = true)
            double maxNorm,

            @Doc("How it is measured.") @Default("l2") NormType normType)
            implements ClippingSpec {}

    @Key("value")
    @Doc(
            value = "Every number of every gradient is brought between two bounds.",
            formula = "g = min(max(g, -max), max)",
            source = "PyTorch, `clip_grad_value_`",
            example = "clip: {value: 0.5}")
    record Value(
            @Doc("The largest size of a number.") @Range(min = 0, aboveMin = true)
            double max) implements ClippingSpec {}
}
