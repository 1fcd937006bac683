package org.pierian.runner.onnx.nodes;

import java.util.List;
import org.pierian.core.init.SinusoidalPositions;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.spec.EmbeddingSpec;
import org.pierian.spec.PositionKind;

/// Layers that have vectors for indices, steps or features.
final class EmbeddingNodes {

    private EmbeddingNodes() {}

    static String add(EmbeddingSpec spec, Place at, Value x) {
        return switch (spec) {
            case EmbeddingSpec.Embedding _ ->
                at.add("Gather", List.of(at.weight("weight"), indices(at, x)), Attribute.of("axis", 0));
            case EmbeddingSpec.OneHot _ -> oneHot(at, indices(at, x));
            case EmbeddingSpec.PositionalEmbedding position -> position(position, at, x.name());
            case EmbeddingSpec.ClassToken _ -> classToken(at, x.name());
            case EmbeddingSpec.NumericEmbedding _ -> {
                String column = at.add("Unsqueeze", List.of(x.name(), at.graph().integers(-1)));
                String product = at.add("Mul", List.of(column, at.weight("weight")));
                yield at.add("Add", List.of(product, at.weight("bias")));
            }
        };
    }

    private static String indices(Place at, Value x) {
        return x.isInteger() ? x.name() : at.add("Cast", x.name(), Attribute.of("to", ElementType.INT64.number()));
    }

    private static String oneHot(Place at, String indices) {
        return at.add(
                "OneHot",
                List.of(
                        indices,
                        at.graph().integer(at.out().shape().last()),
                        at.graph().floats("off_on", Shape.of(2), 0f, 1f)));
    }

    private static String position(EmbeddingSpec.PositionalEmbedding spec, Place at, String x) {
        Shape steps = at.in().shape();
        if (spec.kind() == PositionKind.SINUSOIDAL) {
            float[] table = SinusoidalPositions.of(steps.dim(0), steps.last());
            return at.add("Add", List.of(x, at.graph().floats("positions", steps, table)));
        }
        String weight = at.weight("weight");
        boolean hasMore = spec.maxLength().filter(most -> most > steps.dim(0)).isPresent();
        Graph graph = at.graph();
        String used = hasMore
                ? at.add("Slice", List.of(weight, graph.integers(0), graph.integers(steps.dim(0)), graph.integers(0)))
                : weight;
        return at.add("Add", List.of(x, used));
    }

    private static String classToken(Place at, String x) {
        Graph graph = at.graph();
        String batch = at.add("Shape", x, Attribute.of("end", 1));
        String shape = at.add(
                "Concat", List.of(batch, graph.integers(1, at.in().shape().last())), Attribute.of("axis", 0));
        String tokens = at.add("Expand", List.of(at.weight("weight"), shape));
        return at.add("Concat", List.of(tokens, x), Attribute.of("axis", 1));
    }
}
