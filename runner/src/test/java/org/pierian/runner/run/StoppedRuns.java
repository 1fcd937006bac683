package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.pierian.core.metric.Tally;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;

/// Stops a run at every place where that can be, those while a set is measured too.
final class StoppedRuns {

    private StoppedRuns() {}

    /// Makes sure that record and last checkpoint of a run that was stopped and resumed are those of one that was
    /// not.
    ///
    /// @param folder for the checkpoints
    static void assertSameFromEverywhere(String spec, Path folder) throws IOException {
        Experiment whole = SmallRun.experiment(spec, folder);
        Path end = folder.resolve("end");
        RunRecord expected = Training.start(whole)
                .run(new FinalCheckpoint(new Checkpoints(LocalDisk.DISK, end), SmallRun.SILENT))
                .record(whole);
        AtomicInteger all = new AtomicInteger();
        Training.run(SmallRun.experiment(spec, folder), new Counting(all));
        assertThat(all.get()).isGreaterThan(10);
        for (int at = 1; at <= all.get(); at++) {
            Checkpoints checkpoints = new Checkpoints(LocalDisk.DISK, folder.resolve("at" + at));
            AtomicInteger rests = new AtomicInteger();
            int stop = at;
            assertThatThrownBy(() -> Training.start(SmallRun.experiment(spec, folder))
                            .run(new Checkpointing(
                                    Optional.empty(),
                                    checkpoints,
                                    () -> rests.incrementAndGet() == stop,
                                    SmallRun.SILENT)))
                    .isInstanceOf(Checkpointing.StoppedException.class);
            Experiment again = SmallRun.experiment(spec, folder);
            Training training =
                    Training.resume(again, checkpoints.newest(line -> {}).orElseThrow());
            Path endAgain = folder.resolve("end" + at);
            Checkpoints finished = new Checkpoints(LocalDisk.DISK, endAgain);
            assertThat(training.run(new FinalCheckpoint(finished, SmallRun.SILENT))
                            .record(again))
                    .as("rest %s", at)
                    .isEqualTo(expected);
            assertSameFiles(endAgain, end);
        }
    }

    /// The last step's weights are kept for a longer run, also while the network has those of the best epoch.
    private static void assertSameFiles(Path found, Path wanted) throws IOException {
        try (Stream<Path> files = Files.list(wanted)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(2);
            for (Path file : all) {
                assertThat(found.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    /// Counts how often a run is at rest.
    private record Counting(AtomicInteger rests) implements TrainingListener {

        @Override
        public void afterStep(int epoch, Tally tally) {}

        @Override
        public void afterEpoch(Score train, Optional<Score> measured) {}

        @Override
        public void atRest(TrainingState training) {
            rests.incrementAndGet();
        }
    }
}
