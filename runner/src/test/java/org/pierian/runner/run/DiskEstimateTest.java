package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.bind.DiskEstimate;
import org.pierian.runner.file.DiskOperation;
import org.pierian.runner.file.RecordingDisk;

/// The estimate against the most that a run has on its disk.
class DiskEstimateTest {

    @TempDir
    Path folder;

    @Test
    void holdsALittleMoreThanTheRunWrites() throws IOException {
        String spec = SmallRun.SPEC.replace("linear: 12", "linear: 20000").replace("epochs: 8", "epochs: 2");
        Experiment experiment = SmallRun.experiment(spec, folder);
        long[] most = new long[1];
        RecordingDisk disk = new RecordingDisk(operation -> {
            if (operation instanceof DiskOperation.Rename) {
                most[0] = Math.max(most[0], size());
            }
            return true;
        });
        RecordedRun.finish(experiment, Training.start(experiment), disk, folder, new TreeMap<>());
        DiskEstimate estimate = DiskEstimate.of(experiment.spec());
        assertThat(most[0]).isLessThan(estimate.peak()).isGreaterThan(estimate.peak() * 3 / 5);
    }

    private long size() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
