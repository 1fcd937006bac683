package org.pierian.core.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.layer.attention.Rotary;
import org.pierian.core.layer.attention.SelfAttention;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Attention for the tests that every layer must pass.
final class AttentionCases {

    private static final Optional<Rotary> ADJACENT = Optional.of(new Rotary(100, true));
    private static final Optional<Rotary> HALVES = Optional.of(new Rotary(10, false));

    private AttentionCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("self_attention", plan(2, 2, 3, false, 0, false), Shape.of(5, 4)),
                new LayerCase("causal self_attention", plan(2, 2, 2, true, 0, false), Shape.of(5, 4)),
                new LayerCase("self_attention without bias", withoutBias(), Shape.of(3, 6)),
                new LayerCase("self_attention with dropout", plan(2, 1, 2, true, 0.4, false), Shape.of(4, 3)),
                new LayerCase("self_attention of shared heads", plan(4, 2, 2, false, 0, true), Shape.of(4, 3)),
                new LayerCase("self_attention in a window", window(), Shape.of(6, 3)),
                new LayerCase("self_attention of small heads", plan(2, 1, 1, true, 0.3, false), Shape.of(9, 2)),
                new LayerCase(
                        "self_attention of padded sequences",
                        plan(1, 1, 4, false, 0, false),
                        TensorType.numbers(Shape.of(4, 3)).padded(true)));
    }

    private static SelfAttention.Plan plan(
            int heads, int keyValueHeads, int headDim, boolean causal, double drop, boolean rotary) {
        return new SelfAttention.Plan(
                heads,
                causal,
                drop,
                OptionalInt.of(headDim),
                keyValueHeads,
                rotary ? ADJACENT : Optional.empty(),
                OptionalInt.empty(),
                LayerCase.WEIGHTS,
                LayerCase.WEIGHTS,
                Optional.of(LayerCase.WEIGHTS));
    }

    private static SelfAttention.Plan withoutBias() {
        return new SelfAttention.Plan(
                3,
                false,
                0,
                OptionalInt.empty(),
                3,
                Optional.empty(),
                OptionalInt.empty(),
                LayerCase.WEIGHTS,
                LayerCase.WEIGHTS,
                Optional.empty());
    }

    private static SelfAttention.Plan window() {
        return new SelfAttention.Plan(
                1,
                true,
                0,
                OptionalInt.of(4),
                1,
                HALVES,
                OptionalInt.of(3),
                LayerCase.WEIGHTS,
                LayerCase.WEIGHTS,
                Optional.of(LayerCase.WEIGHTS));
    }
}
