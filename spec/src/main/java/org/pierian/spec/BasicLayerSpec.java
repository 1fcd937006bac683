package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that multiply by a matrix or a vector, or drop elements.
@Doc("Basic layers multiply by a matrix or a vector, or drop elements.")
public sealed interface BasicLayerSpec extends LayerSpec {

    @Key("linear")
    @Doc(
            value = "Affine map of the last axis of every example.",
            formula = "y = x W^T + b",
            shapes =
                    "[..., in_features] -> [..., out_features]; weight [out_features, in_features], bias [out_features]",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Linear`",
            example = "- linear: {out_features: 30, init: xavier}")
    record Linear(
            @Doc("Number of outputs.") @Range(min = 1) int outFeatures,

            @Doc("Number of inputs. Inferred from the previous layer; if written, it is checked.") @Range(min = 1)
            Optional<Integer> inFeatures,

            @Doc("Whether a bias is added.") @Default("true")
            boolean bias,

            @Doc("Initial weights; the spec's `init` unless written here.")
            Optional<InitSpec> init,

            @Doc("Initial bias; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit,

            @Doc("An earlier layer whose weight [out_features, in_features] is used here too, such as an `embedding`:"
                    + " its name, looked for among the neighbours first, then further out.")
            Optional<String> tiedTo)
            implements BasicLayerSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            tiedTo.isEmpty() || init.isEmpty(),
                            "init",
                            "a weight that is tied has the `init` of the layer that owns it",
                            "delete `init`, or write it in that layer")
                    .broken();
        }
    }

    @Key("layer_scale")
    @Doc(
            value = "Multiplies one axis by a learned vector, as at the end of a residual branch.",
            formula = "y = x * weight",
            shapes =
                    "[..., features] -> same; weight [features]; with dim 1, [channels, ...] -> same; weight [channels]",
            source = "Touvron et al. 2021, sec. 2.2; Liu et al. 2022",
            example = "- layer_scale: 1e-6")
    record LayerScale(
            @Doc("What every number of the vector starts with.")
            double initial,

            @Doc("The axis: -1 for the last of an example, 1 for its first, the channels of an image.") @Default("-1")
            int dim)
            implements BasicLayerSpec {}

    @Key("dropout")
    @Doc(
            value = "Sets random elements to zero during training.",
            formula = "train: y = x * keep / (1 - p); evaluate: y = x",
            shapes = "any -> same",
            source = "Srivastava et al. 2014, sec. 10; PyTorch, `torch.nn.Dropout`",
            example = "- dropout: 0.1")
    record Dropout(
            @Doc("Probability that an element is set to zero.") @Range(min = 0, max = 1, belowMax = true)
            double dropProbability)
            implements BasicLayerSpec {}

    @Key("book_dropout")
    @Doc(
            value = "Sets random elements to zero during training, and scales during evaluation, as the book does.",
            formula = "train: y = x * keep; evaluate: y = x * (1 - p)",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Dropout`",
            example = "- book_dropout: 0.1")
    record BookDropout(
            @Doc("Probability that an element is set to zero.") @Range(min = 0, max = 1, belowMax = true)
            double dropProbability)
            implements BasicLayerSpec {}
}
