package org.pierian.core.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.Updates;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// Changes parameters after each backward pass, each by the [Formula] of its group.
public final class Optimizer {

    private final List<Member> groups;
    private final List<Memory> all;
    private final Updates updates;
    private final Reductions reductions;
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

    /// A group, with what is remembered of each parameter, one tensor for each kind.
    private record Member(Group group, List<List<Tensor>> memory) {

        static Member of(Group group, Backend backend) {
            List<String> kinds = group.formula().memory();
            return new Member(
                    group,
                    group.parameters().stream()
                            .map(p -> kinds.stream()
                                    .map(kind -> backend.zeros(p.value().shape()))
                                    .toList())
                            .toList());
        }

        void addNames(int kind, List<Memory> named) {
            for (int i = 0; i < memory.size(); i++) {
                Parameter p = group.parameters().get(i);
                String name = p.name() + "." + group.formula().memory().get(kind);
                named.add(new Memory(name, p, memory.get(i).get(kind)));
            }
        }
    }

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
        this.updates = backend.updates();
        this.reductions = backend.reductions();
        this.groups = groups.stream().map(group -> Member.of(group, backend)).toList();
        this.all = names();
    }

    private List<Memory> names() {
        int kinds = groups.stream()
                .mapToInt(group -> group.group().formula().memory().size())
                .max()
                .orElse(0);
        List<Memory> named = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            for (Member group : groups) {
                group.addNames(kind, named);
            }
        }
        return List.copyOf(named);
    }

    /// Follows the gradients once.
    public void step() {
        steps++;
        for (int i = 0; i < groups.size(); i++) {
            step(groups.get(i));
        }
    }

    private void step(Member member) {
        Group group = member.group();
        UpdateRule rule = group.formula().rule(steps, learningRate * group.rateFactor());
        for (int i = 0; i < group.parameters().size(); i++) {
            Parameter p = group.parameters().get(i);
            List<Tensor> memory = member.memory().get(i);
            updates.apply(rule, p.gradient().tensor(), memory, p.value());
            if (group.formula() instanceof LayerwiseFormula layerwise) {
                follow(layerwise, memory.getLast(), p.value());
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
