package org.pierian.runner.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.run.RunFolder;

/// Follows a run in its folder, whatever happens to it there: trained by another process, stopped, resumed, trained
/// anew, finished long ago. What it reads is not trusted; damaged lines say nothing.
///
/// One thread calls [#look] again and again; any may ask.
public final class LiveFollower implements RunControl {

    private final RunFolder folder;
    private final LiveSink sink;
    private final int patience;
    private final ProgressReader progress;
    private final RequestFiles requests;
    private Optional<LineTail> tail = Optional.empty();
    private String session = "";
    private long beat = -1;
    private int looksWithoutBeat;
    private volatile Optional<Snapshot> latest = Optional.empty();

    /// @param folder the run's folder
    /// @param sink is told what is seen
    /// @param patience after so many looks without a beat the run counts as silent
    public LiveFollower(RunFolder folder, LiveSink sink, int patience) {
        this.folder = folder;
        this.sink = sink;
        this.patience = patience;
        this.progress = new ProgressReader(folder.local(LiveFiles.PROGRESS));
        this.requests = new RequestFiles(folder);
    }

    /// Looks once, and tells what is new.
    public void look() {
        Optional<Snapshot> told = progress.read();
        Snapshot now = told.map(this::judged)
                .orElseGet(() ->
                        Snapshot.resting(Files.isRegularFile(folder.record()) ? RunState.FINISHED : RunState.WAITING));
        Path file = told.isPresent() ? folder.local(LiveFiles.LINES) : folder.metrics();
        boolean isSame = now.session().equals(session)
                && tail.filter(open -> open.isOf(file)).isPresent();
        if (!isSame) {
            session = now.session();
            startOver(file);
        }
        List<EpochLine> more = tail.map(LineTail::more).orElse(List.of());
        if (tail.filter(LineTail::hasShrunk).isPresent()) {
            startOver(file);
            more = tail.map(LineTail::more).orElse(List.of());
        }
        while (!more.isEmpty()) {
            sink.lines(more);
            more = tail.map(LineTail::more).orElse(List.of());
        }
        latest = Optional.of(now);
        sink.progress(now);
    }

    private void startOver(Path file) {
        tail = Optional.of(new LineTail(file));
        sink.restart();
    }

    /// A process that lives tells something new every second.
    private Snapshot judged(Snapshot now) {
        looksWithoutBeat = now.beat() == beat && now.session().equals(session) ? looksWithoutBeat + 1 : 0;
        beat = now.beat();
        return now.state().isRunning() && looksWithoutBeat >= patience ? now.with(RunState.SILENT) : now;
    }

    @Override
    public boolean ask(Wish wish) {
        Optional<Snapshot> running = latest.filter(snapshot -> snapshot.state().isRunning());
        running.ifPresent(snapshot -> requests.put(wish, snapshot.session()));
        return running.isPresent();
    }
}
