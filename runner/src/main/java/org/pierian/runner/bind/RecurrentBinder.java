package org.pierian.runner.bind;

import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.recurrent.Recurrent;
import org.pierian.spec.RecurrentOutput;
import org.pierian.spec.RecurrentSpec;

/// Turns the words of recurrent layers into plans of layers.
///
/// @param inits initial values where a layer names none
record RecurrentBinder(Inits inits) {

    /// One recurrent layer.
    LayerPlan bind(RecurrentSpec spec) {
        return new Recurrent.Plan(
                cell(spec),
                spec.hiddenSize(),
                spec.numLayers(),
                spec.bidirectional(),
                spec.dropProbability(),
                spec.recurrentBias(),
                spec.output() == RecurrentOutput.LAST,
                inits.weight(spec.init()),
                inits.bias(spec.bias(), spec.biasInit()));
    }

    private static RecurrentCell cell(RecurrentSpec spec) {
        return switch (spec) {
            case RecurrentSpec.Rnn _ -> RecurrentCell.RNN;
            case RecurrentSpec.Gru _ -> RecurrentCell.GRU;
            case RecurrentSpec.Lstm _ -> RecurrentCell.LSTM;
        };
    }
}
