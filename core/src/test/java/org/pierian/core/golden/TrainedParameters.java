package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.pierian.core.layer.Parameter;

/// The parameters of a training by PyTorch, and ours.
///
/// @param names what they are called there
/// @param parameters ours, in the same order
/// @param c the training
record TrainedParameters(List<String> names, List<Parameter> parameters, JsonNode c) {

    private static final double FINAL = 1e-3;

    /// Sets ours to the initial ones.
    void assign() {
        for (int i = 0; i < names.size(); i++) {
            parameters
                    .get(i)
                    .assign(TorchCases.tensor(c.required("parameters").required(names.get(i)))
                            .toArray());
        }
    }

    /// Compares the gradients of the first step.
    void checkFirstGradients() {
        JsonNode expected = c.required("expected").required("grad_parameters");
        for (int i = 0; i < names.size(); i++) {
            TorchCases.check(names.get(i), parameters.get(i).gradients(), expected.required(names.get(i)));
        }
    }

    /// Compares what the parameters have become after the last step.
    void checkFinal() {
        JsonNode expected = c.required("expected").required("final_parameters");
        for (int i = 0; i < names.size(); i++) {
            double[] wanted = TorchCases.data(expected.required(names.get(i)));
            TorchCases.check(names.get(i), parameters.get(i).values(), wanted, FINAL);
        }
    }
}
