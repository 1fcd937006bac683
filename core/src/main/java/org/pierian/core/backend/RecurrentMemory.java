package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Weights and intermediate results of one direction of a recurrent layer. Rows are ordered by step: those of a
/// step are its examples, and with a batch of `batch` step t begins at row `t * batch`.
///
/// @param cell how the state goes on
/// @param hidden numbers in the state
/// @param column where the direction's numbers begin in a row of `output`
/// @param inputBias `[gates * hidden]`, zeros where there is none
/// @param recurrentBias likewise
/// @param gates `[steps * batch, gates * hidden]`: the input's part of the sums, then the gates made of them
/// @param recurrent `[batch, gates * hidden]`: the part of the sums that comes from the state before
/// @param inner `[steps * batch, hidden]`: of LSTM the cell state c, of GRU the state's part of the sum of n
///     with its bias; none of RNN
/// @param squashed `[steps * batch, hidden]`: of LSTM `tanh(c)`; otherwise none
/// @param output `[steps * batch, ...]`, the state of each step
public record RecurrentMemory(
        RecurrentCell cell,
        int hidden,
        int column,
        Tensor inputBias,
        Tensor recurrentBias,
        Tensor gates,
        Tensor recurrent,
        Tensor inner,
        Tensor squashed,
        Tensor output) {

    /// Sums of an example in a step.
    public int sums() {
        return cell.gates() * hidden;
    }
}
