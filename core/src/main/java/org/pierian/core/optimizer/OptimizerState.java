package org.pierian.core.optimizer;

import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// One remembered tensor. One with as many numbers as its parameter has them in the order of the
/// parameter's value.
///
/// @param name the parameter's name, a dot and the kind, for example `0.weight.momentum`
/// @param parameter the parameter that it belongs to
/// @param tensor the numbers
public record OptimizerState(String name, Parameter parameter, Tensor tensor) {

    private boolean isLikeParameter() {
        return tensor.size() == parameter.value().size();
    }

    /// The shape that a checkpoint gives it.
    public Shape shape() {
        return isLikeParameter() ? parameter.shape() : tensor.shape();
    }

    /// The numbers in the order of weights files, in a new array.
    public float[] values() {
        return isLikeParameter() ? parameter.values(tensor) : tensor.toArray();
    }

    /// Sets the numbers.
    ///
    /// @param values in the order of weights files
    public void assign(float[] values) {
        if (isLikeParameter()) {
            parameter.assign(tensor, values);
        } else {
            tensor.assign(values);
        }
    }
}
