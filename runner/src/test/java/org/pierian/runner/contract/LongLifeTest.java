package org.pierian.runner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that trains again and again stays as it was. `scripts/test-long-life.sh` does it with more runs.
class LongLifeTest {

    private static final int RUNS = Integer.getInteger("pierian.runs", 60);
    private static final int FIRST = 12;
    /// Objects of the virtual machine come and go by as much.
    private static final long SLACK = 2 << 20;

    @TempDir
    private Path folder;

    @Test
    void runsLeaveNeitherThreadsNorMemoryBehind() throws IOException {
        LongLife life = new LongLife(folder, RealData.folder());
        LongLife.Left early = life.train(FIRST);
        LongLife.Left late = life.train(RUNS - FIRST);
        if (Integer.getInteger("pierian.runs") != null) {
            System.out.println(early.text());
            System.out.println(late.text());
        }
        List<String> more = new ArrayList<>(late.threads());
        early.threads().forEach(more::remove); // one of another test may have ended since
        assertThat(more).isEmpty();
        assertThat(late.heap())
                .as("%s, %s", early.text(), late.text())
                .isLessThan(early.heap() + Math.max(SLACK, early.heap() / 10));
    }
}
