package org.pierian.spec;

/// Layers that apply one function to every element, or to the last axis.
@Doc("Activations apply one function to every element; `softmax` and `log_softmax` take the last axis together.")
public sealed interface ActivationSpec extends LayerSpec {

    @Key("sigmoid")
    @Doc(
            value = "Logistic function of every element.",
            formula = "y = 1 / (1 + exp(-x))",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Sigmoid`",
            example = "- sigmoid")
    record Sigmoid() implements ActivationSpec, CutsOff {}

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
    record Relu() implements ActivationSpec, CutsOff {}

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

    @Key("relu6")
    @Doc(
            value = "Rectified linear unit with a ceiling of 6.",
            formula = "y = min(max(x, 0), 6)",
            shapes = "any -> same",
            source = "Krizhevsky 2010; PyTorch, `torch.nn.ReLU6`",
            example = "- relu6")
    record Relu6() implements ActivationSpec, CutsOff {}

    @Key("hard_tanh")
    @Doc(
            value = "Straight lines in the place of a hyperbolic tangent.",
            formula = "y = min(max(x, -1), 1)",
            shapes = "any -> same",
            source = "Collobert 2004; PyTorch, `torch.nn.Hardtanh`",
            example = "- hard_tanh")
    record HardTanh() implements ActivationSpec {}

    @Key("hard_sigmoid")
    @Doc(
            value = "Straight lines in the place of a logistic function.",
            formula = "y = min(max(x / 6 + 1/2, 0), 1)",
            shapes = "any -> same",
            source = "Howard et al. 2019, sec. 5.2; PyTorch, `torch.nn.Hardsigmoid`",
            example = "- hard_sigmoid")
    record HardSigmoid() implements ActivationSpec, CutsOff {}

    @Key("hard_swish")
    @Doc(
            value = "`silu` with a hard sigmoid in the place of the logistic function.",
            formula = "y = x * min(max(x / 6 + 1/2, 0), 1)",
            shapes = "any -> same",
            source = "Howard et al. 2019, sec. 5.2; PyTorch, `torch.nn.Hardswish`",
            example = "- hard_swish")
    record HardSwish() implements ActivationSpec {}

    @Key("softsign")
    @Doc(
            value = "A smooth step from -1 to 1 that approaches its limits slowly.",
            formula = "y = x / (1 + |x|)",
            shapes = "any -> same",
            source = "Bergstra et al. 2009; PyTorch, `torch.nn.Softsign`",
            example = "- softsign")
    record Softsign() implements ActivationSpec {}

    @Key("elu")
    @Doc(
            value = "Exponential linear unit.",
            formula = "y = x where x > 0, else alpha * (exp(x) - 1)",
            shapes = "any -> same",
            source = "Clevert, Unterthiner and Hochreiter 2016; PyTorch, `torch.nn.ELU`",
            example = "- elu: 1.0")
    record Elu(
            @Doc("Minus the limit for small inputs.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double alpha) implements ActivationSpec {}

    @Key("celu")
    @Doc(
            value = "Exponential linear unit without a corner.",
            formula = "y = x where x > 0, else alpha * (exp(x / alpha) - 1)",
            shapes = "any -> same",
            source = "Barron 2017; PyTorch, `torch.nn.CELU`",
            example = "- celu: 0.5")
    record Celu(
            @Doc("Minus the limit for small inputs.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double alpha) implements ActivationSpec {}

    @Key("selu")
    @Doc(
            value = "Scaled exponential linear unit, which keeps mean 0 and variance 1.",
            formula =
                    "y = scale * x where x > 0, else scale * alpha * (exp(x) - 1), with scale = 1.0507009873554805 and"
                            + " alpha = 1.6732632423543772",
            shapes = "any -> same",
            source = "Klambauer, Unterthiner, Mayr and Hochreiter 2017; PyTorch, `torch.nn.SELU`",
            example = "- selu")
    record Selu() implements ActivationSpec {}

    @Key("gelu")
    @Doc(
            value = "Gaussian error linear unit.",
            formula =
                    "y = x * P(x) with P the standard normal distribution function; tanh: y = x / 2 * (1 + tanh(sqrt(2 / pi)"
                            + " * (x + 0.044715 * x^3)))",
            shapes = "any -> same",
            source = "Hendrycks and Gimpel 2016; PyTorch, `torch.nn.GELU`",
            example = "- gelu")
    record Gelu(
            @Doc("Whether a formula with tanh stands for P.") @Default("none")
            GeluApproximation approximate) implements ActivationSpec {}

    @Key("silu")
    @Doc(
            value = "Sigmoid linear unit, also called swish.",
            formula = "y = x / (1 + exp(-x))",
            shapes = "any -> same",
            source = "Elfwing, Uchibe and Doya 2018; PyTorch, `torch.nn.SiLU`",
            example = "- silu")
    record Silu() implements ActivationSpec {}

    @Key("softplus")
    @Doc(
            value = "A rectifier without a corner.",
            formula = "y = log(1 + exp(beta * x)) / beta",
            shapes = "any -> same",
            source = "Dugas et al. 2001; PyTorch, `torch.nn.Softplus`",
            example = "- softplus")
    record Softplus(
            @Doc("How sharply it bends.") @Default("1.0") @Range(min = 0, aboveMin = true)
            double beta) implements ActivationSpec, CutsOff {}

    @Key("mish")
    @Doc(
            value = "A smooth rectifier that dips below zero.",
            formula = "y = x * tanh(log(1 + exp(x)))",
            shapes = "any -> same",
            source = "Misra 2019; PyTorch, `torch.nn.Mish`",
            example = "- mish")
    record Mish() implements ActivationSpec {}

    @Key("identity")
    @Doc(
            value = "Leaves every element as it is.",
            formula = "y = x",
            shapes = "any -> same",
            source = "PyTorch, `torch.nn.Identity`",
            example = "- identity")
    record Identity() implements ActivationSpec {}

    @Key("scale")
    @Doc(
            value = "Multiplies every element by one number.",
            formula = "y = factor * x",
            shapes = "any -> same",
            source = "Keras, `tf.keras.layers.Rescaling`, without its offset",
            example = "- scale: 0.1")
    record Scale(@Doc("The number.") double factor) implements ActivationSpec {}

    @Key("prelu")
    @Doc(
            value = "Rectified linear unit with a learned slope below zero.",
            formula = "y = x where x > 0, else weight * x",
            shapes = "[channels, ...] -> same; weight [num_parameters]",
            source = "He, Zhang, Ren and Sun 2015; PyTorch, `torch.nn.PReLU`",
            example = "- prelu")
    record Prelu(
            @Doc("Number of slopes: 1, or as many as the first axis of an example, its channels.")
            @Default("1")
            @Range(min = 1)
            int numParameters,

            @Doc("What the slopes start with.") @Default("0.25")
            double init)
            implements ActivationSpec {}

    @Key("glu")
    @Doc(
            value = "Gated linear unit: one half of an axis times the sigmoid of the other half.",
            formula = "y = a * sigmoid(b) with x = [a, b] along dim",
            shapes = "[..., 2 * features] -> [..., features]; with dim 1, [2 * channels, ...] -> [channels, ...]",
            source = "Dauphin, Fan, Auli and Grangier 2017; PyTorch, `torch.nn.GLU`",
            example = "- glu")
    record Glu(
            @Doc("The axis that is halved: 1 for the first of an example, -1 for its last.") @Default("-1")
            int dim) implements ActivationSpec {}

    @Key("softmax")
    @Doc(
            value = "Makes probabilities of the last axis. The loss `softmax_cross_entropy` includes it.",
            formula = "y[j] = exp(x[j]) / sum over k of exp(x[k])",
            shapes = "[..., features] -> same",
            source = "Bridle 1990; PyTorch, `torch.nn.Softmax` with `dim=-1`",
            example = "- softmax")
    record Softmax() implements ActivationSpec, CutsOff {}

    @Key("log_softmax")
    @Doc(
            value = "Logarithms of the probabilities that `softmax` makes of the last axis.",
            formula = "y[j] = x[j] - log(sum over k of exp(x[k]))",
            shapes = "[..., features] -> same",
            source = "PyTorch, `torch.nn.LogSoftmax` with `dim=-1`",
            example = "- log_softmax")
    record LogSoftmax() implements ActivationSpec, CutsOff {}
}
