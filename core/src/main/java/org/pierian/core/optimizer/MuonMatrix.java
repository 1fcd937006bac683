package org.pierian.core.optimizer;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.Updates;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// The steps of one matrix by [Muon].
final class MuonMatrix implements Follower {

    private final Step step;
    private final DoubleSupplier rate;
    private final Parameter parameter;
    private final NewtonSchulz iteration;
    private final List<Tensor> momenta;
    private final Updates updates;
    private final List<OptimizerState> memory;
    private final float momentum;
    private final float newest;
    private final boolean nesterov;
    private final UpdateRule average = this::average;
    private final UpdateRule descent = this::descend;
    private float size;
    private float keep;

    /// How a matrix steps.
    ///
    /// @param momentum weight of the past in the average of gradients
    /// @param nesterov whether to look ahead
    /// @param weightDecay strength of the decay
    /// @param scale what the rate is multiplied by
    record Step(double momentum, boolean nesterov, double weightDecay, double scale) {}

    /// @param rate the learning rate of the present step
    /// @param iteration of the sides that the parameter has in memory
    MuonMatrix(Step step, DoubleSupplier rate, Parameter parameter, NewtonSchulz iteration, Backend backend) {
        this.step = step;
        this.rate = rate;
        this.parameter = parameter;
        this.iteration = iteration;
        Tensor remembered = backend.zeros(parameter.value().shape());
        this.momenta = List.of(remembered);
        this.memory = List.of(new OptimizerState(parameter.name() + ".momentum", parameter, remembered));
        this.updates = backend.updates();
        this.momentum = (float) step.momentum();
        this.newest = (float) (1 - step.momentum());
        this.nesterov = step.nesterov();
    }

    @Override
    public List<OptimizerState> memory() {
        return memory;
    }

    @Override
    public void step() {
        size = (float) (rate.getAsDouble() * step.scale());
        keep = (float) (1 - rate.getAsDouble() * step.weightDecay());
        updates.apply(average, parameter.gradient().tensor(), momenta, iteration.matrix());
        iteration.run();
        updates.apply(descent, iteration.matrix(), List.of(), parameter.value());
    }

    private void average(UpdateRule.Element e) {
        float part = newest * e.gradient;
        e.first = Fma.fma(momentum, e.first, part);
        e.value = nesterov ? Fma.fma(momentum, e.first, part) : e.first;
    }

    private void descend(UpdateRule.Element e) {
        e.value = Fma.fma(-size, e.gradient, keep * e.value);
    }
}
