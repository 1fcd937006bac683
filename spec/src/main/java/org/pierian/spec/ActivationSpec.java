package org.pierian.spec;

/// Layers that apply one function to every element.
@Doc("Activations apply one function to every element.")
public sealed interface ActivationSpec extends LayerSpec {

    @Key("sigmoid")
    @Doc(
            value = "Logistic function of every element.",
            formula = "y = 1 / (1 + exp(-x))",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Sigmoid`",
            example = "- sigmoid")
    record Sigmoid() implements ActivationSpec {}

    @Key("tanh")
    @Doc(
            value = "Hyperbolic tangent of every element.",
            formula = "y = tanh(x)",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Tanh`",
            example = "- tanh")
    record Tanh() implements ActivationSpec {}

    @Key("relu")
    @Doc(
            value = "Rectified linear unit of every element.",
            formula = "y = max(x, 0)",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Relu`",
            example = "- relu")
    record Relu() implements ActivationSpec {}

    @Key("leaky_relu")
    @Doc(
            value = "Rectified linear unit with a small slope below zero.",
            formula = "y = x where x > 0, else negative_slope * x",
            shapes = "any -> same",
            source = "Maas, Hannun and Ng 2013; PyTorch, `torch.nn.LeakyReLU`",
            example = "- leaky_relu: 0.01")
    record LeakyRelu(
            @Doc("Slope below zero.") @Default("0.01") @Range(min = 0, aboveMin = true, max = 1)
            double negativeSlope) implements ActivationSpec {}
}
