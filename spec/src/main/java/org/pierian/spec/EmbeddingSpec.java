package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that learn vectors: one for each index, step or feature.
@Doc("Embeddings learn vectors: one for each index, step or feature.")
public sealed interface EmbeddingSpec extends LayerSpec {

    @Key("embedding")
    @Doc(
            value = "A learned vector for each index.",
            formula = "y[..., :] = weight[x[...], :]",
            shapes = "indices of [...] -> [..., embedding_dim]; weight [num_embeddings, embedding_dim]",
            source = "Bengio, Ducharme, Vincent and Jauvin 2003, A neural probabilistic language model, sec. 2;"
                    + " PyTorch, `torch.nn.Embedding`",
            example = "- embedding: 16")
    record Embedding(
            @Doc("Elements of a vector.") @Range(min = 1) int embeddingDim,

            @Doc("Number of vectors. Inferred from the dataset; if written, it may be larger.")
            @Range(min = 1, max = 16777216)
            Optional<Integer> numEmbeddings,

            @Doc("An index whose vector starts as zeros and is not learned.") @Range(min = 0)
            Optional<Integer> padding,

            @Doc("Initial vectors; the spec's `init` unless written here.")
            Optional<InitSpec> init)
            implements EmbeddingSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            padding.isEmpty() || numEmbeddings.isEmpty() || padding.get() < numEmbeddings.get(),
                            "padding",
                            "`padding` must be below `num_embeddings`",
                            "write an index that has a vector")
                    .broken();
        }
    }

    @Key("one_hot")
    @Doc(
            value = "Writes each index as zeros with a one at its place.",
            formula = "y[..., j] = 1 where x[...] = j, else 0",
            shapes = "indices of [...] -> [..., num_classes]",
            source = "PyTorch, `torch.nn.functional.one_hot`",
            example = "- one_hot")
    record OneHot(
            @Doc("Elements of a vector. Inferred from the dataset; if written, it may be larger.")
            @Range(min = 1, max = 16777216)
            Optional<Integer> numClasses)
            implements EmbeddingSpec {}

    @Key("positional_embedding")
    @Doc(
            value = "Adds a vector to each step that tells its position.",
            formula = "y[t] = x[t] + weight[t]; sinusoidal: y[t, 2i] = x[t, 2i] + sin(t w) and"
                    + " y[t, 2i + 1] = x[t, 2i + 1] + cos(t w) with w = 10000^(-2i / features)",
            shapes = "[time, features] -> same; weight [max_length, features]",
            source = "Vaswani et al. 2017, Attention is all you need, sec. 3.5; Gehring et al. 2017, Convolutional"
                    + " sequence to sequence learning, sec. 3.1",
            example = "- positional_embedding")
    record PositionalEmbedding(
            @Doc("Number of positions; that of the steps unless written.") @Range(min = 1)
            Optional<Integer> maxLength,

            @Doc("Where the vectors come from.") @Default("learned")
            PositionKind kind,

            @Doc("Initial vectors; normal with a standard deviation of 0.02 unless written here.")
            Optional<InitSpec> init)
            implements EmbeddingSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            init.isEmpty() || kind == PositionKind.LEARNED,
                            "init",
                            "`init` needs `kind: learned`; sines and cosines are not drawn",
                            "delete `init`")
                    .broken();
        }
    }

    @Key("class_token")
    @Doc(
            value = "Puts one learned vector before the first step.",
            formula = "y[0] = weight, y[t + 1] = x[t]",
            shapes = "[time, features] -> [time + 1, features]; weight [features]",
            source = "Devlin et al. 2019, BERT, sec. 3; Dosovitskiy et al. 2021, An image is worth 16x16 words, eq. 1",
            example = "- class_token")
    record ClassToken(
            @Doc("The initial vector; normal with a standard deviation of 0.02 unless written here.")
            Optional<InitSpec> init)
            implements EmbeddingSpec {}

    @Key("numeric_embedding")
    @Doc(
            value = "Makes a vector of each feature, along a learned line.",
            formula = "y[i] = x[i] * weight[i] + bias[i]",
            shapes = "[features] -> [features, embedding_dim]; weight and bias [features, embedding_dim]",
            source = "Gorishniy, Rubachev, Khrulkov and Babenko 2021, Revisiting deep learning models for tabular data,"
                    + " sec. 3.3",
            example = "- numeric_embedding: 8")
    record NumericEmbedding(
            @Doc("Elements of a vector.") @Range(min = 1) int embeddingDim,

            @Doc("Initial weights; the spec's `init` unless written here.")
            Optional<InitSpec> init,

            @Doc("Initial bias; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements EmbeddingSpec {}
}
