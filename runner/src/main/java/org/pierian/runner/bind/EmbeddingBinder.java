package org.pierian.runner.bind;

import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.embedding.ClassToken;
import org.pierian.core.layer.embedding.Embedding;
import org.pierian.core.layer.embedding.NumericEmbedding;
import org.pierian.core.layer.embedding.OneHot;
import org.pierian.core.layer.embedding.PositionalEmbedding;
import org.pierian.core.layer.embedding.SinusoidalPosition;
import org.pierian.spec.EmbeddingSpec;
import org.pierian.spec.InitSpec;

/// Turns the words of embeddings into plans of layers.
///
/// @param inits initial values where a layer names none
record EmbeddingBinder(Inits inits) {

    /// The standard deviation of positions and class tokens that name no initial values.
    private static final double SMALL = 0.02;

    /// One embedding.
    LayerPlan bind(EmbeddingSpec spec) {
        return switch (spec) {
            case EmbeddingSpec.Embedding embedding ->
                new Embedding.Plan(
                        embedding.embeddingDim(),
                        Inits.optional(embedding.numEmbeddings()),
                        Inits.optional(embedding.padding()),
                        inits.weight(embedding.init()));
            case EmbeddingSpec.OneHot(Optional<Integer> classes) -> new OneHot.Plan(Inits.optional(classes));
            case EmbeddingSpec.PositionalEmbedding position -> position(position);
            case EmbeddingSpec.ClassToken(Optional<InitSpec> init) -> new ClassToken.Plan(small(init));
            case EmbeddingSpec.NumericEmbedding(int dim, Optional<InitSpec> init, Optional<InitSpec> biasInit) ->
                new NumericEmbedding.Plan(dim, inits.weight(init), inits.bias(biasInit));
        };
    }

    private static LayerPlan position(EmbeddingSpec.PositionalEmbedding spec) {
        OptionalInt maxLength = Inits.optional(spec.maxLength());
        return switch (spec.kind()) {
            case LEARNED -> new PositionalEmbedding(maxLength, small(spec.init()));
            case SINUSOIDAL -> new SinusoidalPosition(maxLength);
        };
    }

    private static Initializer small(Optional<InitSpec> own) {
        return own.map(InitBinder::bind).orElseGet(() -> new Initializer.Normal(0, SMALL));
    }
}
