package org.pierian.runner.export.torch;

import java.util.Optional;
import org.pierian.spec.AttentionSpec;
import org.pierian.spec.EmbeddingSpec;
import org.pierian.spec.PositionKind;
import org.pierian.spec.RecurrentOutput;
import org.pierian.spec.RecurrentSpec;
import org.pierian.spec.RotaryPairs;
import org.pierian.spec.RotarySpec;

/// Embeddings, attention and recurrent layers as calls of PyTorch, or of the classes in `helpers.py`.
final class SequenceCode {

    private SequenceCode() {}

    static String of(EmbeddingSpec spec, Place place) {
        return switch (spec) {
            case EmbeddingSpec.Embedding embedding ->
                "Embedding(" + place.weight().dim(0) + ", " + embedding.embeddingDim()
                        + embedding.padding().map(index -> ", padding_idx=" + index).orElse("") + ")";
            case EmbeddingSpec.OneHot _ -> "OneHot(" + place.out().shape().last() + ")";
            case EmbeddingSpec.PositionalEmbedding position ->
                position.kind() == PositionKind.SINUSOIDAL
                        ? "SinusoidalPosition()"
                        : "PositionalEmbedding(" + place.weight().dim(0) + ", " + place.last() + ")";
            case EmbeddingSpec.ClassToken _ -> "ClassToken(" + place.last() + ")";
            case EmbeddingSpec.NumericEmbedding embedding ->
                "NumericEmbedding(" + place.first() + ", " + embedding.embeddingDim() + ")";
        };
    }

    static String of(AttentionSpec spec, Place place) {
        return switch (spec) {
            case AttentionSpec.SelfAttention attention -> attention(attention, place);
        };
    }

    private static String attention(AttentionSpec.SelfAttention spec, Place place) {
        Optional<RotarySpec> rotary = spec.rotary();
        return "SelfAttention(features=" + place.last() + ", heads=" + spec.numHeads() + ", kv_heads="
                + spec.numKvHeads().orElse(spec.numHeads()) + ", head_dim="
                + spec.headDim().orElse(place.last() / spec.numHeads()) + ", causal=" + Python.truth(spec.causal())
                + ", bias=" + Python.truth(spec.bias()) + ", p=" + spec.dropProbability() + ", window="
                + spec.window().map(String::valueOf).orElse("None") + ", base="
                + rotary.map(turn -> "" + turn.base()).orElse("None") + ", adjacent="
                + Python.truth(rotary.filter(turn -> turn.pairs() == RotaryPairs.ADJACENT).isPresent()) + ")";
    }

    static String of(RecurrentSpec spec, Place place) {
        return switch (spec) {
            case RecurrentSpec.Rnn rnn -> "recurrent(nn.RNN, " + place.last() + ", " + rnn.hiddenSize()
                    + options(rnn.numLayers(), rnn.bidirectional(), rnn.dropProbability(), rnn.bias(), rnn.output());
            case RecurrentSpec.Gru gru -> "recurrent(nn.GRU, " + place.last() + ", " + gru.hiddenSize()
                    + options(gru.numLayers(), gru.bidirectional(), gru.dropProbability(), gru.bias(), gru.output());
            case RecurrentSpec.Lstm lstm -> "recurrent(nn.LSTM, " + place.last() + ", " + lstm.hiddenSize()
                    + options(
                            lstm.numLayers(), lstm.bidirectional(), lstm.dropProbability(), lstm.bias(), lstm.output());
        };
    }

    private static String options(int layers, boolean both, double p, boolean bias, RecurrentOutput output) {
        return ", num_layers=" + layers + ", bidirectional=" + Python.truth(both) + ", dropout=" + p + ", bias="
                + Python.truth(bias) + ", last=" + Python.truth(output == RecurrentOutput.LAST) + ")";
    }

    /// Whether the state has no bias of its own, which PyTorch wants as zeros.
    static boolean lacksStateBias(RecurrentSpec spec) {
        return switch (spec) {
            case RecurrentSpec.Rnn rnn -> rnn.bias() && !rnn.recurrentBias();
            case RecurrentSpec.Gru gru -> gru.bias() && !gru.recurrentBias();
            case RecurrentSpec.Lstm lstm -> lstm.bias() && !lstm.recurrentBias();
        };
    }
}
