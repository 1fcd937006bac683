package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// Changes parameters after each backward pass.
public interface Optimizer {

    /// Follows the gradients once.
    void step();

    /// Sets the size of the steps to come; until then they are of the size that the optimizer was made with.
    ///
    /// @param learningRate size of a step, at least 0; rounded to float32 where the optimizer's formula says so
    void setLearningRate(double learningRate);

    /// What the optimizer remembers between steps, one tensor per parameter and kind, in a fixed order; empty
    /// when nothing.
    List<State> state();

    /// Goes on as if so many steps had been taken; the caller restores [#state] itself.
    ///
    /// @param steps number of steps, at least 0
    default void resumeAt(long steps) {}

    /// One remembered tensor, laid out as its parameter's value.
    ///
    /// @param name the parameter's name, a dot and the kind, for example `0.weight.momentum`
    /// @param parameter the parameter that it belongs to
    /// @param tensor the numbers
    record State(String name, Parameter parameter, Tensor tensor) {

        /// The numbers; after a step they have to be asked for again.
        @Override
        public Tensor tensor() {
            parameter.settle();
            return tensor;
        }

        /// The numbers in the order of weights files, in a new array.
        public float[] values() {
            return parameter.values(tensor());
        }

        /// Sets the numbers.
        ///
        /// @param values in the order of weights files
        public void assign(float[] values) {
            parameter.assign(tensor(), values);
        }
    }

    /// A remembered tensor of zeros for each parameter.
    static List<State> zeros(List<Parameter> parameters, String kind) {
        return parameters.stream()
                .map(p -> new State(p.name() + "." + kind, p, Tensor.zerosLike(p.value())))
                .toList();
    }
}
