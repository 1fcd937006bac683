package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that mix the steps of a sequence by how well they match.
@Doc("Attention mixes the steps of a sequence, by how well they match.")
public sealed interface AttentionSpec extends LayerSpec {

    @Key("self_attention")
    @Doc(
            value = "Each step becomes a weighted mean of the values of all steps, once for each head.",
            formula = "[q | k | v] = x in_proj_weight^T + in_proj_bias;"
                    + " of each head o = softmax(q k^T / sqrt(head_dim)) v;"
                    + " y = [o of all heads] out_proj.weight^T + out_proj.bias",
            shapes = "[time, features] -> same; in_proj_weight [(num_heads + 2 num_kv_heads) * head_dim, features],"
                    + " in_proj_bias, out_proj.weight [features, num_heads * head_dim], out_proj.bias [features]",
            source = "Vaswani et al. 2017, sec. 3.2; PyTorch, `torch.nn.MultiheadAttention`",
            example = "- self_attention: {num_heads: 4, causal: true}")
    record SelfAttention(
            @Doc("Number of heads.") @Range(min = 1) int numHeads,

            @Doc("Whether a step sees itself and the steps before it only.") @Default("false")
            boolean causal,

            @Doc("Probability that a weight of a mean is set to zero during training; others are divided by 1 - p.")
            @Default("0.0")
            @Range(min = 0, max = 1, belowMax = true)
            double dropProbability,

            @Doc("Whether biases are added.") @Default("true")
            boolean bias,

            @Doc("Number of features of a head; features / num_heads unless written.") @Range(min = 1)
            Optional<Integer> headDim,

            @Doc("Number of heads of keys and values, shared by groups of heads; `num_heads` unless written.")
            @Range(min = 1)
            Optional<Integer> numKvHeads,

            @Doc("Turns queries and keys by their position. It must be said how.")
            Optional<RotarySpec> rotary,

            @Doc("How many steps a step sees at most, itself included; needs `causal: true`. All unless written.")
            @Range(min = 1)
            Optional<Integer> window,

            @Doc("Initial weights; the spec's `init` unless written here.")
            Optional<InitSpec> init,

            @Doc("Initial `out_proj.weight`; the same as `init` unless written here.")
            Optional<InitSpec> outInit,

            @Doc("Initial biases; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements AttentionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            int shared = numKvHeads.orElse(numHeads);
            return new Rules()
                    .require(
                            numHeads % shared == 0,
                            "num_kv_heads",
                            "`num_kv_heads` must divide `num_heads`",
                            shared + " and " + numHeads,
                            "choose a divisor of " + numHeads)
                    .require(
                            window.isEmpty() || causal,
                            "window",
                            "`window` needs `causal: true`",
                            "write `causal: true`, or leave out `window`")
                    .require(
                            rotary.isEmpty() || headDim.orElse(2) % 2 == 0,
                            "head_dim",
                            "`rotary` needs an even `head_dim`",
                            headDim.map(Object::toString).orElse(""),
                            "write an even number")
                    .broken();
        }
    }
}
