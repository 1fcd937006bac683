package org.pierian.core.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.Updates;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// Changes parameters after each backward pass, by one [Formula].
public final class Optimizer {

    private final Formula formula;
    private final List<Parameter> parameters;
    private final List<List<Tensor>> memory; // of each parameter, one tensor for each kind
    private final List<Memory> all;
    private final Updates updates;
    private final Reductions reductions;
    private double learningRate;
    private long steps;

    /// @param formula how a parameter is changed
    /// @param learningRate size of the steps until it is set anew, above 0
    /// @param parameters what to change
    /// @param backend computes the steps and holds what is remembered
    public Optimizer(Formula formula, double learningRate, List<Parameter> parameters, Backend backend) {
        this.formula = formula;
        this.learningRate = learningRate;
        this.parameters = List.copyOf(parameters);
        this.updates = backend.updates();
        this.reductions = backend.reductions();
        this.memory = parameters.stream()
                .map(p -> formula.memory().stream()
                        .map(kind -> backend.zeros(p.value().shape()))
                        .toList())
                .toList();
        this.all = names();
    }

    private List<Memory> names() {
        List<Memory> named = new ArrayList<>();
        for (int kind = 0; kind < formula.memory().size(); kind++) {
            for (int i = 0; i < parameters.size(); i++) {
                Parameter p = parameters.get(i);
                String name = p.name() + "." + formula.memory().get(kind);
                named.add(new Memory(name, p, memory.get(i).get(kind)));
            }
        }
        return List.copyOf(named);
    }

    /// Follows the gradients once.
    public void step() {
        steps++;
        UpdateRule rule = formula.rule(steps, learningRate);
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            updates.apply(rule, p.gradient().tensor(), memory.get(i), p.value());
            if (formula instanceof LayerwiseFormula layerwise) {
                follow(layerwise, memory.get(i).getLast(), p.value());
            }
        }
    }

    private void follow(LayerwiseFormula layerwise, Tensor direction, Tensor value) {
        double parameterNorm = Math.sqrt(reductions.sumOfSquares(value));
        double directionNorm = Math.sqrt(reductions.sumOfSquares(direction));
        updates.apply(layerwise.step(parameterNorm, directionNorm), direction, List.of(), value);
    }

    /// Sets the size of the steps to come.
    ///
    /// @param learningRate at least 0
    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    /// What is remembered between steps, kind after kind, one tensor for each parameter; empty when nothing.
    public List<Memory> memory() {
        return all;
    }

    /// Continues as if so many steps had been taken; the caller restores [#memory] itself.
    ///
    /// @param steps number of steps, at least 0
    public void resumeAt(long steps) {
        this.steps = steps;
    }

    /// One remembered tensor, in the order of its parameter's value.
    ///
    /// @param name the parameter's name, a dot and the kind, for example `0.weight.momentum`
    /// @param parameter the parameter that it belongs to
    /// @param tensor the numbers
    public record Memory(String name, Parameter parameter, Tensor tensor) {

        /// The numbers in the order of weights files, in a new array.
        public float[] values() {
            return parameter.values(tensor);
        }

        /// Sets the numbers.
        ///
        /// @param values in the order of weights files
        public void assign(float[] values) {
            parameter.assign(tensor, values);
        }
    }
}
