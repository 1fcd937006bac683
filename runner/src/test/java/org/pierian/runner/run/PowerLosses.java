package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pierian.runner.file.DiskOperation;
import org.pierian.runner.file.RecordingDisk;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.file.VolatileDisk;
import org.pierian.runner.weights.SafeTensors;

/// Takes the power away after each operation of a recorded run, and judges what is left.
final class PowerLosses {

    private static final long FINISHED = Long.MAX_VALUE;

    private final RecordedRun run;
    private final DiskLeft left;
    private final Map<String, Long> judged = new HashMap<>();
    private final Set<String> wentOn = new HashSet<>();
    private final Set<Long> steps = new TreeSet<>();
    private long count;

    PowerLosses(RecordedRun run, Path folder) throws IOException {
        this.run = run;
        this.left = new DiskLeft(folder);
    }

    /// Number of losses so far.
    long count() {
        return count;
    }

    /// Number of different disks that they left.
    int different() {
        return judged.size();
    }

    /// The steps of all checkpoints that were found.
    Set<Long> steps() {
        return steps;
    }

    /// @param seeds number of ways in which the power fails at each point
    /// @throws AssertionError when a promise is broken
    void judge(int seeds) throws IOException {
        VolatileDisk disk = new VolatileDisk(run.root());
        for (int point = 0; point <= run.operations().size(); point++) {
            for (int seed = 0; seed < seeds; seed++) {
                judge(disk.afterPowerLoss(new SplittableRandom(1_000_003L * seed + point)), point, seed == 0);
            }
            if (point < run.operations().size()) {
                DiskOperation next = run.operations().get(point);
                disk.apply(next);
            }
        }
    }

    private void judge(Map<String, byte[]> files, int point, boolean thoroughly) throws IOException {
        count++;
        String key = key(files);
        if (!judged.containsKey(key)) {
            left.put(files);
            judged.put(key, found());
        }
        assertThat(judged.get(key)).as("found after operation %d", point).isGreaterThanOrEqualTo(promised(point));
        if (thoroughly) {
            left.put(files);
            goOnInPlace();
        }
    }

    /// The steps that must not be lost.
    private long promised(int point) {
        Map.Entry<Integer, Long> newest = run.promises().floorEntry(point);
        return point >= run.finished() ? FINISHED : newest == null ? 0 : newest.getValue();
    }

    /// How much of the run is left: everything, or the steps of the newest checkpoint.
    private long found() throws IOException {
        Map<String, byte[]> files = RecordedRun.files(left.root());
        files.forEach((name, bytes) ->
                assertThat(bytes).as(name).isEqualTo(run.files().get(name)));
        Checkpoints checkpoints = RecordedRun.folder(left.root()).checkpoints();
        Optional<Checkpoint> newest = checkpoints.newest(line -> {});
        assertThat(newest.isPresent()).as("a whole checkpoint").isEqualTo(!checkpoints.isEmpty());
        if (newest.isPresent()) {
            goOn(newest.get());
        }
        if (files.containsKey("record.json")) {
            assertThat(files).hasSameSizeAs(run.files());
            assertThat(RecordedRun.folder(left.root()).finished().newest(line -> {}))
                    .as("the last checkpoint of a finished run")
                    .isPresent();
            return FINISHED;
        }
        return newest.map(checkpoint -> checkpoint.position().steps()).orElse(0L);
    }

    /// Resumes from a checkpoint, from each different one once.
    private void goOn(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream tensors = new ByteArrayOutputStream();
        SafeTensors.write(tensors, checkpoint.tensors());
        steps.add(checkpoint.position().steps());
        if (wentOn.add(checkpoint.position() + Sha256.of(tensors.toByteArray()))) {
            Experiment experiment = SmallRun.experiment(left.root());
            checkpoint.requireSameInputs(experiment);
            Outcome outcome = Training.resume(experiment, checkpoint).run(SmallRun.SILENT);
            assertThat(outcome.record(experiment).json().getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(run.files().get("record.json"));
        }
    }

    /// Resumes amid whatever else was left, to the last file.
    private void goOnInPlace() throws IOException {
        RunFolder folder = RecordedRun.folder(left.root());
        Experiment experiment = SmallRun.experiment(left.root());
        Training training = folder.checkpoints()
                .newest(line -> {})
                .map(checkpoint -> Training.resume(experiment, checkpoint))
                .orElseGet(() -> Training.start(experiment));
        RecordedRun.finish(experiment, training, new RecordingDisk(), left.root(), new TreeMap<>());
        assertThat(RecordedRun.files(left.root())).containsExactlyInAnyOrderEntriesOf(run.files());
        try (Stream<Path> all = Files.walk(left.root())) {
            Path last = folder.local(RunFolder.FINISHED); // two files, written before the record
            assertThat(all.filter(file -> Files.isRegularFile(file) && !file.startsWith(last)))
                    .hasSameSizeAs(run.files().entrySet());
        }
        left.clear();
    }

    private static String key(Map<String, byte[]> files) {
        MessageDigest digest = Sha256.digest();
        files.forEach((name, bytes) -> {
            digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return Sha256.hex(digest);
    }
}
