package org.pierian.core.layer.attention;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.core.layer.Parameter;

/// The parameters of a [SelfAttention].
///
/// @param in `in_proj_weight`: makes queries, keys and values of the input
/// @param inBias `in_proj_bias`, unless the layer has no biases
/// @param out `out_proj.weight`: makes the output of the results of all heads
/// @param outBias `out_proj.bias`, likewise
record AttentionWeights(Parameter in, Optional<Parameter> inBias, Parameter out, Optional<Parameter> outBias) {

    /// In the order of weights files.
    List<Parameter> all() {
        return Stream.concat(
                        Stream.concat(Stream.of(in), inBias.stream()), Stream.concat(Stream.of(out), outBias.stream()))
                .toList();
    }
}
