package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.runner.file.DiskOperation;
import org.pierian.runner.file.RecordingDisk;

/// The power fails after each operation on the disk of a run, and each time in many ways. With
/// `-Dpower.seeds=1000` in a thousand ways; `scripts/test-power-loss.sh` does that.
class PowerLossTest {

    private static final int SEEDS = Integer.getInteger("power.seeds", 50);

    @TempDir
    Path folder;

    @Test
    void everyLossLeavesTheRunOrACheckpointThatEndsInTheSameBits() throws IOException {
        RecordedRun run = RecordedRun.record(new RecordingDisk(), folder.resolve("real"));
        PowerLosses losses = new PowerLosses(run, folder.resolve("left"));
        losses.judge(SEEDS);
        assertThat(losses.steps())
                .hasSize(13)
                .containsExactlyElementsOf(run.promises().values());
        assertThat(losses.different()).isGreaterThan(run.operations().size());
        assertThat(losses.count()).isEqualTo((run.operations().size() + 1L) * SEEDS);
    }

    /// Errors that a writer of files may make.
    enum Mistake {
        NO_FORCE_OF_FILES,
        NO_FORCE_OF_MANIFESTS,
        NO_FORCE_OF_FOLDERS,
        NO_FORCE_OF_THE_FOLDER_OF_CHECKPOINTS,
        NO_FORCE_OF_NEW_FOLDERS;

        /// Whether the writer leaves an operation out.
        boolean isLeftOut(DiskOperation operation) {
            return switch (operation) {
                case DiskOperation.Force(Path file) ->
                    this == NO_FORCE_OF_FILES
                            || (this == NO_FORCE_OF_MANIFESTS && file.toString().contains("manifest"));
                case DiskOperation.ForceFolder(Path path) ->
                    this == NO_FORCE_OF_FOLDERS
                            || (this == NO_FORCE_OF_THE_FOLDER_OF_CHECKPOINTS && path.endsWith("checkpoints"))
                            || (this == NO_FORCE_OF_NEW_FOLDERS && path.endsWith("local"));
                default -> false;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMistakeIsFound(Mistake mistake) throws IOException {
        RecordedRun run = RecordedRun.record(
                new RecordingDisk(operation -> !mistake.isLeftOut(operation)), folder.resolve("real"));
        PowerLosses losses = new PowerLosses(run, folder.resolve("left"));
        assertThatThrownBy(() -> losses.judge(20)).isInstanceOf(AssertionError.class);
    }
}
