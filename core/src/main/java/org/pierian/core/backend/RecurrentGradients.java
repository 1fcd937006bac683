package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Gradients of what a [RecurrentMemory] holds, with rows in the same order.
///
/// @param output `[steps * batch, ...]`: what comes from the layers behind, in the columns of
///     [RecurrentMemory#output]
/// @param recurrent `[batch, hidden]`: what comes through the products of the next step; zeros at the last
/// @param carry `[batch, hidden]`: what comes from the next step past the products, of LSTM for c, of GRU for
///     h; zeros at the last
/// @param inputSums `[steps * batch, gates * hidden]`: receives gradients of the input's part of the sums
/// @param recurrentSums likewise of the state's part; the same tensor unless the cell is a GRU
public record RecurrentGradients(
        Tensor output, Tensor recurrent, Tensor carry, Tensor inputSums, Tensor recurrentSums) {}
