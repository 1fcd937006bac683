package org.pierian.spec;

/// Layers that disturb what they get while training.
@Doc(
        "Noise drops channels or whole branches, or adds random numbers, while training; in evaluation it changes nothing.")
public sealed interface NoiseSpec extends LayerSpec {

    @Key("spatial_dropout")
    @Doc(
            value = "Sets random channels to zero during training, each with all its positions.",
            formula = "train: y[c, ...] = x[c, ...] * keep[c] / (1 - p); evaluate: y = x",
            shapes = "[channels, ...] -> same",
            source = "Tompson et al. 2015, sec. 3.2; PyTorch, `torch.nn.Dropout2d`",
            example = "- spatial_dropout: 0.1")
    record SpatialDropout(
            @Doc("Probability that a channel is set to zero.") @Range(min = 0, max = 1, belowMax = true)
            double dropProbability)
            implements NoiseSpec {}

    @Key("drop_path")
    @Doc(
            value =
                    "Sets random examples to zero during training. At the end of the layers of a `residual` it drops the"
                            + " whole branch of an example: stochastic depth.",
            formula = "train: y = x * keep / (1 - p), one keep for each example; evaluate: y = x",
            shapes = "any -> same",
            source = "Huang et al. 2016, eq. 2; Larsson et al. 2017",
            example = "- drop_path: 0.1")
    record DropPath(
            @Doc("Probability that an example is set to zero.") @Range(min = 0, max = 1, belowMax = true)
            double dropProbability)
            implements NoiseSpec {}

    @Key("gaussian_noise")
    @Doc(
            value = "Adds a normal random number to every element during training.",
            formula = "train: y = x + stddev * z; evaluate: y = x",
            shapes = "any -> same",
            source = "Bishop 1995; Keras, `tf.keras.layers.GaussianNoise`",
            example = "- gaussian_noise: 0.1")
    record GaussianNoise(
            @Doc("Standard deviation of the noise.") @Range(min = 0, aboveMin = true)
            double stddev) implements NoiseSpec {}
}
