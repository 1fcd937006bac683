package org.pierian.runner.run;

import org.pierian.core.backend.Backend;
import org.pierian.runner.bind.ClassSizes;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.FittedCheck;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.RunSpec;

/// A finished run's network for new examples. Of the run's folder it takes spec, preprocessing and weights; of the data
/// that it was trained on, nothing.
public final class TrainedRun {

    private static final ClassSizes UNREAD = classes -> {
        throw Failure.of(
                        ExitCode.INPUT,
                        "the loss has `class_weights: balanced`, which follow from the training set, and that is not read")
                .help("evaluate the run's own data, with `--split`; or train with the weights as a list,"
                        + " `class_weights: {by_class: [...]}`");
    };

    private final Source source;
    private final Model model;

    private TrainedRun(Source source, Model model) {
        this.source = source;
        this.model = model;
    }

    /// Loads the network.
    ///
    /// @param spec the run's spec
    /// @param capacity the most examples in a pass
    /// @param backend what the network computes with
    /// @throws Failure when a file of the folder is missing, damaged, or does not fit the spec, when weights
    /// are not those of its record, or the network cannot fit into memory
    public static TrainedRun load(RunFolder folder, RunSpec spec, int capacity, Backend backend) {
        Preprocessing fitted = folder.readPreprocessing()
                .orElseThrow(() -> Failure.of(ExitCode.NOT_FOUND, "`" + folder.path() + "` has no preprocessing.json")
                        .at(folder.preprocessing().toString())
                        .help("copy it with the other files of the run, or train the run again"));
        Source source = DatasetBinder.bind(spec.dataset());
        FittedCheck.require(source, fitted);
        MemoryNeed.ofEvaluation(spec, capacity).withoutData().require();
        new RecordCheck(folder.readRecord()).requireWeights(folder);
        Model model = new Model(spec, capacity, () -> fitted, UNREAD, backend);
        WeightsFile.load(folder.weights(), model.saved());
        return new TrainedRun(source, model);
    }

    /// Network, preprocessing, loss and metrics.
    public Model model() {
        return model;
    }

    /// How new examples come to the network.
    public Intake intake() {
        return source.intake(model.preprocessing());
    }

    /// Reads new examples whose answers are known.
    ///
    /// @throws Failure when a file is not there, or is not what it should be
    public Examples examples(NewFiles files) {
        return source.examples(files, model.preprocessing());
    }
}
