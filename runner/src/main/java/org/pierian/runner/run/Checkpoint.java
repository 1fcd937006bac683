package org.pierian.runner.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.metric.Metric;
import org.pierian.core.optimizer.OptimizerState;
import org.pierian.core.tensor.Shape;
import org.pierian.core.train.WeightAverage;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.Identity;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.spec.Split;
import org.pierian.spec.language.Words;
import org.pierian.spec.write.SpecWriter;

/// Everything that a run needs to continue between two steps.
///
/// @param identity hash of what decides the bits
/// @param spec the whole spec in its canonical form
/// @param folder the spec's folder
/// @param position where training stands
/// @param tensors `parameter/...` for all that weights files hold, `optimizer/...`, `average/...` where weights are
/// averaged, and `best/...` where those of the best epoch are kept
public record Checkpoint(String identity, String spec, String folder, Position position, List<NamedTensor> tensors) {

    private static final String PARAMETER = "parameter/";
    private static final String OPTIMIZER = "optimizer/";
    private static final String BEST = "best/";
    private static final String AVERAGE = "average/";

    static Checkpoint of(
            Experiment experiment,
            Position position,
            List<OptimizerState> state,
            Optional<WeightAverage> average,
            EarlyStopping stopping) {
        List<SavedTensor> saved = experiment.saved();
        List<NamedTensor> tensors = new ArrayList<>();
        add(tensors, PARAMETER, saved, stopping.last());
        for (OptimizerState s : state) {
            tensors.add(new NamedTensor(OPTIMIZER + s.name(), s.shape(), s.values()));
        }
        for (WeightAverage.Average one : begun(average)) {
            tensors.add(new NamedTensor(
                    AVERAGE + one.parameter().name(), one.parameter().shape(), one.values()));
        }
        add(tensors, BEST, saved, stopping.kept());
        return new Checkpoint(
                experiment.identity().sha256(),
                SpecWriter.write(experiment.spec()),
                experiment.folder().toString(),
                position,
                tensors);
    }

    private static List<WeightAverage.Average> begun(Optional<WeightAverage> average) {
        return average.filter(WeightAverage::hasBegun)
                .map(WeightAverage::averages)
                .orElse(List.of());
    }

    private static void add(List<NamedTensor> tensors, String prefix, List<SavedTensor> saved, List<float[]> weights) {
        for (int i = 0; i < weights.size(); i++) {
            SavedTensor p = saved.get(i);
            tensors.add(new NamedTensor(prefix + p.name(), p.shape(), weights.get(i)));
        }
    }

    /// The folder that paths of the spec start from.
    public Path specFolder() {
        return Path.of(folder);
    }

    /// Refuses to resume with other data, another start or another arithmetic.
    public void requireSameInputs(Experiment experiment) {
        requireSameInputs(experiment.identity());
    }

    /// Refuses to go on from it with other data, another start or another arithmetic.
    ///
    /// @param same what decides the bits of the run that it is of
    void requireSameInputs(Identity same) {
        if (!identity.equals(same.sha256())) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "the data, the file of initial weights or the version of Pierian has changed since the run began")
                    .help("restore them, or start the run again with `runner train --restart`");
        }
    }

    /// Refuses a position that a run of the experiment never reaches.
    void requirePosition(Experiment experiment) {
        int size = experiment.data().train().size();
        List<Metric> metrics = experiment.model().metrics(experiment.data().split(Split.TRAIN));
        Optional<String> watched = experiment.spec().watched().map(Words::ofConstant);
        if (!position.fits(experiment.spec().epochs(), size, experiment.spec().stepSize(), watched)
                || !position.hasSumsOf(metrics)) {
            throw misfit("is at a position that this run never reaches");
        }
    }

    /// Refuses norms of other layers.
    ///
    /// @param isOfThisRun whether they are those of the run's layers
    void requireNorms(boolean isOfThisRun) {
        if (!isOfThisRun) {
            throw misfit("has norms of other layers than the run");
        }
    }

    /// Sets everything that training changes.
    ///
    /// @throws Failure when a tensor is missing, misshapen or left over
    void restore(
            List<SavedTensor> saved,
            List<OptimizerState> state,
            Optional<WeightAverage> average,
            EarlyStopping stopping) {
        Map<String, NamedTensor> left = new HashMap<>();
        tensors.forEach(tensor -> left.put(tensor.name(), tensor));
        for (SavedTensor p : saved) {
            p.assign(take(left, PARAMETER + p.name(), p.shape()));
        }
        for (OptimizerState s : state) {
            s.assign(take(left, OPTIMIZER + s.name(), s.shape()));
        }
        for (WeightAverage.Average one : begun(average)) {
            one.assign(
                    take(left, AVERAGE + one.parameter().name(), one.parameter().shape()));
        }
        if (stopping.keeps()) {
            List<float[]> best = new ArrayList<>();
            saved.forEach(p -> best.add(take(left, BEST + p.name(), p.shape())));
            stopping.keep(best);
        }
        if (!left.isEmpty()) {
            throw misfit("has tensors that the run does not need, such as `"
                    + left.keySet().stream().sorted().findFirst().orElseThrow() + "`");
        }
    }

    private float[] take(Map<String, NamedTensor> left, String name, Shape shape) {
        NamedTensor tensor = left.remove(name);
        if (tensor == null) {
            throw misfit("has no tensor `" + name + "`");
        }
        if (!tensor.shape().equals(shape)) {
            throw misfit("has `" + name + "` of shape " + tensor.shape() + ", expected " + shape);
        }
        return tensor.values();
    }

    private Failure misfit(String what) {
        return Failure.of(ExitCode.INPUT, "the checkpoint of step " + position.steps() + " " + what)
                .help("it is of another version of Pierian; start the run again with `train --restart`");
    }
}
