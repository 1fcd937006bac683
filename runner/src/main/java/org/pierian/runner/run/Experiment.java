package org.pierian.runner.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.loss.Loss;
import org.pierian.core.optimizer.Clipping;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.schedule.LearningRate;
import org.pierian.core.train.Descent;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.Tally;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;
import org.pierian.runner.bind.ClippingBinder;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.bind.MetricBinder;
import org.pierian.runner.bind.OptimizerBinder;
import org.pierian.runner.bind.RunLength;
import org.pierian.runner.bind.ScheduleBinder;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.InitSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;
import org.pierian.spec.write.SpecWriter;

/// A spec with its data and its network, ready to be trained or judged.
public final class Experiment {

    /// Examples that are judged at once; predictions do not depend on it.
    private static final int EVALUATION_BATCH = 64;

    private final RunSpec spec;
    private final Path folder;
    private final Data data;
    private final Network network;
    private final Loss loss;
    private final Identity identity;
    private final List<String> metrics;

    /// @param spec what to do
    /// @param folder the spec's folder, from which a file of initial weights is found
    /// @param examples asked for late, as reading them may take longer than building the network
    public Experiment(RunSpec spec, Path folder, Supplier<Data> examples) {
        this.spec = spec;
        this.folder = folder.toAbsolutePath().normalize();
        Declaration declaration = Declaration.of(spec.dataset());
        int trainSize =
                declaration.trainSize().orElseGet(() -> examples.get().train().size());
        this.network = Network.build(
                LayerBinder.architecture(spec),
                declaration.inputShape(),
                Math.max(Math.min(spec.batchSize(), trainSize), EVALUATION_BATCH),
                spec.seed());
        this.metrics = MetricBinder.metrics(spec).stream()
                .map(MetricBinder.Measured::name)
                .toList();
        this.loss = LossBinder.bind(spec.loss(), declaration.outputs());
        String text = SpecWriter.write(spec.essence());
        this.data = examples.get();
        TreeMap<String, String> hashes = new TreeMap<>(data.sha256());
        if (spec.init() instanceof InitSpec.FromFile(String path)) {
            Path file = folder.resolve(path);
            WeightsFile.load(file, network.parameters());
            hashes.put(path, hash(file).orElse(""));
        }
        this.identity = new Identity(text, hashes);
    }

    private static Optional<String> hash(Path file) {
        try {
            return Optional.of(Sha256.of(file));
        } catch (java.io.IOException _) {
            return Optional.empty(); // it has just been read
        }
    }

    /// The spec.
    public RunSpec spec() {
        return spec;
    }

    /// The spec's folder.
    public Path folder() {
        return folder;
    }

    /// The examples.
    public Data data() {
        return data;
    }

    /// What decides the bits.
    public Identity identity() {
        return identity;
    }

    /// The network's parameters, in the order of weights files.
    public List<Parameter> parameters() {
        return network.parameters();
    }

    /// How long the run is, if nothing ends it early.
    RunLength length() {
        return RunLength.of(spec, data.train().size());
    }

    /// The learning rates of the whole run, where the spec has a schedule.
    Optional<LearningRate> learningRate() {
        return ScheduleBinder.bind(spec, length());
    }

    /// A training loop from the network's present parameters on.
    ///
    /// @param rate the rate of each step, unless it is always the optimizer's own
    public Trainer trainer(Optional<LearningRate> rate) {
        Optimizer optimizer = OptimizerBinder.bind(spec.optimizer(), network.parameters());
        Optional<Clipping> clipping = spec.clip().map(ClippingBinder::bind);
        return new Trainer(
                network,
                loss,
                new Descent(network.parameters(), optimizer, rate, clipping),
                data.train(),
                new TrainingPlan(spec.batchSize(), LossBinder.isMean(spec.loss()), spec.shuffle(), spec.seed()));
    }

    /// What a tally over a split says, in the units of the data.
    ///
    /// @param epoch number of the epoch, from 1
    public Score score(int epoch, Split split, Tally tally) {
        String word = split.name().toLowerCase(Locale.ROOT);
        Score all = data.number()
                .map(number -> Score.ofNumbers(epoch, word, tally, number.unit(), number.variation(split)))
                .orElseGet(() -> Score.of(epoch, word, tally));
        return all.only(metrics);
    }

    /// A judge over one split.
    public Evaluator evaluator(Dataset split) {
        return new Evaluator(network, loss, split);
    }
}
