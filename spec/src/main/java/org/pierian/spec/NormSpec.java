package org.pierian.spec;

/// Layers that bring numbers to mean 0 and variance 1.
@Doc("Norms bring numbers to mean 0 and variance 1, and scale them by what is learned.")
public sealed interface NormSpec extends LayerSpec {

    @Key("layer_norm")
    @Doc(
            value = "Normalizes the last axis of every example.",
            formula = "y = (x - mean) / sqrt(variance + epsilon) * weight + bias",
            shapes = "[..., features] -> same; weight [features], bias [features]",
            source = "Ba, Kiros and Hinton 2016; PyTorch, `torch.nn.LayerNorm`",
            example = "- layer_norm")
    record LayerNorm(
            @Doc("Added to the variance.") @Default("1e-5") @Range(min = 0, aboveMin = true)
            double epsilon) implements NormSpec {}
}
