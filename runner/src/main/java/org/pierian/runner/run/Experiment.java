package org.pierian.runner.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.loss.Loss;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.metric.Metric;
import org.pierian.core.optimizer.Clipping;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.Penalty;
import org.pierian.core.schedule.LearningRate;
import org.pierian.core.train.Descent;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.StatisticsPass;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;
import org.pierian.core.train.WeightAverage;
import org.pierian.runner.bind.AugmentBinder;
import org.pierian.runner.bind.AverageBinder;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.bind.ClassSizes;
import org.pierian.runner.bind.ClippingBinder;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.InitialWeights;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.bind.OptimizerBinder;
import org.pierian.runner.bind.ParameterChoice;
import org.pierian.runner.bind.PenaltyBinder;
import org.pierian.runner.bind.RunLength;
import org.pierian.runner.bind.ScheduleBinder;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.record.Identity;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;
import org.pierian.spec.write.SpecWriter;

/// A model with data, ready to be trained.
public final class Experiment {

    private final Path folder;
    private final Data data;
    private final Model model;
    private final Identity identity;
    private final Dataset trained;

    /// @param spec what to do
    /// @param folder the spec's folder
    /// @param examples asked for late, as reading them may take longer than building the network
    /// @param initial what the network starts from, where the spec names a file
    /// @param backend what the network computes with
    /// @throws org.pierian.runner.failure.Failure when the network cannot fit into memory
    /// @throws org.pierian.runner.failure.SpecMisfit when the file of initial weights does not fit the network
    public Experiment(RunSpec spec, Path folder, Supplier<Data> examples, InitialWeights initial, Backend backend) {
        this(spec, folder, examples, initial, backend, 0);
    }

    /// The same for a known number of epochs: the backend prepares for them while the data are read.
    ///
    /// @param epochs how many it is going to be trained for, not all of the spec's when a run is resumed
    public Experiment(
            RunSpec spec, Path folder, Supplier<Data> examples, InitialWeights initial, Backend backend, int epochs) {
        this.folder = folder.toAbsolutePath().normalize();
        OptionalInt declared = DatasetBinder.bind(spec.dataset()).declaration().size(Split.TRAIN);
        MemoryNeed.ofTraining(spec).require();
        int trainSize = declared.orElseGet(() -> examples.get().train().size());
        int capacity = Capacity.of(spec, OptionalInt.of(trainSize));
        MemoryNeed.ofTraining(spec, capacity).require();
        this.model = new Model(
                spec,
                capacity,
                network -> Outlook.of(spec, trainSize, epochs).announce(network),
                () -> examples.get().preprocessing(),
                ClassSizes.of(() -> examples.get().split(Split.TRAIN)),
                backend);
        this.data = examples.get();
        this.trained = AugmentBinder.bind(spec, data.train());
        TreeMap<String, String> hashes = new TreeMap<>(data.sha256());
        hashes.putAll(initial.load(model.saved()));
        this.identity = new Identity(SpecWriter.write(spec.essence()), hashes);
    }

    /// The spec.
    public RunSpec spec() {
        return model.spec();
    }

    /// What is trained.
    public Model model() {
        return model;
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

    /// What is saved of the network, in the order of weights files.
    public List<SavedTensor> saved() {
        return model.saved();
    }

    /// How long the run is, if nothing ends it early.
    RunLength length() {
        return RunLength.of(spec(), data.train().size());
    }

    /// The learning rates of the whole run, where the spec has a schedule.
    Optional<LearningRate> learningRate() {
        return ScheduleBinder.bind(spec(), length());
    }

    /// A training loop from the network's present parameters on.
    ///
    /// @param rate the rate of each step, unless it is always the optimizer's own
    public Trainer trainer(Optional<LearningRate> rate) {
        Loss loss = model.trainingLoss();
        List<Metric> metrics = model.metrics(data.split(Split.TRAIN), loss);
        return trainer(rate, loss, metrics, trained, spec().shuffle());
    }

    /// The same training loop, which measures nothing but the loss.
    ///
    /// @param rate as there
    public Trainer lossTrainer(Optional<LearningRate> rate) {
        Loss loss = model.trainingLoss();
        return trainer(rate, loss, List.of(new MeanLoss(loss)), trained, spec().shuffle());
    }

    /// A training loop over examples as they are, in their order, which measures nothing but the loss.
    ///
    /// @param rate as there
    /// @param examples what is trained with, instead of the training set
    public Trainer trainer(Optional<LearningRate> rate, Dataset examples) {
        return trainer(rate, model.loss(), List.of(new MeanLoss(model.loss())), examples, false);
    }

    private Trainer trainer(
            Optional<LearningRate> rate, Loss loss, List<? extends Metric> metrics, Dataset examples, boolean shuffle) {
        RunSpec spec = model.spec();
        Network network = model.network();
        Optimizer optimizer = OptimizerBinder.bind(spec, network);
        List<Parameter> trained = ParameterChoice.trained(spec, network.parameters());
        Optional<Penalty> penalty = spec.penalty().map(PenaltyBinder::bind);
        Optional<Clipping> clipping = spec.clip().map(ClippingBinder::bind);
        return new Trainer(
                network,
                loss,
                metrics,
                new Descent(trained, network.backend(), optimizer, rate, penalty, clipping),
                examples,
                new TrainingPlan(
                        spec.batchSize(),
                        spec.batchesPerStep(),
                        LossBinder.isMean(spec.loss()),
                        shuffle,
                        spec.bucketByLength().orElse(0),
                        spec.seed()));
    }

    /// The average of the weights, where the spec has one.
    Optional<WeightAverage> average() {
        RunSpec spec = model.spec();
        Network network = model.network();
        return spec.average()
                .map(average -> new WeightAverage(
                        AverageBinder.bind(average),
                        network,
                        new StatisticsPass(network, model.loss(), data.train(), spec.batchSize())));
    }

    /// Evaluates one split.
    public Evaluator evaluator(Split split) {
        return model.evaluator(data.split(split));
    }
}
