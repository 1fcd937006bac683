package org.pierian.core.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Parameter;

/// Changes parameters after each backward pass, each by the [Formula] of its group.
public final class Optimizer {

    private final List<Member> groups;
    private final List<OptimizerState> all;
    private double learningRate;
    private long steps;

    /// Parameters that are changed in one way.
    ///
    /// @param formula how each of them is changed; a group of its own has one of its own
    /// @param rateFactor what the learning rate is multiplied by for them, above 0
    /// @param parameters the parameters
    public record Group(Formula formula, double rateFactor, List<Parameter> parameters) {

        /// Takes a copy.
        public Group {
            parameters = List.copyOf(parameters);
        }
    }

    /// The steps of a group.
    private record Member(ParameterSteps steps, double rateFactor) {}

    /// All parameters in one group.
    ///
    /// @param formula how a parameter is changed
    /// @param learningRate size of the steps until it is set anew, above 0
    /// @param parameters what to change
    /// @param backend computes the steps and holds what is remembered
    public Optimizer(Formula formula, double learningRate, List<Parameter> parameters, Backend backend) {
        this(List.of(new Group(formula, 1, parameters)), learningRate, backend);
    }

    /// Several groups; with factors of 1 and equal formulas they are the same as one.
    ///
    /// @param groups what to change, and how; every formula remembers the same kinds
    /// @param learningRate size of the steps until it is set anew, above 0
    /// @param backend computes the steps and holds what is remembered
    public Optimizer(List<Group> groups, double learningRate, Backend backend) {
        this.learningRate = learningRate;
        this.groups = groups.stream()
                .map(group -> new Member(
                        new ParameterSteps(group.formula(), group.parameters(), backend), group.rateFactor()))
                .toList();
        this.all = names();
    }

    private List<OptimizerState> names() {
        int kinds =
                groups.stream().mapToInt(group -> group.steps().kinds()).max().orElse(0);
        List<OptimizerState> named = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            for (Member group : groups) {
                named.addAll(group.steps().memory(kind));
            }
        }
        groups.forEach(group -> named.addAll(group.steps().ownMemory()));
        return List.copyOf(named);
    }

    /// Follows the gradients once.
    public void step() {
        steps++;
        for (int i = 0; i < groups.size(); i++) {
            Member group = groups.get(i);
            group.steps().step(steps, learningRate * group.rateFactor());
        }
    }

    /// Brings the parameters to where they are evaluated and saved; most optimizers leave them where they are.
    public void moveToEvaluationPoint() {
        if (steps > 0) {
            for (int i = 0; i < groups.size(); i++) {
                groups.get(i).steps().moveToEvaluationPoint();
            }
        }
    }

    /// Brings the parameters to where gradients are taken, wherever they are, with the bits of the last step.
    public void moveToTrainingPoint() {
        if (steps > 0) {
            for (int i = 0; i < groups.size(); i++) {
                groups.get(i).steps().moveToTrainingPoint();
            }
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
    public List<OptimizerState> memory() {
        return all;
    }

    /// Continues as if so many steps had been taken; the caller restores [#memory] itself.
    ///
    /// @param steps number of steps, at least 0
    public void resumeAt(long steps) {
        this.steps = steps;
    }
}
