package org.pierian.runner.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.record.PreprocessingFile;
import org.pierian.runner.record.RecordReader;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.Environment;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.Outcome;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.Training;
import org.pierian.runner.run.TrainingListener;
import org.pierian.runner.weights.BookWeights;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;
import org.pierian.runner.weights.WeightsFile;

/// Trains again, in memory, and compares with what was recorded.
public final class Verification {

    private final Experiment experiment;
    private final RunRecord recorded;
    private final Optional<RunFolder> folder;
    private final List<Difference> found = new ArrayList<>();

    private Verification(Experiment experiment, RunRecord recorded, Optional<RunFolder> folder) {
        this.experiment = experiment;
        this.recorded = recorded;
        this.folder = folder;
    }

    /// Verifies a spec against its lock's record.
    ///
    /// @param run the folder of the run that the lock is the record of, where it is on this machine; it names
    /// the first step, tensor and index that differ
    public static List<Difference> ofSpec(
            Experiment experiment, RunRecord lock, Optional<RunFolder> run, TrainingListener listener) {
        Verification verification = new Verification(experiment, lock, run);
        verification.compareSpec();
        return verification.run(listener);
    }

    /// Verifies a run folder: its files against its record, and its record against a new training.
    public static List<Difference> ofRun(Experiment experiment, RunFolder folder, TrainingListener listener) {
        Verification verification =
                new Verification(experiment, RecordReader.read(folder.record()), Optional.of(folder));
        verification.compareFile(folder.spec(), verification.recorded.specSha256());
        verification.compareFile(folder.metrics(), verification.recorded.metricsSha256());
        verification.compareFile(folder.weights(), verification.recorded.weightsSha256());
        return verification.run(listener);
    }

    private List<Difference> run(TrainingListener listener) {
        if (!experiment.identity().specSha256().equals(recorded.specSha256())) {
            return found; // another experiment: its bits say nothing about this one's
        }
        StepTrace trace = new StepTrace(listener, 0);
        Outcome outcome = Training.run(experiment, trace);
        List<Difference> trained = Comparison.of(recorded, outcome.record(experiment));
        found.addAll(trained);
        List<NamedTensor> tensors = WeightsFile.tensors(experiment.saved());
        folder.ifPresent(run -> compareUnhashed(run, tensors));
        if (!found.isEmpty()) {
            folder.ifPresent(run -> details(run, trained.isEmpty(), trace, tensors, outcome.metrics()));
        }
        if (!trained.isEmpty()) {
            compareEnvironments();
        }
        found.sort(java.util.Comparator.comparing(Difference::kind));
        return found;
    }

    private void compareSpec() {
        String spec = experiment.identity().specSha256();
        if (!spec.equals(recorded.specSha256())) {
            found.add(new Difference(Difference.Kind.SPEC, Difference.HASH, recorded.specSha256(), spec));
        }
    }

    /// What only a run's own files can tell.
    private void details(RunFolder run, boolean onlyFiles, StepTrace trace, List<NamedTensor> tensors, String metrics) {
        if (!onlyFiles) {
            trace.firstDifference(run.local(StepTrace.FILE)).ifPresent(found::add);
        }
        if (Files.isRegularFile(run.weights())) {
            WeightsDifference.first(SafeTensors.read(run.weights()), tensors).ifPresent(found::add);
        }
        if (Files.isRegularFile(run.metrics())) {
            firstLine(Texts.read(run.metrics()), metrics).ifPresent(found::add);
        }
    }

    private void compareFile(Path file, String expected) {
        if (!Files.isRegularFile(file)) {
            return; // a user may keep only some of the files
        }
        String actual = Sha256.of(Texts.bytes(file));
        if (!actual.equals(expected)) {
            found.add(new Difference(
                    Difference.Kind.FILE,
                    String.valueOf(file.getFileName()),
                    "recorded " + expected,
                    "found " + actual));
        }
    }

    /// The record has no hash of the preprocessing, as it follows from the data, nor of the book's form, as it
    /// follows from the weights.
    private void compareUnhashed(RunFolder run, List<NamedTensor> tensors) {
        compareBytes(
                run.preprocessing(),
                PreprocessingFile.text(experiment.model().preprocessing()).getBytes(StandardCharsets.UTF_8));
        if (!Files.isRegularFile(run.bookWeights())) {
            return;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            BookWeights.write(text, tensors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        compareBytes(run.bookWeights(), text.toByteArray());
    }

    private void compareBytes(Path file, byte[] expected) {
        if (!Files.isRegularFile(file)) {
            return; // a user may keep only some of the files
        }
        byte[] there = Texts.bytes(file);
        int at = Arrays.mismatch(there, expected);
        if (at >= 0) {
            found.add(new Difference(
                    Difference.Kind.FILE,
                    file.getFileName() + ", byte " + at,
                    byteAt(there, at),
                    byteAt(expected, at)));
        }
    }

    private static String byteAt(byte[] bytes, int at) {
        return at < bytes.length ? String.format(java.util.Locale.US, "%02x", bytes[at]) : "its end";
    }

    /// What was not the same around two runs that gave other bits.
    private void compareEnvironments() {
        Environment here = Environment.here(experiment.model().threads());
        Optional<Environment> there = folder.flatMap(Environment::of);
        if (there.isEmpty()) {
            found.add(new Difference(
                    Difference.Kind.ENVIRONMENT, "of the record", "not kept next to it", here.summary()));
            return;
        }
        here.entries().forEach((key, value) -> {
            String before = there.get().entries().getOrDefault(key, "");
            if (!before.equals(value)) {
                found.add(new Difference(Difference.Kind.ENVIRONMENT, key, before, value));
            }
        });
        if (found.stream().noneMatch(d -> d.kind() == Difference.Kind.ENVIRONMENT)) {
            found.add(new Difference(Difference.Kind.ENVIRONMENT, "of both", "the same as recorded", here.summary()));
        }
    }

    private static Optional<Difference> firstLine(String recorded, String trained) {
        List<String> left = recorded.lines().toList();
        List<String> right = trained.lines().toList();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String a = i < left.size() ? left.get(i) : "";
            String b = i < right.size() ? right.get(i) : "";
            if (!a.equals(b)) {
                return Optional.of(new Difference(Difference.Kind.FILE, "metrics.jsonl, line " + (i + 1), a, b));
            }
        }
        return Optional.empty();
    }
}
