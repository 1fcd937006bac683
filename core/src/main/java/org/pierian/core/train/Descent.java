package org.pierian.core.train;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Parameter;
import org.pierian.core.optimizer.Clipping;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.Penalty;
import org.pierian.core.schedule.LearningRate;

/// What a training step does with the gradients, when all passes of the step have collected them: those of a
/// penalty are added, they are clipped, the learning rate is set, the optimizer follows them.
public final class Descent {

    private final List<Parameter> parameters;
    private final Backend backend;
    private final Optimizer optimizer;
    private final @Nullable LearningRate rate;
    private final @Nullable Penalty penalty;
    private final @Nullable Clipping clipping;

    /// Without a penalty.
    ///
    /// @param parameters as there
    /// @param backend as there
    /// @param optimizer as there
    /// @param rate as there
    /// @param clipping as there
    public Descent(
            List<Parameter> parameters,
            Backend backend,
            Optimizer optimizer,
            Optional<LearningRate> rate,
            Optional<Clipping> clipping) {
        this(parameters, backend, optimizer, rate, Optional.empty(), clipping);
    }

    /// @param parameters what the optimizer changes
    /// @param backend computes it
    /// @param optimizer follows the gradients
    /// @param rate the rate of each step, unless it is always the optimizer's own
    /// @param penalty what is added to gradients before they are clipped, if anything
    /// @param clipping what happens to large gradients, if anything
    public Descent(
            List<Parameter> parameters,
            Backend backend,
            Optimizer optimizer,
            Optional<LearningRate> rate,
            Optional<Penalty> penalty,
            Optional<Clipping> clipping) {
        this.parameters = parameters;
        this.backend = backend;
        this.optimizer = optimizer;
        this.rate = rate.orElse(null);
        this.penalty = penalty.orElse(null);
        this.clipping = clipping.orElse(null);
    }

    /// @throws DivergedException when gradients are to be clipped and one is not finite; no parameter has
    ///     changed then
    void step(int epoch, long step) {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).gradient().complete();
        }
        if (penalty != null) {
            penalty.add(parameters, backend);
        }
        if (clipping != null && !clipping.clip(parameters, backend)) {
            throw DivergedException.ofGradient(step, parameters, backend.reductions());
        }
        if (rate != null) {
            optimizer.setLearningRate(rate.at(epoch, step));
        }
        optimizer.step();
    }

    Optimizer optimizer() {
        return optimizer;
    }
}
