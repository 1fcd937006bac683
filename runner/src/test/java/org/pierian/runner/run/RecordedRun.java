package org.pierian.runner.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pierian.core.metric.Tally;
import org.pierian.runner.file.DiskOperation;
import org.pierian.runner.file.RecordingDisk;
import org.pierian.runner.record.Score;
import org.pierian.spec.CheckpointSpec;

/// A small run with checkpoints, from its first step to its last file, with all that it asked of its disk.
///
/// @param root the folder that was there before
/// @param operations what it asked for
/// @param promises the steps of each checkpoint, by the number of operations after which it was to be safe
/// @param finished the number of operations after which all files were to be safe
/// @param files the run's files
record RecordedRun(
        Path root,
        List<DiskOperation> operations,
        NavigableMap<Integer, Long> promises,
        int finished,
        Map<String, byte[]> files) {

    private static final int STEPS_BETWEEN = 3;

    static RunFolder folder(Path root) {
        return new RunFolder(root.resolve("runs").resolve("small").resolve("0"));
    }

    static RecordedRun record(RecordingDisk disk, Path root) throws IOException {
        Files.createDirectory(root);
        NavigableMap<Integer, Long> promises = new TreeMap<>();
        Experiment experiment = SmallRun.experiment(root);
        int finished = finish(experiment, Training.start(experiment), disk, root, promises);
        return new RecordedRun(root, disk.operations(), promises, finished, files(root));
    }

    /// Trains to the end as the program does.
    ///
    /// @return the number of operations after which all files are safe
    static int finish(
            Experiment experiment,
            Training training,
            RecordingDisk disk,
            Path root,
            NavigableMap<Integer, Long> promises) {
        RunFolder folder = folder(root);
        Checkpoints checkpoints = folder.checkpoints(disk);
        Checkpointing checkpointing = new Checkpointing(
                Optional.of(new CheckpointSpec.Steps(STEPS_BETWEEN)), checkpoints, () -> false, SmallRun.SILENT);
        Outcome outcome = training.run(new TrainingListener() {
            @Override
            public void afterStep(int epoch, Tally tally) {}

            @Override
            public void afterEpoch(Score train, Optional<Score> test) {}

            @Override
            public void atRest(TrainingState now) {
                int before = disk.operations().size();
                checkpointing.atRest(now);
                if (disk.operations().size() > before) {
                    promises.put(disk.operations().size(), now.steps());
                }
            }

            @Override
            public void atEnd(TrainingState now) {
                folder.finished(disk).write(now.checkpoint());
            }
        });
        folder.write(disk, experiment, outcome, outcome.record(experiment));
        int finished = disk.operations().size();
        checkpoints.clear();
        return finished;
    }

    /// The files of the run in a folder, but the temporary ones.
    static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        if (Files.isDirectory(folder(root).path())) {
            try (Stream<Path> list = Files.list(folder(root).path())) {
                for (Path file : list.filter(Files::isRegularFile).toList()) {
                    if (!file.toString().endsWith(".part")) {
                        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                    }
                }
            }
        }
        return files;
    }
}
