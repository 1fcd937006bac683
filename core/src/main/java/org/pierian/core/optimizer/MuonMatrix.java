package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.Updates;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// The steps of one matrix by [Muon].
final class MuonMatrix implements Follower {

    private final Muon formula;
    private final Parameter parameter;
    private final NewtonSchulz iteration;
    private final List<Tensor> momenta;
    private final Updates updates;
    private final List<Optimizer.Memory> memory;
    private final float momentum;
    private final float newest;
    private final boolean nesterov;
    private final double scale;
    private final UpdateRule average = this::average;
    private final UpdateRule descent = this::descend;
    private float size;
    private float keep;

    /// @param iteration of the sides that the parameter has in memory
    MuonMatrix(Muon formula, Parameter parameter, NewtonSchulz iteration, Backend backend) {
        this.formula = formula;
        this.parameter = parameter;
        this.iteration = iteration;
        Tensor remembered = backend.zeros(parameter.value().shape());
        this.momenta = List.of(remembered);
        this.memory = List.of(new Optimizer.Memory(parameter.name() + ".momentum", parameter, remembered));
        this.updates = backend.updates();
        this.momentum = (float) formula.options().momentum();
        this.newest = (float) (1 - formula.options().momentum());
        this.nesterov = formula.options().nesterov();
        this.scale = formula.scale(parameter.shape());
    }

    @Override
    public List<Optimizer.Memory> memory() {
        return memory;
    }

    @Override
    public void step() {
        size = (float) (formula.rate() * scale);
        keep = (float) (1 - formula.rate() * formula.options().weightDecay());
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
