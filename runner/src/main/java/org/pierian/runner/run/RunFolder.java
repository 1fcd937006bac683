package org.pierian.runner.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pierian.runner.bind.SpecCheck;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.Disk;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.record.Identity;
import org.pierian.runner.record.PreprocessingFile;
import org.pierian.runner.record.RecordReader;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.weights.BookWeights;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// The folder of a run: `<out>/<name>/<id>/`.
///
/// All files but those below `local/` are the same on every machine and in every repetition.
///
/// @param path the folder
public record RunFolder(Path path) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
    private static final String CHECKPOINTS = "checkpoints";

    /// The folder below `local/` with the checkpoint of the last step.
    public static final String FINISHED = "finished";

    /// The folder of a run below the folder for all runs.
    public static RunFolder of(Path out, String name, Identity identity) {
        return new RunFolder(out.resolve(name).resolve(identity.id()));
    }

    /// Refuses a folder whose name is another run's. One that a person has renamed is taken as it is.
    ///
    /// @throws Failure when the name is not this run's
    public void requireOf(Identity identity) {
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        if (ID.matcher(name).matches() && !name.equals(identity.id())) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "the checkpoint in `" + path + "` is of another run, `" + identity.id() + "`")
                    .at(local(CHECKPOINTS).toString())
                    .help("move it to the folder of its run, or discard it with `runner train --restart`");
        }
    }

    /// The resolved spec.
    public Path spec() {
        return path.resolve("spec.yaml");
    }

    /// Reads the spec, with everything that is wrong with it.
    ///
    /// @throws Failure when there is none
    public SpecResult readSpec() {
        if (!Files.isRegularFile(spec())) {
            throw MissingRun.of(path, "spec.yaml");
        }
        return SpecCheck.complete(SpecReader.read(spec(), List.of()));
    }

    /// One line for each epoch and split.
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /// One line for each epoch: the learning rate, and norms of the gradient and the weights of each layer. Runs of an
    /// older Pierian have none.
    public Path norms() {
        return path.resolve("norms.jsonl");
    }

    /// What was fitted on the training set.
    public Path preprocessing() {
        return path.resolve("preprocessing.json");
    }

    /// The preprocessing that a run has left; empty where it has left none.
    ///
    /// @throws Failure when the file is damaged
    public Optional<Preprocessing> readPreprocessing() {
        return Files.isRegularFile(preprocessing())
                ? Optional.of(PreprocessingFile.read(preprocessing()))
                : Optional.empty();
    }

    /// The weights for programs.
    public Path weights() {
        return path.resolve("weights.safetensors");
    }

    /// The weights in the book's form.
    public Path bookWeights() {
        return path.resolve("weights.json");
    }

    /// Fingerprints of everything.
    public Path record() {
        return path.resolve("record.json");
    }

    /// The record of a finished run; empty where there is none.
    ///
    /// @throws Failure when the file is damaged
    public Optional<RunRecord> readRecord() {
        return Files.isRegularFile(record()) ? Optional.of(RecordReader.read(record())) : Optional.empty();
    }

    /// What may differ from machine to machine.
    public Path local(String file) {
        return path.resolve("local").resolve(file);
    }

    /// Where checkpoints are.
    public Checkpoints checkpoints() {
        return checkpoints(LocalDisk.DISK);
    }

    Checkpoints checkpoints(Disk disk) {
        return new Checkpoints(disk, local(CHECKPOINTS));
    }

    /// Where the checkpoint of the last step is, once the run is finished: what a longer run goes on from.
    public Checkpoints finished() {
        return finished(LocalDisk.DISK);
    }

    Checkpoints finished(Disk disk) {
        return new Checkpoints(disk, local(FINISHED));
    }

    /// Writes what a finished training leaves; the record comes last.
    public void write(Experiment experiment, Outcome outcome, RunRecord record) {
        write(LocalDisk.DISK, experiment, outcome, record);
    }

    void write(Disk disk, Experiment experiment, Outcome outcome, RunRecord record) {
        List<NamedTensor> tensors = WeightsFile.tensors(experiment.saved());
        AtomicFile.write(disk, spec(), experiment.identity().specText());
        AtomicFile.write(disk, metrics(), outcome.metrics());
        AtomicFile.write(disk, norms(), outcome.norms());
        AtomicFile.write(
                disk, preprocessing(), PreprocessingFile.text(experiment.data().preprocessing()));
        AtomicFile.write(disk, weights(), out -> SafeTensors.write(out, tensors));
        AtomicFile.write(disk, bookWeights(), out -> BookWeights.write(out, tensors));
        AtomicFile.write(disk, record(), record.json());
    }
}
