package org.pierian.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.core.metric.Tally;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.Trainer;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;
import org.pierian.runner.record.HashChain;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Checkpointing;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.ForwardingListener;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.Training;
import org.pierian.runner.run.TrainingListener;
import org.pierian.runner.run.TrainingState;
import org.pierian.runner.verify.StepTrace;
import org.pierian.spec.CheckpointSpec;
import org.pierian.spec.Split;

/// What the record of a run costs: epochs of a spec with the chain of hashes, the trace of the steps and a
/// checkpoint after each epoch, in turn with epochs without any, in one process.
///
/// Arguments: the spec and, optionally, the number of pairs.
public final class RecordCost {

    private static final int EPOCHS = 3;

    private final Experiment experiment;
    private final Path folder;

    private RecordCost(Experiment experiment, Path folder) {
        this.experiment = experiment;
        this.folder = folder;
    }

    /// Measures and prints.
    public static void main(String... arguments) throws IOException {
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        Path folder = Files.createTempDirectory("pierian-record");
        try (Engine engine = new Engine(Kernels.AUTO, Runtime.getRuntime().availableProcessors())) {
            Experiment experiment = ExampleSpecs.read(Path.of(arguments[0]), engine.backend(), "epochs=" + EPOCHS);
            new RecordCost(experiment, folder).measure(pairs);
        } finally {
            remove(folder);
        }
    }

    private void measure(int pairs) {
        plain();
        recorded(new Recorder());
        Recorder recorder = new Recorder();
        Turns turns = Turns.take(pairs, this::plain, () -> recorded(recorder));
        double epoch = turns.firstSeconds();
        double chain = chain();
        double checkpoint = Turns.quantile(recorder.checkpoints, 0.5);
        print("epoch without record", epoch, epoch);
        print("epoch with record", turns.secondSeconds(), epoch);
        print("of it: one link of the chain", chain, epoch);
        print("of it: one checkpoint", checkpoint, epoch);
        System.out.printf(
                Locale.ROOT,
                "%-32s %10s %9.2f %% (%.2f to %.2f)%n",
                "median of the pairs' difference",
                "",
                100 * (turns.ratio(0.5) - 1),
                100 * (turns.ratio(0.25) - 1),
                100 * (turns.ratio(0.75) - 1));
        System.out.printf(
                Locale.ROOT,
                "%-32s %10s %9.2f %%%n",
                "chain and checkpoint, timed alone",
                "",
                100 * (chain + checkpoint) / epoch);
    }

    private static void print(String what, double seconds, double epoch) {
        System.out.printf(Locale.ROOT, "%-32s %8.2f ms %8.2f %%%n", what, 1e3 * seconds, 100 * seconds / epoch);
    }

    /// Seconds of an epoch with its pass over the test set, and nothing else.
    private double plain() {
        Trainer trainer = experiment.trainer(Optional.empty());
        Evaluator judge = experiment.evaluator(Split.TEST);
        long start = System.nanoTime();
        trainer.expectEpochs(EPOCHS);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            trainer.epoch(epoch, tally -> {});
            judge.evaluate();
        }
        return (System.nanoTime() - start) / 1e9 / EPOCHS;
    }

    /// Seconds of an epoch as `runner train` runs it.
    private double recorded(Recorder recorder) {
        Checkpointing checkpointing = new Checkpointing(
                Optional.of(new CheckpointSpec.Epochs(1)),
                new RunFolder(folder).checkpoints(),
                () -> false,
                new StepTrace(recorder, 0));
        Training training = Training.start(experiment);
        long start = System.nanoTime();
        training.run(recorder.around(checkpointing));
        // After the last epoch no checkpoint is written, but results; one more is what each epoch has.
        checkpointing.atRest(training);
        return (System.nanoTime() - start) / 1e9 / EPOCHS;
    }

    /// Seconds of one link.
    private double chain() {
        List<Double> times = new ArrayList<>();
        Score score = new Score(1, "train", 1, new LinkedHashMap<>(Map.of("loss", 0.5, "accuracy", 0.5)));
        for (int i = 0; i < 30; i++) {
            HashChain chain = new HashChain(1);
            long start = System.nanoTime();
            chain.add(1, score, experiment.saved(), true);
            times.add((System.nanoTime() - start) / 1e9);
        }
        return Turns.quantile(times.subList(10, 30), 0.5);
    }

    /// Times the checkpoints of a training; what is due at once after a step takes microseconds and is left out.
    private static final class Recorder implements TrainingListener {

        private static final double LEAST = 1e-3;
        private final List<Double> checkpoints = new ArrayList<>();

        TrainingListener around(TrainingListener inner) {
            return new ForwardingListener(inner) {
                @Override
                public void atRest(TrainingState training) {
                    long start = System.nanoTime();
                    super.atRest(training);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    if (seconds > LEAST) {
                        checkpoints.add(seconds);
                    }
                }
            };
        }

        @Override
        public void afterStep(int epoch, Tally tally) {}

        @Override
        public void afterEpoch(Score train, Optional<Score> test) {}
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
