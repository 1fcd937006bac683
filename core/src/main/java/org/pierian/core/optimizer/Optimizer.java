package org.pierian.core.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Changes parameters after each backward pass, by one [Formula].
public final class Optimizer {

    private final ParameterSteps parameters;
    private final List<Memory> all;
    private double learningRate;
    private long steps;

    /// @param formula how a parameter is changed
    /// @param learningRate size of the steps until it is set anew, above 0
    /// @param parameters what to change
    /// @param backend computes the steps and holds what is remembered
    public Optimizer(Formula formula, double learningRate, List<Parameter> parameters, Backend backend) {
        this.learningRate = learningRate;
        this.parameters = new ParameterSteps(formula, parameters, backend);
        this.all = names();
    }

    private List<Memory> names() {
        List<Memory> named = new ArrayList<>();
        for (int kind = 0; kind < parameters.kinds(); kind++) {
            named.addAll(parameters.memory(kind));
        }
        named.addAll(parameters.ownMemory());
        return List.copyOf(named);
    }

    /// Follows the gradients once.
    public void step() {
        steps++;
        parameters.step(steps, learningRate);
    }

    /// Brings the parameters to where they are evaluated and saved; most optimizers leave them where they are.
    public void moveToEvaluationPoint() {
        if (steps > 0) {
            parameters.moveToEvaluationPoint();
        }
    }

    /// Brings the parameters to where gradients are taken, wherever they are, with the bits of the last step.
    public void moveToTrainingPoint() {
        if (steps > 0) {
            parameters.moveToTrainingPoint();
        }
    }

    /// Sets the size of the steps to come.
    ///
    /// @param learningRate at least 0
    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    /// What is remembered between steps: kind after kind, one tensor for each parameter, then what is
    /// remembered of parameters that change as a whole; empty when nothing.
    public List<Memory> memory() {
        return all;
    }

    /// Continues as if so many steps had been taken; the caller restores [#memory] itself.
    ///
    /// @param steps number of steps, at least 0
    public void resumeAt(long steps) {
        this.steps = steps;
    }

    /// One remembered tensor. One with as many numbers as its parameter has them in the order of the
    /// parameter's value.
    ///
    /// @param name the parameter's name, a dot and the kind, for example `0.weight.momentum`
    /// @param parameter the parameter that it belongs to
    /// @param tensor the numbers
    public record Memory(String name, Parameter parameter, Tensor tensor) {

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
}
