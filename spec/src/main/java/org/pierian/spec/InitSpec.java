package org.pierian.spec;

/// How parameters start.
@Doc("How parameters start.")
public sealed interface InitSpec {

    @Key("zeros")
    @Doc("All zeros.")
    record Zeros() implements InitSpec {}

    @Key("constant")
    @Doc(value = "All the same number.", example = "init: {constant: 0.1}")
    record Constant(@Doc("The number.") double value) implements InitSpec {}

    @Key("uniform")
    @Doc(value = "Uniform in [low, high).", source = "Grus, ch. 19, `random_uniform`", example = "init: uniform")
    record Uniform(
            @Doc("Lower bound.") @Default("0.0") double low,

            @Doc("Upper bound; above `low`.") @Default("1.0")
            double high)
            implements InitSpec {}

    @Key("normal")
    @Doc(value = "Normal with the given mean and standard deviation.", example = "init: {normal: {std: 0.05}}")
    record Normal(
            @Doc("Mean.") @Default("0.0") double mean,

            @Doc("Standard deviation.") @Default("1.0") @Range(min = 0)
            double std)
            implements InitSpec {}

    @Key("xavier")
    @Doc(
            value = "Normal with mean 0 and the variance that keeps signals of one size.",
            formula = "variance = 2 / (fan_in + fan_out)",
            source = "Glorot and Bengio 2010, eq. 12")
    record Xavier() implements InitSpec {}

    @Key("xavier_uniform")
    @Doc(
            value = "Uniform in [-a, a).",
            formula = "a = sqrt(6 / (fan_in + fan_out))",
            source = "Glorot and Bengio 2010, eq. 16")
    record XavierUniform() implements InitSpec {}

    @Key("he_normal")
    @Doc(
            value = "Normal for layers before a relu.",
            formula = "variance = 2 / fan_in",
            source = "He et al. 2015, eq. 10")
    record HeNormal() implements InitSpec {}

    @Key("he_uniform")
    @Doc(
            value = "Uniform in [-a, a) for layers before a relu.",
            formula = "a = sqrt(6 / fan_in)",
            source = "He et al. 2015, eq. 10, as a uniform distribution")
    record HeUniform() implements InitSpec {}

    @Key("book_normal")
    @Doc(
            value = "The chapter's code, which multiplies a standard normal by the *variance*.",
            formula = "mean + variance * z",
            source = "Grus, ch. 19, `random_normal`")
    record BookNormal(
            @Doc("Mean.") @Default("0.0") double mean,

            @Doc("The number that the chapter calls variance and multiplies by.") @Default("1.0") @Range(min = 0)
            double variance)
            implements InitSpec {}

    @Key("book_xavier")
    @Doc(
            value = "The chapter's code for Xavier: a standard normal times the *variance*.",
            formula = "z * rank / sum of dimensions, so z * 2 / (in + out) for a weight and z / out for a bias",
            source = "Grus, ch. 19, `random_tensor(..., init='xavier')`")
    record BookXavier() implements InitSpec {}

    @Key("file")
    @Doc(
            value = "Start from a weights file, `.safetensors` or `.json`; names and shapes are checked.",
            example = "init: {file: start.safetensors}")
    record FromFile(
            @Doc("Path of the file, from the spec's folder.") @PathInFolder
            String path) implements InitSpec {}
}
