package org.pierian.runner.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.run.RunFolder;

/// What a run in progress leaves in its `local/` folder for other processes: the lines of `metrics.jsonl` so far, and
/// how it stands. They are gone when the run is finished.
///
/// Nothing is forced to the disk, and no error ends training: on a full disk there is less to look at.
public final class LiveFiles implements LiveSink {

    /// How the run stands.
    public static final String PROGRESS = "progress.json";
    /// The lines of `metrics.jsonl` so far.
    public static final String LINES = "live.jsonl";

    private final Path progress;
    private final Path lines;
    private final int unwritten;
    private final StringBuilder pending = new StringBuilder();
    private boolean hasFailed;
    private int calls;

    /// @param folder the run's folder
    /// @param unwritten so many snapshots are not written at the start of a run, which may be a short one
    public LiveFiles(RunFolder folder, int unwritten) {
        this.progress = folder.local(PROGRESS);
        this.lines = folder.local(LINES);
        this.unwritten = unwritten;
    }

    @Override
    public void restart() {
        pending.setLength(0);
        remove();
    }

    @Override
    public void lines(List<EpochLine> more) {
        if (!hasFailed) {
            more.forEach(line -> pending.append(line.json()).append('\n'));
        }
    }

    @Override
    public void progress(Snapshot now) {
        if (now.state() == RunState.FINISHED) {
            remove();
            return;
        }
        boolean isTooEarly = ++calls <= unwritten && now.state().isRunning();
        if (hasFailed || isTooEarly) {
            return;
        }
        try {
            if (!pending.isEmpty()) {
                Files.writeString(lines, pending, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                pending.setLength(0);
            }
            Path part = progress.resolveSibling(PROGRESS + AtomicFile.TEMPORARY);
            Files.writeString(part, SnapshotJson.of(now) + "\n");
            Files.move(part, progress, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException _) {
            hasFailed = true; // half a line may have been written, so none may follow it
            remove();
        }
    }

    /// Removes both files.
    void remove() {
        try {
            Files.deleteIfExists(progress.resolveSibling(PROGRESS + AtomicFile.TEMPORARY));
            Files.deleteIfExists(progress);
            Files.deleteIfExists(lines);
        } catch (IOException _) {
            // another process sees no new beat
        }
    }
}
