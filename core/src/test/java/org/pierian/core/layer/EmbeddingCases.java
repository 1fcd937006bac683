package org.pierian.core.layer;

import java.util.List;
import java.util.OptionalInt;
import org.pierian.core.layer.embedding.ClassToken;
import org.pierian.core.layer.embedding.Embedding;
import org.pierian.core.layer.embedding.NumericEmbedding;
import org.pierian.core.layer.embedding.OneHot;
import org.pierian.core.layer.embedding.PositionalEmbedding;
import org.pierian.core.layer.embedding.SinusoidalPosition;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Embeddings for the tests that every layer must pass.
final class EmbeddingCases {

    private EmbeddingCases() {}

    static List<LayerCase> all() {
        Shape steps = Shape.of(4, 3);
        OptionalInt none = OptionalInt.empty();
        return List.of(
                new LayerCase("embedding", embedding(5, none, none), TensorType.indices(Shape.of(6), 4)),
                new LayerCase("embedding of one index", embedding(3, none, none), TensorType.indices(Shape.of(), 5)),
                new LayerCase(
                        "embedding with more vectors and padding",
                        embedding(4, OptionalInt.of(9), OptionalInt.of(8)),
                        TensorType.indices(Shape.of(5), 3).padded(true)),
                new LayerCase("one-hot", new OneHot.Plan(none), TensorType.indices(Shape.of(2, 3), 5)),
                new LayerCase(
                        "one-hot with more classes",
                        new OneHot.Plan(OptionalInt.of(7)),
                        TensorType.indices(Shape.of(), 5)),
                new LayerCase("positional embedding", new PositionalEmbedding(none, LayerCase.WEIGHTS), steps),
                new LayerCase(
                        "more positions than steps",
                        new PositionalEmbedding(OptionalInt.of(50), LayerCase.WEIGHTS),
                        TensorType.numbers(steps).padded(true)),
                new LayerCase("sinusoidal positions", new SinusoidalPosition(none), Shape.of(5, 3)),
                new LayerCase("class token", new ClassToken.Plan(LayerCase.WEIGHTS), steps),
                new LayerCase(
                        "class token of padded steps",
                        new ClassToken.Plan(LayerCase.WEIGHTS),
                        TensorType.numbers(steps).padded(true)),
                new LayerCase(
                        "numeric embedding",
                        new NumericEmbedding.Plan(3, LayerCase.WEIGHTS, LayerCase.WEIGHTS),
                        Shape.of(4)),
                new LayerCase(
                        "numeric embedding of one element",
                        new NumericEmbedding.Plan(1, LayerCase.WEIGHTS, LayerCase.WEIGHTS),
                        Shape.of(4)));
    }

    private static LayerPlan embedding(int dim, OptionalInt rows, OptionalInt padding) {
        return new Embedding.Plan(dim, rows, padding, LayerCase.WEIGHTS);
    }
}
