package org.pierian.runner.run;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.loss.Loss;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.Tally;
import org.pierian.core.train.Evaluator;
import org.pierian.runner.bind.ClassSizes;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.bind.MetricBinder;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.record.Score;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;

/// What a spec applies to examples: preprocessing, network, loss and metrics. It needs no data, only what the
/// spec declares of it.
public final class Model {

    private final RunSpec spec;
    private final Declaration declaration;
    private final Network network;
    private final ClassSizes sizes;
    private @Nullable Loss loss; // made when it is asked for, as predictions need none
    private @Nullable Loss trainingLoss; // likewise
    private final Preprocessing preprocessing;

    /// Builds the network, with its parameters as training starts with them.
    ///
    /// @param spec what to build
    /// @param capacity the most examples in a pass
    /// @param preprocessing asked for once the network stands, as fitting it may take longer
    /// @param backend what the network computes with
    public Model(RunSpec spec, int capacity, Supplier<Preprocessing> preprocessing, Backend backend) {
        this(spec, capacity, _ -> {}, preprocessing, ClassSizes.UNKNOWN, backend);
    }

    /// The same, where a loss may be asked for.
    ///
    /// @param sizes numbers of training examples, asked for where the loss has weights of classes that follow
    ///     from them
    public Model(RunSpec spec, int capacity, Supplier<Preprocessing> preprocessing, ClassSizes sizes, Backend backend) {
        this(spec, capacity, _ -> {}, preprocessing, sizes, backend);
    }

    /// The same, with something to do meanwhile.
    ///
    /// @param meanwhile is given the network before the preprocessing is asked for
    Model(
            RunSpec spec,
            int capacity,
            Consumer<Network> meanwhile,
            Supplier<Preprocessing> preprocessing,
            ClassSizes sizes,
            Backend backend) {
        this.spec = spec;
        this.sizes = sizes;
        this.declaration = DatasetBinder.bind(spec.dataset()).declaration();
        this.network =
                Network.build(LayerBinder.architecture(spec), declaration.input(), capacity, spec.seed(), backend);
        meanwhile.accept(network);
        this.preprocessing = preprocessing.get();
    }

    /// The spec.
    public RunSpec spec() {
        return spec;
    }

    /// What goes in and comes out.
    public Declaration declaration() {
        return declaration;
    }

    /// What is done to examples before and after the network.
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /// The network.
    Network network() {
        return network;
    }

    /// What training minimizes, of examples as they are.
    Loss loss() {
        Loss made = loss;
        if (made == null) {
            made = LossBinder.bind(
                    spec.loss(), network.backend(), declaration.classCount(), declaration.outputs(), sizes);
            loss = made;
        }
        return made;
    }

    /// What training minimizes, where it may see mixtures of examples.
    Loss trainingLoss() {
        if (spec.mixup().isEmpty()) {
            return loss();
        }
        Loss made = trainingLoss;
        if (made == null) {
            made = LossBinder.bindMixed(spec.loss(), network.backend(), declaration.classCount(), sizes);
            trainingLoss = made;
        }
        return made;
    }

    /// Number of threads that compute.
    public int threads() {
        return network.backend().threads();
    }

    /// What is saved of the network, in the order of weights files.
    public List<SavedTensor> saved() {
        return network.saved();
    }

    /// What is measured of a split, the loss first.
    ///
    /// @param examples the split
    public List<Metric> metrics(Examples examples) {
        return metrics(examples, loss());
    }

    /// The same with one of the losses.
    List<Metric> metrics(Examples examples, Loss measured) {
        return MetricBinder.metrics(
                spec,
                measured,
                new MetricBinder.Scale(
                        LossBinder.units(spec.loss(), preprocessing.targetUnits()),
                        examples.variation(),
                        DatasetBinder.bind(spec.dataset()).characters(preprocessing)));
    }

    /// Evaluates examples that have been preprocessed.
    public Evaluator evaluator(Examples examples) {
        return new Evaluator(network, loss(), metrics(examples), examples.dataset());
    }

    /// Passes new examples through the network.
    public Predictor predictor() {
        return new Predictor(network);
    }

    /// What a tally over a split says.
    ///
    /// @param epoch number of the epoch, from 1
    public static Score score(int epoch, Split split, Tally tally) {
        return Score.of(epoch, split.name().toLowerCase(Locale.ROOT), tally);
    }
}
