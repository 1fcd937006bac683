package org.pierian.spec;

/// Layers that bring numbers to mean 0 and variance 1.
@Doc("Norms bring numbers to a common size, most to mean 0 and variance 1; a learned weight and bias may follow.")
public sealed interface NormSpec extends LayerSpec {

    @Key("layer_norm")
    @Doc(
            value = "Normalizes one axis of every example, usually the last.",
            formula = "y = (x - mean) / sqrt(variance + epsilon) * weight + bias",
            shapes = "[..., features] -> same; weight [features], bias [features];"
                    + " with dim 1, [channels, ...] -> same; weight [channels], bias [channels]",
            source = "Ba, Kiros and Hinton 2016; PyTorch, `torch.nn.LayerNorm`",
            example = "- layer_norm")
    record LayerNorm(
            @Doc("Added to the variance.") @Default("1e-5") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("The axis: -1 for the last of an example, 1 for its first, the channels of an image.") @Default("-1")
            int dim,

            @Doc("Whether the result is multiplied by a learned weight.") @Default("true")
            boolean weight,

            @Doc("Whether a learned bias is added.") @Default("true")
            boolean bias)
            implements NormSpec {}

    @Key("rms_norm")
    @Doc(
            value = "Divides the last axis of every example by the root of the mean of its squares.",
            formula = "y = x / sqrt(mean(x^2) + epsilon) * weight",
            shapes = "[..., features] -> same; weight [features]",
            source = "Zhang and Sennrich 2019, eq. 4; PyTorch, `torch.nn.RMSNorm`",
            example = "- rms_norm")
    record RmsNorm(
            @Doc("Added to the mean of the squares.") @Default("1e-6") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Whether the result is multiplied by a learned weight.") @Default("true")
            boolean weight)
            implements NormSpec {}

    @Key("group_norm")
    @Doc(
            value =
                    "Divides the channels of every example into groups of neighbours, and normalizes each group over all"
                            + " its positions.",
            formula = "y = (x - mean) / sqrt(variance + epsilon) * weight + bias",
            shapes = "[channels, ...] -> same; weight [channels], bias [channels]",
            source = "Wu and He 2018; PyTorch, `torch.nn.GroupNorm`",
            example = "- group_norm: 2")
    record GroupNorm(
            @Doc("Number of groups; it divides the number of channels.") @Range(min = 1)
            int numGroups,

            @Doc("Added to the variance.") @Default("1e-5") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Whether the result is multiplied by a learned weight.") @Default("true")
            boolean weight,

            @Doc("Whether a learned bias is added.") @Default("true")
            boolean bias)
            implements NormSpec {}

    @Key("instance_norm")
    @Doc(
            value = "Normalizes each channel of every example over its positions: `group_norm` with as many groups as"
                    + " channels.",
            formula = "y = (x - mean) / sqrt(variance + epsilon) * weight + bias",
            shapes = "[channels, ...] -> same; weight [channels], bias [channels], where they are asked for",
            source = "Ulyanov, Vedaldi and Lempitsky 2016, eq. 4; PyTorch, `torch.nn.InstanceNorm2d`",
            example = "- instance_norm")
    record InstanceNorm(
            @Doc("Added to the variance.") @Default("1e-5") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Whether the result is multiplied by a learned weight.") @Default("false")
            boolean weight,

            @Doc("Whether a learned bias is added.") @Default("false")
            boolean bias)
            implements NormSpec {}

    @Key("batch_norm")
    @Doc(
            value =
                    "Normalizes each channel over the batch and all positions during training, and by running statistics in"
                            + " evaluation. Statistics are those of one batch, also where the gradients of several are added up.",
            formula = "y = (x - mean) / sqrt(variance + epsilon) * weight + bias;"
                    + " train: running = (1 - momentum) * running + momentum * batch",
            shapes = "[channels, ...] -> same; weight [channels], bias [channels];"
                    + " running_mean [channels] and running_var [channels] are saved with them",
            source = "Ioffe and Szegedy 2015, algorithms 1 and 2; PyTorch, `torch.nn.BatchNorm2d`",
            example = "- batch_norm")
    record BatchNorm(
            @Doc("Added to the variance.") @Default("1e-5") @Range(min = 0, aboveMin = true)
            double epsilon,

            @Doc("Share of each batch in the running statistics.") @Default("0.1") @Range(min = 0, max = 1)
            double momentum,

            @Doc("Whether the result is multiplied by a learned weight.") @Default("true")
            boolean weight,

            @Doc("Whether a learned bias is added.") @Default("true")
            boolean bias)
            implements NormSpec {}
}
