package org.pierian.runner.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class DiskSpaceTest {

    @TempDir
    Path folder;

    @Test
    void theLastByteCounts() {
        assertThatCode(() -> DiskSpace.require(folder, 1000, 1000, "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> DiskSpace.require(folder, 3 << 20, 1 << 20, ", or pray"))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE);
                    assertThat(failure.message())
                            .isEqualTo("the run may write 3.0 MiB, but the disk of `" + folder + "` has 1.0 MiB free");
                    assertThat(failure.helps()).containsExactly("free 2.0 MiB, or pray");
                });
    }

    @Test
    void aFolderThatIsNotThereIsOnTheDiskOfItsParent() {
        Path later = folder.resolve("not/yet");
        assertThatCode(() -> DiskSpace.require(later, 1, "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> DiskSpace.require(later, Long.MAX_VALUE, "")).hasMessageContaining(later.toString());
    }
}
