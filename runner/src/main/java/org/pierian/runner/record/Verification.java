package org.pierian.runner.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.RecordReader;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.RunRecord;
import org.pierian.runner.run.Training;
import org.pierian.runner.run.TrainingListener;
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
    public static List<Difference> ofSpec(Experiment experiment, RunRecord lock, TrainingListener listener) {
        return new Verification(experiment, lock, Optional.empty()).run(listener);
    }

    /// Verifies a run folder: its files against its record, and its record against a new training.
    public static List<Difference> ofRun(Experiment experiment, RunFolder folder, TrainingListener listener) {
        return new Verification(experiment, RecordReader.read(folder.record()), Optional.of(folder)).run(listener);
    }

    private List<Difference> run(TrainingListener listener) {
        folder.ifPresent(this::compareFiles);
        String spec = experiment.identity().specSha256();
        if (!spec.equals(recorded.specSha256())) {
            if (found.stream().noneMatch(d -> d.key().equals("spec.yaml"))) {
                found.add(new Difference(Difference.Kind.SPEC, "sha256", recorded.specSha256(), spec));
            }
            return found; // another experiment: its bits say nothing about this one's
        }
        StepTrace trace = new StepTrace(listener);
        Training.Outcome outcome = Training.run(experiment, trace);
        List<Difference> trained = Comparison.of(recorded, RunRecord.of(experiment, outcome));
        found.addAll(trained);
        folder.ifPresent(run -> {
            if (!trained.isEmpty()) {
                trace.firstDifference(run.local(StepTrace.FILE)).ifPresent(found::add);
            }
            if (!found.isEmpty() && Files.isRegularFile(run.weights())) {
                WeightsDifference.first(SafeTensors.read(run.weights()), WeightsFile.tensors(experiment.parameters()))
                        .ifPresent(found::add);
            }
            if (!found.isEmpty() && Files.isRegularFile(run.metrics())) {
                firstLine(Texts.read(run.metrics()), outcome.metrics()).ifPresent(found::add);
            }
        });
        return found;
    }

    /// The files of a run folder against the hashes of its record.
    private void compareFiles(RunFolder run) {
        compareFile(run.spec(), recorded.specSha256());
        compareFile(run.metrics(), recorded.metricsSha256());
        compareFile(run.weights(), recorded.weightsSha256());
    }

    private void compareFile(Path file, String expected) {
        if (!Files.isRegularFile(file)) {
            return; // a person may keep only some of the files
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
