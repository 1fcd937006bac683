package org.pierian.core.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.Updates;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The steps of parameters by one [Formula], and what is remembered of each.
final class ParameterSteps {

    private final Formula formula;
    private final List<Parameter> parameters;
    private final List<Optional<Follower>> followers; // of parameters that change as a whole
    private final List<List<Tensor>> memory; // of each other parameter, one tensor for each kind
    private final Updates updates;
    private final Reductions reductions;

    ParameterSteps(Formula formula, List<Parameter> parameters, Backend backend) {
        this.formula = formula;
        this.parameters = List.copyOf(parameters);
        this.updates = backend.updates();
        this.reductions = backend.reductions();
        this.followers = parameters.stream().map(p -> follower(p, backend)).toList();
        List<List<Tensor>> tensors = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            List<String> kinds = followers.get(i).isPresent() ? List.of() : formula.memory();
            Shape shape = parameters.get(i).value().shape();
            tensors.add(kinds.stream().map(kind -> backend.zeros(shape)).toList());
        }
        this.memory = List.copyOf(tensors);
    }

    private Optional<Follower> follower(Parameter parameter, Backend backend) {
        return formula instanceof MatrixFormula matrices ? matrices.follower(parameter, backend) : Optional.empty();
    }

    /// Kinds of tensors that are remembered of a parameter that changes element by element.
    int kinds() {
        return formula.memory().size();
    }

    /// What is remembered of parameters that change element by element, of one kind.
    List<OptimizerState> memory(int kind) {
        List<OptimizerState> named = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (followers.get(i).isEmpty()) {
                Parameter p = parameters.get(i);
                String name = p.name() + "." + formula.memory().get(kind);
                named.add(new OptimizerState(name, p, memory.get(i).get(kind)));
            }
        }
        return named;
    }

    /// What is remembered of parameters that change as a whole.
    List<OptimizerState> ownMemory() {
        return followers.stream()
                .flatMap(Optional::stream)
                .flatMap(follower -> follower.memory().stream())
                .toList();
    }

    /// Follows the gradients once.
    ///
    /// @param step number of the step, from 1
    /// @param rate size of the step
    void step(long step, double rate) {
        UpdateRule rule = formula.rule(step, rate);
        for (int i = 0; i < parameters.size(); i++) {
            Optional<Follower> follower = followers.get(i);
            if (follower.isPresent()) {
                follower.get().step();
            } else {
                follow(rule, parameters.get(i), memory.get(i));
            }
        }
    }

    private void follow(UpdateRule rule, Parameter p, List<Tensor> remembered) {
        updates.apply(rule, p.gradient().tensor(), remembered, p.value());
        if (formula instanceof LayerwiseFormula layerwise) {
            Tensor value = p.value();
            Tensor direction = remembered.getLast();
            double parameterNorm = Math.sqrt(reductions.sumOfSquares(value));
            double directionNorm = Math.sqrt(reductions.sumOfSquares(direction));
            UpdateRule step = layerwise.step(parameterNorm, directionNorm, value.size());
            updates.apply(step, direction, List.of(), value);
        }
    }

    /// Brings the parameters to where they are evaluated, after a step at least.
    void moveToEvaluationPoint() {
        if (formula instanceof AveragingFormula averaging) {
            move(averaging.evaluationPoint());
        }
    }

    /// Brings the parameters to where gradients are taken, likewise.
    void moveToTrainingPoint() {
        if (formula instanceof AveragingFormula averaging) {
            move(averaging.trainingPoint());
        }
    }

    private void move(UpdateRule point) {
        for (int i = 0; i < parameters.size(); i++) {
            List<Tensor> remembered = memory.get(i);
            updates.apply(
                    point, remembered.getLast(), remembered, parameters.get(i).value());
        }
    }
}
