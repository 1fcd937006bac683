package org.pierian.core.backend;

/// How the state of a recurrent layer goes on by a step. With `x` the input's part of the sums, `h` that of the
/// state before, and both biases, each gate has the sum `s = (x + input bias) + (h + recurrent bias)`.
///
/// Blocks of gates follow each other in the order that is given here, which is PyTorch's.
public enum RecurrentCell {
    /// `h' = tanh(s)`.
    ///
    /// **Source:** Elman 1990, *Finding structure in time*.
    RNN(1),
    /// Gates i, f, g, o: `c' = sigmoid(f) * c + sigmoid(i) * tanh(g)`, `h' = sigmoid(o) * tanh(c')`.
    ///
    /// **Source:** Hochreiter and Schmidhuber 1997, *Long short-term memory*; Gers, Schmidhuber and Cummins 2000,
    /// *Learning to forget*, for the gate f.
    LSTM(4),
    /// Gates r, z, n: `n = tanh((x + input bias) + sigmoid(r) * (h + recurrent bias))`,
    /// `h' = (1 - sigmoid(z)) * n + sigmoid(z) * h`.
    ///
    /// **Source:** Cho et al. 2014, *Learning phrase representations using RNN encoder-decoder*, with the gate r
    /// after the product, as PyTorch has it.
    GRU(3);

    private final int gates;

    RecurrentCell(int gates) {
        this.gates = gates;
    }

    /// Sums for each number of the state.
    public int gates() {
        return gates;
    }
}
