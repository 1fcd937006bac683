package org.pierian.runner.live;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps what it was told since the last restart.
final class RecordedSink implements LiveSink {

    int restarts;
    final List<EpochLine> lines = new ArrayList<>();
    final List<Snapshot> snapshots = new ArrayList<>();

    @Override
    public synchronized void restart() {
        restarts++;
        lines.clear();
    }

    @Override
    public synchronized void lines(List<EpochLine> more) {
        lines.addAll(more);
    }

    @Override
    public synchronized void progress(Snapshot now) {
        snapshots.add(now);
    }

    synchronized Snapshot last() {
        return snapshots.getLast();
    }

    /// All lines as a file has them.
    synchronized String text() {
        return lines.stream().map(line -> line.json() + "\n").collect(Collectors.joining());
    }
}
