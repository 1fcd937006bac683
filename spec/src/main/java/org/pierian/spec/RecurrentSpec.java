package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that go through a sequence step by step.
@Doc("Recurrent layers go through a sequence step by step, with a state that each step changes.")
public sealed interface RecurrentSpec extends LayerSpec, Constrained {

    /// Numbers in the state of a direction.
    int hiddenSize();

    /// How many layers are stacked.
    int numLayers();

    /// Whether each goes in both directions.
    boolean bidirectional();

    /// Probability that a number between two layers is set to zero.
    double dropProbability();

    /// Whether there are biases.
    boolean bias();

    /// Whether the state's part of the sums has a bias of its own.
    boolean recurrentBias();

    /// What the layer gives.
    RecurrentOutput output();

    /// Initial weights, unless they are the spec's.
    Optional<InitSpec> init();

    /// Initial biases, unless they are the spec's.
    Optional<InitSpec> biasInit();

    @Override
    default List<Contradiction> contradictions() {
        return new Rules()
                .require(
                        dropProbability() == 0 || numLayers() > 1,
                        "drop_probability",
                        "`drop_probability` acts between layers and needs `num_layers` of at least 2",
                        "put a `dropout` behind, or leave `drop_probability` out")
                .broken();
    }

    @Key("rnn")
    @Doc(
            value = "The plain recurrent layer.",
            formula = "h = tanh(W_ih x + b_ih + W_hh h + b_hh)",
            shapes =
                    "[time, features] -> [time, directions * hidden_size], or [directions * hidden_size] with output: last;"
                            + " weight_ih_l0 [hidden_size, features], weight_hh_l0 [hidden_size, hidden_size],"
                            + " bias_ih_l0 and bias_hh_l0 [hidden_size]; the other direction's end in _reverse",
            source = "Elman 1990; PyTorch, `torch.nn.RNN`",
            example = "- rnn: 32")
    record Rnn(
            @Doc("Numbers in the state of a direction.") @Range(min = 1)
            int hiddenSize,

            @Doc("Number of layers; each gets the states of the one below.") @Default("1") @Range(min = 1)
            int numLayers,

            @Doc("Whether each layer goes from the end to the beginning too, with weights of its own.")
            @Default("false")
            boolean bidirectional,

            @Doc("Probability that a number between two layers is set to zero during training, and others scaled.")
            @Default("0")
            @Range(min = 0, max = 1, belowMax = true)
            double dropProbability,

            @Doc("Whether biases are added.") @Default("true")
            boolean bias,

            @Doc("Whether the state has a bias of its own; false is what Keras does.") @Default("true")
            boolean recurrentBias,

            @Doc("What the layer gives.") @Default("sequence")
            RecurrentOutput output,

            @Doc(
                    "Initial weights, of both kinds; the spec's `init` unless written here. (PyTorch draws weights and biases"
                            + " uniformly between -1 / sqrt(hidden_size) and its opposite.)")
            Optional<InitSpec> init,

            @Doc("Initial biases; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements RecurrentSpec {}

    @Key("gru")
    @Doc(
            value = "Gated recurrent units.",
            formula = "r, z = sigmoid(W_ih x + b_ih + W_hh h + b_hh); n = tanh(W_in x + b_in + r * (W_hn h + b_hn));"
                    + " h = (1 - z) * n + z * h; rows of the weights: r, z, n",
            shapes =
                    "[time, features] -> [time, directions * hidden_size], or [directions * hidden_size] with output: last;"
                            + " weight_ih_l0 [3 * hidden_size, features], weight_hh_l0 [3 * hidden_size, hidden_size],"
                            + " bias_ih_l0 and bias_hh_l0 [3 * hidden_size]; the other direction's end in _reverse",
            source = "Cho et al. 2014; PyTorch, `torch.nn.GRU`",
            example = "- gru: {hidden_size: 64, output: last}")
    record Gru(
            @Doc("Numbers in the state of a direction.") @Range(min = 1)
            int hiddenSize,

            @Doc("Number of layers; each gets the states of the one below.") @Default("1") @Range(min = 1)
            int numLayers,

            @Doc("Whether each layer goes from the end to the beginning too, with weights of its own.")
            @Default("false")
            boolean bidirectional,

            @Doc("Probability that a number between two layers is set to zero during training, and others scaled.")
            @Default("0")
            @Range(min = 0, max = 1, belowMax = true)
            double dropProbability,

            @Doc("Whether biases are added.") @Default("true")
            boolean bias,

            @Doc("Whether the state has a bias of its own; Keras with `reset_after: false` has one bias.")
            @Default("true")
            boolean recurrentBias,

            @Doc("What the layer gives.") @Default("sequence")
            RecurrentOutput output,

            @Doc(
                    "Initial weights, of both kinds; the spec's `init` unless written here. (PyTorch draws weights and biases"
                            + " uniformly between -1 / sqrt(hidden_size) and its opposite.)")
            Optional<InitSpec> init,

            @Doc("Initial biases; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements RecurrentSpec {}

    @Key("lstm")
    @Doc(
            value = "Long short-term memory.",
            formula = "i, f, o = sigmoid(W_ih x + b_ih + W_hh h + b_hh), g = tanh of its own;"
                    + " c = f * c + i * g; h = o * tanh(c); rows of the weights: i, f, g, o",
            shapes =
                    "[time, features] -> [time, directions * hidden_size], or [directions * hidden_size] with output: last;"
                            + " weight_ih_l0 [4 * hidden_size, features], weight_hh_l0 [4 * hidden_size, hidden_size],"
                            + " bias_ih_l0 and bias_hh_l0 [4 * hidden_size]; the other direction's end in _reverse",
            source = "Hochreiter and Schmidhuber 1997; Gers et al. 2000; PyTorch, `torch.nn.LSTM`",
            example = "- lstm: {hidden_size: 128, num_layers: 2, drop_probability: 0.2}")
    record Lstm(
            @Doc("Numbers in the state of a direction.") @Range(min = 1)
            int hiddenSize,

            @Doc("Number of layers; each gets the states of the one below.") @Default("1") @Range(min = 1)
            int numLayers,

            @Doc("Whether each layer goes from the end to the beginning too, with weights of its own.")
            @Default("false")
            boolean bidirectional,

            @Doc("Probability that a number between two layers is set to zero during training, and others scaled.")
            @Default("0")
            @Range(min = 0, max = 1, belowMax = true)
            double dropProbability,

            @Doc("Whether biases are added.") @Default("true")
            boolean bias,

            @Doc("Whether the state has a bias of its own; false is what Keras does.") @Default("true")
            boolean recurrentBias,

            @Doc("What the layer gives.") @Default("sequence")
            RecurrentOutput output,

            @Doc(
                    "Initial weights, of both kinds; the spec's `init` unless written here. (PyTorch draws weights and biases"
                            + " uniformly between -1 / sqrt(hidden_size) and its opposite.)")
            Optional<InitSpec> init,

            @Doc("Initial biases; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements RecurrentSpec {}
}
