package org.pierian.spec;

import java.util.List;

/// How parameters are updated from their gradients, in order of increasing complexity.
@Doc("How parameters are updated from their gradients.")
public sealed interface OptimizerSpec {

    /// The learning rate, before a schedule changes it.
    double learningRate();

    @Key("gradient_descent")
    @Doc(
            value = "A step against the gradient.",
            formula = "p = p - learning_rate * g",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `GradientDescent`",
            example = "optimizer: {gradient_descent: 0.1}")
    record GradientDescent(
            @Doc("Step size.") @Default("0.1") @Range(min = 0, aboveMin = true)
            double learningRate) implements OptimizerSpec {}

    @Key("momentum")
    @Doc(
            value =
                    "A step against a running average of the gradients: at 0.99 a hundred times shorter than in the form"
                            + " without `1 - momentum`, which is `sgd`.",
            formula = "u = momentum * u + (1 - momentum) * g; p = p - learning_rate * u",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Momentum`",
            example = "optimizer: {momentum: {learning_rate: 0.01, momentum: 0.99}}")
    record Momentum(
            @Doc("Step size.") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rate of the running average.") @Default("0.9") @Range(min = 0, max = 1, belowMax = true)
            double momentum)
            implements OptimizerSpec {}

    @Key("sgd")
    @Doc(
            value = "Stochastic gradient descent with the options of PyTorch.",
            formula =
                    "g = g + weight_decay * p; buf = momentum * buf + (1 - dampening) * g (buf = g in the first step);"
                            + " p = p - learning_rate * (nesterov ? g + momentum * buf : buf)",
            source = "Sutskever, Martens, Dahl and Hinton 2013; PyTorch, `torch.optim.SGD`",
            example = "optimizer: {sgd: {learning_rate: 0.1, momentum: 0.9, nesterov: true}}")
    record Sgd(
            @Doc("Step size.") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Momentum factor.") @Default("0.0") @Range(min = 0, max = 1, belowMax = true)
            double momentum,

            @Doc("Fraction of the new gradient that is left out of the momentum.")
            @Default("0.0")
            @Range(min = 0, max = 1)
            double dampening,

            @Doc("Nesterov momentum; needs momentum and no dampening.") @Default("false")
            boolean nesterov,

            @Doc("L2 penalty: this times the parameter is added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay)
            implements OptimizerSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            !nesterov || (momentum > 0 && dampening == 0),
                            "nesterov",
                            "`nesterov` needs `momentum` above 0 and `dampening` 0",
                            "add `momentum: 0.9`, or delete `nesterov`")
                    .broken();
        }
    }

    @Key("rmsprop")
    @Doc(
            value = "Steps divided by the root of a running average of the squared gradient.",
            formula =
                    "g = g + weight_decay * p; v = alpha * v + (1 - alpha) * g^2; d = g / (sqrt(v) + epsilon), centered: g /"
                            + " (sqrt(v - a^2) + epsilon) with a = alpha * a + (1 - alpha) * g; p = p - learning_rate * d, with"
                            + " momentum: buf = momentum * buf + d; p = p - learning_rate * buf",
            source = "Tieleman and Hinton 2012, Neural Networks for Machine Learning, lecture 6.5; PyTorch,"
                    + " `torch.optim.RMSprop`",
            example = "optimizer: {rmsprop: {learning_rate: 0.001, alpha: 0.9}}")
    record Rmsprop(
            @Doc("Step size.") @Default("0.01") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rate of the average of squared gradients.")
            @Default("0.99")
            @Range(min = 0, max = 1, belowMax = true)
            double alpha,

            @Doc("Added to the divisor.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Weight decay, added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay,

            @Doc("Momentum factor.") @Default("0.0") @Range(min = 0, max = 1, belowMax = true)
            double momentum,

            @Doc("Whether the variance of the gradient is used instead of its square.") @Default("false")
            boolean centered)
            implements OptimizerSpec {}

    @Key("adam")
    @Doc(
            value = "Steps scaled by running averages of the gradient and its square.",
            formula = "g = g + weight_decay * p; m = b1 * m + (1 - b1) * g; v = b2 * v + (1 - b2) * g^2;"
                    + " in step t: p = p - learning_rate * (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)",
            source = "Kingma and Ba 2015, algorithm 1",
            example = "optimizer: {adam: 0.001}")
    record Adam(
            @Doc("Step size.") @Default("0.001") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the two running averages.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the denominator.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("L2 penalty: this times the parameter is added to the gradient.") @Default("0.0") @Range(min = 0)
            double weightDecay)
            implements OptimizerSpec {}

    @Key("adamw")
    @Doc(
            value = "Adam with weight decay applied to the parameters and not to the gradient.",
            formula = "p = p * (1 - learning_rate * weight_decay), then a step of adam without decay",
            source = "Loshchilov and Hutter 2019, algorithm 2",
            example = "optimizer: {adamw: {learning_rate: 0.001, weight_decay: 0.01}}")
    record AdamW(
            @Doc("Step size.") @Default("0.001") @Range(min = 0, aboveMin = true)
            double learningRate,

            @Doc("Decay rates of the two running averages.")
            @Default("[0.9, 0.999]")
            @Range(min = 0, max = 1, belowMax = true)
            Betas betas,

            @Doc("Added to the denominator.") @Default("1e-8") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Weight decay; each step multiplies a parameter by 1 - learning_rate * weight_decay.")
            @Default("0.01")
            @Range(min = 0)
            double weightDecay)
            implements OptimizerSpec {}
}
