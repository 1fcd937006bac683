package org.pierian.runner.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.metric.Tally;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.record.Score;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// A run of [#STEPS] steps with something of everything that a checkpoint must keep.
public final class SmallRun {

    static final int STEPS = 40;
    static final String SPEC = """
            name: resumed
            seed: 11
            dataset: {fizzbuzz: {from: 101, to: 138, test_from: 1, test_to: 30}}
            architecture: [{linear: 12}, tanh, {dropout: 0.2}, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.01}
            batch_size: 8
            epochs: 8
            shuffle: true
            early_stopping: {loss: {patience: 7, split: test}}
            """;

    /// The same with a schedule that counts steps, and with clipping.
    static final String BY_STEP = SPEC + """
            schedule: {warmup_cosine: {warmup_iters: 7, min_lr: 0.0001}}
            clip: {norm: 0.05}
            """;

    /// The same with a schedule that remembers, and reduces the rate more than once.
    static final String PLATEAU = SPEC + """
            schedule: {reduce_on_plateau: {metric: loss, split: train, factor: 0.5, patience: 0, threshold: 0.05, cooldown: 1}}
            clip: {value: 0.01}
            """;

    /// The same with a frozen parameter, and others in groups.
    static final String GROUPED = SPEC + """
            freeze: ["0.bias"]
            parameter_groups:
              - weight_decay: {value: 0.1, parameters: ["*.weight"]}
              - learning_rate: {factor: 0.25, parameters: ["0.*"]}
            """;

    /// Sees nothing.
    public static final TrainingListener SILENT = new TrainingListener() {
        @Override
        public void afterStep(int epoch, Tally tally) {}

        @Override
        public void afterEpoch(Score train, Optional<Score> test) {}
    };

    private SmallRun() {}

    /// @param spec text of a spec
    /// @param folder of the spec
    static Experiment experiment(String spec, Path folder) {
        return experiment(spec, folder, CpuBackend.scalar());
    }

    /// @param spec text of a spec
    /// @param folder of the spec
    /// @param backend what it computes with
    static Experiment experiment(String spec, Path folder, Backend backend) {
        ResolvedSpec read = SpecReader.read(SourceText.of("resumed.yaml", spec), Path.of("resumed.yaml"), List.of())
                .spec()
                .orElseThrow();
        DataLoader loader = new DataLoader(DataFolders.of(Optional.of(folder)), line -> {});
        return new Experiment(
                read.spec(),
                folder,
                loader.begin(read, List.of(folder)),
                loader.initialWeights(read, List.of(folder)),
                backend);
    }

    /// The small experiment.
    ///
    /// @param folder of the spec
    public static Experiment experiment(Path folder) {
        return experiment(SPEC, folder);
    }
}
