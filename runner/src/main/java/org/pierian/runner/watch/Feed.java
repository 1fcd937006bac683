package org.pierian.runner.watch;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.pierian.runner.live.EpochLine;
import org.pierian.runner.live.LiveSink;
import org.pierian.runner.live.Snapshot;

/// What is known of a run, for any number of pages, each of which asks for what it has not seen yet.
///
/// However long the run is, a few thousand lines are kept: once there are too many, every second epoch goes, and the
/// pages begin anew.
public final class Feed implements LiveSink {

    /// The most lines that are kept.
    static final int MOST_LINES = 16_384;

    /// The most that are handed out at a time.
    private static final int MOST_NEWS = 2_048;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int every;
    private final String name =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final List<EpochLine> lines = new ArrayList<>();
    private final Map<String, EpochLine> latest = new TreeMap<>();
    private int generation;
    private int stride = 1;
    private long version;
    private int calls;
    private Optional<Snapshot> now = Optional.empty();
    private boolean closed;

    /// @param every of so many snapshots that say the same, one wakes those who wait
    public Feed(int every) {
        this.every = every;
    }

    /// What a page has not seen yet.
    ///
    /// @param restart whether what it has is to be forgotten first
    /// @param lines more lines, in order
    /// @param now how the run stands, where that is new
    /// @param latest the last line of each split, where `now` is new
    /// @param after where the page is then
    /// @param closed whether nothing will ever come again
    record News(
            boolean restart,
            List<EpochLine> lines,
            Optional<Snapshot> now,
            List<EpochLine> latest,
            Place after,
            boolean closed) {

        boolean isEmpty() {
            return !restart && lines.isEmpty() && now.isEmpty();
        }
    }

    /// How far a page is.
    ///
    /// @param lines where it is among the lines: `<feed>-<generation>-<count>`, or anything else for its start
    /// @param version of the snapshot that it knows
    record Place(String lines, long version) {}

    @Override
    public void restart() {
        lock.lock();
        try {
            lines.clear();
            latest.clear();
            stride = 1;
            generation++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void lines(List<EpochLine> more) {
        lock.lock();
        try {
            for (EpochLine line : more) {
                latest.put(line.split(), line);
                if (line.epoch() % stride == 0) {
                    lines.add(line);
                }
                if (lines.size() > MOST_LINES) {
                    thin();
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void thin() {
        stride *= 2;
        generation++;
        lines.removeIf(line -> line.epoch() % stride != 0);
    }

    @Override
    public void progress(Snapshot told) {
        lock.lock();
        try {
            boolean isNews = now.filter(known -> saysTheSame(known, told)).isEmpty();
            now = Optional.of(told);
            calls = isNews ? 0 : calls + 1;
            if (calls % every == 0) {
                version++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether only numbers have changed that change all the time.
    private static boolean saysTheSame(Snapshot known, Snapshot told) {
        return known.state() == told.state()
                && known.checkpoint().equals(told.checkpoint())
                && known.session().equals(told.session());
    }

    /// Nothing more will come.
    public void close() {
        lock.lock();
        try {
            closed = true;
            version++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something that a page has not seen.
    ///
    /// @return empty news where nothing has come for so long
    News await(Place place, long milliseconds) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
            News news = news(place);
            while (news.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
                news = news(place);
            }
            return news;
        } finally {
            lock.unlock();
        }
    }

    private News news(Place place) {
        int known = known(place.lines());
        boolean restart = known < 0;
        int from = Math.max(0, known);
        int to = Math.min(lines.size(), from + MOST_NEWS);
        boolean isNew = place.version() != version && now.isPresent() && to == lines.size();
        return new News(
                restart,
                List.copyOf(lines.subList(from, to)),
                isNew ? now : Optional.empty(),
                List.copyOf(latest.values()),
                new Place(prefix() + to, isNew ? version : place.version()),
                closed && to == lines.size());
    }

    private String prefix() {
        return name + "-" + generation + "-";
    }

    /// How many lines a page has; negative where they are not these.
    private int known(String place) {
        if (!place.startsWith(prefix())) {
            return -1;
        }
        try {
            int count = Integer.parseInt(place.substring(prefix().length()));
            return count <= lines.size() ? count : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
