package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.attention.Rotary;
import org.pierian.core.layer.attention.SelfAttention;
import org.pierian.spec.AttentionSpec;
import org.pierian.spec.RotaryPairs;
import org.pierian.spec.RotarySpec;

/// Turns the words of attention into plans of layers.
///
/// @param inits initial values where a layer names none
record AttentionBinder(Inits inits) {

    /// One attention.
    LayerPlan bind(AttentionSpec spec) {
        return switch (spec) {
            case AttentionSpec.SelfAttention attention ->
                new SelfAttention.Plan(
                        attention.numHeads(),
                        attention.causal(),
                        attention.dropProbability(),
                        Inits.optional(attention.headDim()),
                        attention.numKvHeads().orElse(attention.numHeads()),
                        rotary(attention.rotary()),
                        Inits.optional(attention.window()),
                        inits.weight(attention.init()),
                        inits.weight(attention.outInit().or(attention::init)),
                        inits.bias(attention.bias(), attention.biasInit()));
        };
    }

    private static Optional<Rotary> rotary(Optional<RotarySpec> spec) {
        return spec.map(rotary -> new Rotary(rotary.base(), rotary.pairs() == RotaryPairs.ADJACENT));
    }
}
