package org.pierian.spec;

/// Layers that give an image another size without learning anything.
@Doc("Resampling gives an image another size without learning anything.")
public sealed interface ResamplingSpec extends LayerSpec {

    @Key("upsample")
    @Doc(
            value = "Makes an image larger.",
            formula = "y[c, i, j] = x at ((i + 0.5) / scale - 0.5, (j + 0.5) / scale - 0.5), not below 0: the nearest"
                    + " number, or a mixture of the four around it",
            shapes = "[channels, height, width] -> [channels, height * scale, width * scale]",
            source = "PyTorch, `torch.nn.Upsample` with `align_corners=False`",
            example = "- upsample: {scale: 2, mode: bilinear}")
    record Upsample(
            @Doc("Times that height and width become: one integer or two.") @Range(min = 1)
            Pair scale,

            @Doc("Where numbers are taken from.") @Default("nearest")
            UpsampleMode mode)
            implements ResamplingSpec {}
}
