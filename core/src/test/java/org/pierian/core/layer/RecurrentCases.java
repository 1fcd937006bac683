package org.pierian.core.layer;

import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.recurrent.Recurrent;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Recurrent layers for the tests that every layer must pass.
final class RecurrentCases {

    private static final Optional<Initializer> BIAS = Optional.of(LayerCase.WEIGHTS);

    private RecurrentCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("rnn", plan(RecurrentCell.RNN, 3), Shape.of(4, 2)),
                new LayerCase("lstm", plan(RecurrentCell.LSTM, 3), Shape.of(4, 2)),
                new LayerCase("gru", plan(RecurrentCell.GRU, 3), Shape.of(4, 2)),
                new LayerCase("lstm, one step", plan(RecurrentCell.LSTM, 2), Shape.of(1, 3)),
                new LayerCase("rnn, wide", plan(RecurrentCell.RNN, 37), Shape.of(2, 3)),
                new LayerCase("lstm, wide", plan(RecurrentCell.LSTM, 37), Shape.of(2, 3)),
                new LayerCase("gru, wide", plan(RecurrentCell.GRU, 37), Shape.of(2, 3)),
                new LayerCase("rnn, both directions, last", stack(RecurrentCell.RNN, 1, 0, true), Shape.of(3, 2)),
                new LayerCase(
                        "lstm, stacked, both directions", stack(RecurrentCell.LSTM, 2, 0.3, false), Shape.of(3, 2)),
                new LayerCase(
                        "gru, stacked, both directions, last", stack(RecurrentCell.GRU, 2, 0, true), Shape.of(3, 2)),
                new LayerCase("lstm, one bias", biases(RecurrentCell.LSTM, BIAS), Shape.of(3, 2)),
                new LayerCase("gru, one bias", biases(RecurrentCell.GRU, BIAS), Shape.of(3, 2)),
                new LayerCase("gru, no bias", biases(RecurrentCell.GRU, Optional.empty()), Shape.of(3, 2)),
                new LayerCase(
                        "lstm, padded",
                        plan(RecurrentCell.LSTM, 3),
                        TensorType.numbers(Shape.of(3, 2)).padded(true)));
    }

    /// One layer in one direction.
    static LayerPlan plan(RecurrentCell cell, int hidden) {
        return new Recurrent.Plan(cell, hidden, 1, false, 0, true, false, LayerCase.WEIGHTS, BIAS);
    }

    /// Layers in both directions.
    static LayerPlan stack(RecurrentCell cell, int layers, double dropProbability, boolean lastOnly) {
        return new Recurrent.Plan(cell, 3, layers, true, dropProbability, true, lastOnly, LayerCase.WEIGHTS, BIAS);
    }

    private static LayerPlan biases(RecurrentCell cell, Optional<Initializer> bias) {
        return new Recurrent.Plan(cell, 3, 1, false, 0, false, false, LayerCase.WEIGHTS, bias);
    }
}
