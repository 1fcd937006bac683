package org.pierian.spec;

import java.util.List;

/// Optimizers with one step size for all elements.
@Doc("Descent takes steps against the gradient, or against an average of gradients.")
public sealed interface DescentSpec extends OptimizerSpec {

    @Override
    default UsualRates usualRates() {
        return new UsualRates(1e-6, 0.1, 10);
    }

    @Key("gradient_descent")
    @Doc(
            value = "A step against the gradient.",
            formula = "p = p - learning_rate * g",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `GradientDescent`",
            example = "optimizer: {gradient_descent: 0.1}")
    record GradientDescent(
            @Doc("Step size.") @Default("0.1") @Range(min = 0, aboveMin = true)
            double learningRate) implements DescentSpec {

        @Override
        public boolean hasWeightDecay() {
            return false;
        }
    }

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
            implements DescentSpec {

        @Override
        public boolean hasWeightDecay() {
            return false;
        }
    }

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
            implements DescentSpec, Constrained {

        @Override
        public UsualRates usualRates() {
            return new UsualRates(1e-6, 0.01, 5);
        }

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
}
