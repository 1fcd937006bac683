package org.pierian.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.layer.State;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// An average of a network's weights over training. Training goes on with the network's own weights; for a while,
/// or at the end, [#use] gives the network the average.
public final class WeightAverage {

    private final Averaging averaging;
    private final List<SavedTensor> saved;
    private final List<Parameter> parameters;
    private final List<Tensor> other; // of each saved tensor: the average, and the network's own while that is in use
    private final Tensor spare;
    private final Backend backend;
    private final Optional<StatisticsPass> statistics;
    private long taken;
    private boolean inUse;

    /// @param averaging which weights are taken, and how
    /// @param network whose weights they are
    /// @param statistics measures running statistics of the average, where that is asked for
    public WeightAverage(Averaging averaging, Network network, StatisticsPass statistics) {
        this.averaging = averaging;
        this.saved = network.saved();
        this.parameters = network.parameters();
        this.backend = network.backend();
        this.other = saved.stream()
                .map(tensor -> backend.zeros(tensor.value().shape()))
                .toList();
        int largest =
                saved.stream().mapToInt(tensor -> tensor.value().size()).max().orElse(0);
        this.spare = backend.zeros(Shape.of(largest));
        boolean hasStatistics = saved.stream().anyMatch(State.class::isInstance);
        this.statistics = hasStatistics && averaging.measuresStatistics() ? Optional.of(statistics) : Optional.empty();
    }

    /// Takes the network's weights into the average if it is time.
    ///
    /// @param steps steps since the start of training, the last of them just done
    /// @param epochs epochs whose last step is among them
    public void afterStep(long steps, long epochs) {
        long now = averaging.taken(steps, epochs);
        if (now == taken) {
            return;
        }
        taken = now;
        for (int i = 0; i < parameters.size(); i++) {
            Tensor value = parameters.get(i).value();
            if (taken == 1) {
                backend.elementwise().copy(0, value.size(), value, other.get(i));
            } else {
                backend.updates().apply(averaging.rule(taken), value, List.of(), other.get(i));
            }
        }
    }

    /// Continues as if training had come so far; the caller restores [#averages] itself.
    ///
    /// @param steps steps since the start of training
    /// @param epochs epochs whose last step is among them
    public void resumeAt(long steps, long epochs) {
        taken = averaging.taken(steps, epochs);
    }

    /// Whether weights have been taken.
    public boolean hasBegun() {
        return taken > 0;
    }

    /// Whether the network has the average at the moment.
    public boolean isInUse() {
        return inUse;
    }

    /// Gives the network the average, with running statistics, if there is one yet.
    public void use() {
        if (!hasBegun() || inUse) {
            return;
        }
        Elementwise elementwise = backend.elementwise();
        for (int i = parameters.size(); i < saved.size(); i++) {
            Tensor state = saved.get(i).value();
            elementwise.copy(0, state.size(), state, other.get(i));
        }
        exchange();
        statistics.ifPresent(StatisticsPass::run);
    }

    /// Gives the network its own weights back, if it has the average.
    public void release() {
        if (inUse) {
            exchange();
        }
    }

    /// Exchanges what the network has and what it has not, bit for bit.
    public void exchange() {
        Elementwise elementwise = backend.elementwise();
        for (int i = 0; i < saved.size(); i++) {
            Tensor value = saved.get(i).value();
            elementwise.copy(0, value.size(), value, spare);
            elementwise.copy(0, value.size(), other.get(i), value);
            elementwise.copy(0, value.size(), spare, other.get(i));
        }
        inUse = !inUse;
    }

    /// The average of each parameter; while it is in use, the network's own weights.
    public List<Average> averages() {
        List<Average> all = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            all.add(new Average(parameters.get(i), other.get(i)));
        }
        return all;
    }

    /// The average of one parameter.
    ///
    /// @param parameter what is averaged
    /// @param tensor the numbers, in the order of the parameter's value
    public record Average(Parameter parameter, Tensor tensor) {

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
