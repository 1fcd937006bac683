package org.pierian.spec;

/// A penalty on large weights that training minimizes together with the loss.
@Doc(
        "A penalty on large weights, which training minimizes together with the loss. It is of all parameters of two axes and"
                + " more, so that biases and the weights of norms are left out. Its gradient is added to that of the loss before"
                + " `clip`. The losses that are shown and recorded are without it.")
public sealed interface PenaltySpec {

    @Key("l1")
    @Doc(
            value = "Sum of the absolute values of the weights, as in the lasso: it makes many of them nearly 0.",
            formula = "alpha * sum of |w|; to the gradient: alpha * sign(w)",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 15, `lasso_penalty`; Tibshirani 1996",
            example = "penalty: {l1: 0.0001}")
    record Lasso(
            @Doc("How much it counts.") @Range(min = 0, aboveMin = true)
            double alpha) implements PenaltySpec {}

    @Key("l2")
    @Doc(
            value = "Sum of the squares of the weights, as in ridge regression. `weight_decay` of an optimizer is twice"
                    + " its `alpha`.",
            formula = "alpha * sum of w^2; to the gradient: 2 * alpha * w",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 15, `ridge_penalty`; Hoerl and Kennard 1970",
            example = "penalty: {l2: 0.001}")
    record Ridge(
            @Doc("How much it counts.") @Range(min = 0, aboveMin = true)
            double alpha) implements PenaltySpec {}

    @Key("elastic_net")
    @Doc(
            value = "Both together.",
            formula = "l1 * sum of |w| + l2 * sum of w^2; to the gradient: 2 * l2 * w + l1 * sign(w)",
            source = "Zou and Hastie 2005",
            example = "penalty: {elastic_net: {l1: 0.0001, l2: 0.001}}")
    record ElasticNet(
            @Doc("How much the absolute values count.") @Range(min = 0, aboveMin = true)
            double l1,

            @Doc("How much the squares count.") @Range(min = 0, aboveMin = true)
            double l2)
            implements PenaltySpec {}
}
