package org.pierian.runner.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.record.MetricLine;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.RecordCheck;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.RunSpec;

/// A finished run, for those who write it in another form.
///
/// @param folder where it is
/// @param spec what was trained
/// @param record its fingerprints
public record FinishedRun(RunFolder folder, RunSpec spec, RunRecord record) {

    private static final long MOST_METRIC_BYTES = 1L << 30;

    /// A run by its folder.
    ///
    /// @param spec the spec in that folder
    /// @throws Failure when the run has no record, as one that has not ended, or a damaged one
    public static FinishedRun open(RunFolder folder, RunSpec spec) {
        RunRecord record = folder.readRecord()
                .orElseThrow(() -> missing(folder.record())
                        .help("a run has one when it has ended; continue it with `runner resume " + folder.path()
                                + "`"));
        return new FinishedRun(folder, spec, record);
    }

    /// What was measured after each epoch.
    ///
    /// @throws Failure when `metrics.jsonl` is not there, or is not that of the record
    public List<MetricLine> metrics() {
        Path file = folder.metrics();
        require(file);
        byte[] bytes = bytes(file);
        if (!Sha256.of(bytes).equals(record.metricsSha256())) {
            throw changed(file).help("restore it, or train again");
        }
        return MetricLine.read(bytes, file);
    }

    /// Norms of gradients and weights after epochs; none where the run has noted none.
    ///
    /// @throws Failure when `norms.jsonl` is damaged
    public List<MetricLine> norms() {
        Path file = folder.path().resolve("norms.jsonl");
        return Files.isRegularFile(file) ? MetricLine.read(file) : List.of();
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_METRIC_BYTES) {
                throw Failure.of(ExitCode.INPUT, "`" + file.getFileName() + "` is larger than 1 GiB")
                        .at(file.toString())
                        .help("restore it, or train again");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// The file of weights, which is that of the record.
    ///
    /// @throws Failure when it is not there, or is another one
    public Path weights() {
        require(folder.weights());
        new RecordCheck(Optional.of(record)).requireWeights(folder);
        return folder.weights();
    }

    private void require(Path file) {
        if (!Files.isRegularFile(file)) {
            throw missing(file).help("copy it with the other files of the run, or train the run again");
        }
    }

    private static Failure missing(Path file) {
        return Failure.of(ExitCode.NOT_FOUND, "`" + file.getParent() + "` has no " + file.getFileName())
                .at(file.toString());
    }

    private static Failure changed(Path file) {
        return Failure.of(
                        ExitCode.INPUT,
                        "`" + file.getFileName() + "` is not the one of the run: its SHA-256 is"
                                + " not that of the record")
                .at(file.toString());
    }
}
