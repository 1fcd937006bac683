package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.metric.Tally;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;
import org.pierian.spec.CheckpointSpec;

/// A run that was stopped at any step and resumed ends in the same bits as one that was not.
class ResumeTest {

    @TempDir
    Path folder;

    private Experiment experiment() {
        return SmallRun.experiment(folder);
    }

    private RunRecord undisturbed() {
        return undisturbed(SmallRun.SPEC);
    }

    private RunRecord undisturbed(String spec) {
        Experiment experiment = SmallRun.experiment(spec, folder);
        return Training.run(experiment, SmallRun.SILENT).record(experiment);
    }

    /// Trains until the step, leaving a checkpoint.
    private Checkpoints stoppedAt(int step, String name) {
        return stoppedAt(SmallRun.SPEC, step, name);
    }

    private Checkpoints stoppedAt(String spec, int step, String name) {
        Checkpoints checkpoints = new Checkpoints(LocalDisk.DISK, folder.resolve(name));
        AtomicInteger steps = new AtomicInteger();
        TrainingListener counter = new TrainingListener() {
            @Override
            public void afterStep(int epoch, Tally tally) {
                steps.incrementAndGet();
            }

            @Override
            public void afterEpoch(Score train, Optional<Score> test) {}
        };
        assertThatThrownBy(() -> Training.start(SmallRun.experiment(spec, folder))
                        .run(new Checkpointing(Optional.empty(), checkpoints, () -> steps.get() >= step, counter)))
                .isInstanceOf(Checkpointing.StoppedException.class);
        return checkpoints;
    }

    private RunRecord resumed(Checkpoints checkpoints) {
        return resumed(SmallRun.SPEC, checkpoints);
    }

    private RunRecord resumed(String spec, Checkpoints checkpoints) {
        return resumed(spec, checkpoints, CpuBackend.scalar());
    }

    private RunRecord resumed(String spec, Checkpoints checkpoints, Backend backend) {
        Experiment experiment = SmallRun.experiment(spec, folder, backend);
        Checkpoint checkpoint = checkpoints.newest(line -> {}).orElseThrow();
        checkpoint.requireSameInputs(experiment);
        Training training = Training.resume(experiment, checkpoint);
        return training.run(SmallRun.SILENT).record(experiment);
    }

    @TestFactory
    Stream<DynamicTest> atEveryStep() {
        return Stream.of(SmallRun.SPEC, SmallRun.BY_STEP, SmallRun.PLATEAU, SmallRun.GROUPED)
                .flatMap(spec -> {
                    RunRecord expected = undisturbed(spec);
                    return IntStream.range(1, SmallRun.STEPS)
                            .mapToObj(step -> DynamicTest.dynamicTest("step " + step + ", " + lastLine(spec), () -> {
                                Checkpoints checkpoints = stoppedAt(spec, step, "at" + step + "-" + expected.id());
                                try (Backend backend = new CpuBackend(KernelChoice.SCALAR, 1 + step % 3)) {
                                    assertThat(resumed(spec, checkpoints, backend))
                                            .isEqualTo(expected);
                                }
                            }));
                });
    }

    private static String lastLine(String spec) {
        return spec.lines().toList().getLast();
    }

    @Test
    void stoppedAgainAndAgain() {
        RunRecord expected = undisturbed();
        Checkpoints checkpoints = stoppedAt(3, "again");
        for (int i = 0; i < 5; i++) {
            AtomicInteger rests = new AtomicInteger();
            Checkpoint checkpoint = checkpoints.newest(line -> {}).orElseThrow();
            assertThatThrownBy(() -> Training.resume(experiment(), checkpoint)
                            .run(new Checkpointing(
                                    Optional.empty(), checkpoints, () -> rests.incrementAndGet() > 6, SmallRun.SILENT)))
                    .isInstanceOf(Checkpointing.StoppedException.class);
        }
        assertThat(resumed(checkpoints)).isEqualTo(expected);
    }

    @Test
    void aDamagedCheckpointIsSkippedForTheOneBefore() throws IOException {
        RunRecord expected = undisturbed();
        Checkpoints checkpoints = new Checkpoints(LocalDisk.DISK, folder.resolve("two"));
        AtomicInteger rests = new AtomicInteger();
        assertThatThrownBy(() -> Training.start(experiment())
                        .run(new Checkpointing(
                                Optional.of(new CheckpointSpec.Steps(4)),
                                checkpoints,
                                () -> rests.incrementAndGet() > 20,
                                SmallRun.SILENT)))
                .isInstanceOf(Checkpointing.StoppedException.class);
        List<Path> files;
        try (Stream<Path> list = Files.list(folder.resolve("two"))) {
            files = list.sorted().toList();
        }
        assertThat(files).hasSize(4); // the newest two, each with its tensors
        for (Path file : files.subList(2, 4)) {
            byte[] good = Files.readAllBytes(file);
            for (int at = 0; at < good.length; at += Math.max(1, good.length / 60)) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                List<String> told = new ArrayList<>();
                assertThat(checkpoints
                                .newest(told::add)
                                .orElseThrow()
                                .position()
                                .steps())
                        .isLessThan(21);
                assertThat(told).hasSize(1).first().asString().contains("is skipped");
            }
            Files.write(file, good);
        }
        Files.delete(files.get(3));
        assertThat(resumed(checkpoints)).isEqualTo(expected);
    }

    @Test
    void checkpointsChangeNoIdentity() {
        String plain = experiment().identity().id();
        assertThat(SmallRun.experiment(SmallRun.SPEC + "checkpoint: {epochs: 1}\n", folder)
                        .identity()
                        .id())
                .isEqualTo(plain);
    }
}
