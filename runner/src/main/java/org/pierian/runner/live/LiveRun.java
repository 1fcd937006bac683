package org.pierian.runner.live;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pierian.core.metric.Tally;
import org.pierian.runner.run.ForwardingListener;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainingListener;
import org.pierian.runner.run.TrainingState;

/// Tells how training comes on, once a second and whenever something happens, and takes what is asked of it.
///
/// After a step the training thread only looks at a flag. When it is set, it hands out a few numbers; a thread of its
/// own makes everything else of them.
public final class LiveRun extends ForwardingListener implements RunControl, AutoCloseable {

    private static final int BEATS_A_SECOND = 4;

    private static final long LONGEST_WAIT_SECONDS = 2;

    private final TrainingState training;
    private final StopSwitch stop;
    private final List<LiveSink> sinks;
    private final RequestFiles requests;
    private final String session =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final Standing standing;
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread pulse = Thread.ofPlatform().daemon().name("live").unstarted(this::beatUntilOver);
    private int known;
    private int beats;
    private RunState told = RunState.WAITING;
    private long toldCheckpoint = -1;
    private RunState ending = RunState.FAILED;
    private volatile boolean sampleDue;
    private volatile boolean checkpointDue;
    private volatile long checkpoint = -1;

    private LiveRun(
            RunFolder folder,
            Plan plan,
            TrainingState training,
            StopSwitch stop,
            List<LiveSink> sinks,
            TrainingListener next) {
        super(next);
        this.requests = new RequestFiles(folder);
        this.training = training;
        this.stop = stop;
        this.sinks = List.copyOf(sinks);
        this.standing = new Standing(session, plan.epochs(), plan.examples());
    }

    /// How long a run is at most.
    ///
    /// @param epochs number of epochs
    /// @param examples examples in each
    public record Plan(int epochs, long examples) {}

    /// Begins to tell.
    ///
    /// @param folder the run's folder, where other processes may ask
    /// @param training what is told of; nothing of it has happened yet in this process
    /// @param stop stops it
    /// @param sinks who are told
    /// @param next is told what the training thread tells, too
    public static LiveRun begin(
            RunFolder folder,
            Plan plan,
            TrainingState training,
            StopSwitch stop,
            List<LiveSink> sinks,
            TrainingListener next) {
        LiveRun run = new LiveRun(folder, plan, training, stop, sinks, next);
        run.requests.clear();
        run.sinks.forEach(LiveSink::restart);
        List<Measured> before = Measured.since(training, 0);
        run.standing.begin(before);
        run.tellLines(before);
        run.known = training.scores().size();
        run.pulse.start();
        return run;
    }

    @Override
    public void afterStep(int epoch, Tally tally) {
        if (sampleDue) {
            sampleDue = false;
            samples.add(Sample.of(training, epoch, tally, known));
            known = training.scores().size();
        }
        super.afterStep(epoch, tally);
    }

    @Override
    public void afterCheckpoint(long steps) {
        checkpoint = steps;
        super.afterCheckpoint(steps);
    }

    /// Whether a checkpoint is asked for; it is forgotten by asking.
    public boolean takeCheckpointRequest() {
        if (!checkpointDue) {
            return false;
        }
        checkpointDue = false;
        return true;
    }

    @Override
    public boolean ask(Wish wish) {
        if (over.getCount() == 0) {
            return false;
        }
        switch (wish) {
            case STOP -> stop.ask();
            case CHECKPOINT -> checkpointDue = true;
        }
        return true;
    }

    private void beatUntilOver() {
        try {
            while (!over.await(1000 / BEATS_A_SECOND, TimeUnit.MILLISECONDS)) {
                for (Wish wish : Wish.values()) {
                    if (requests.take(wish, session)) {
                        ask(wish);
                    }
                }
                sampleDue = true;
                drain();
                RunState state = stop.isAsked() ? RunState.STOPPING : RunState.TRAINING;
                if (++beats % BEATS_A_SECOND == 0 || state != told || checkpoint != toldCheckpoint) {
                    publish(state);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(RunState state) {
        told = state;
        toldCheckpoint = checkpoint;
        long steps = toldCheckpoint;
        Snapshot now = standing.snapshot(state, steps < 0 ? OptionalLong.empty() : OptionalLong.of(steps));
        sinks.forEach(sink -> sink.progress(now));
    }

    private void drain() {
        for (@Nullable Sample sample = samples.poll(); sample != null; sample = samples.poll()) {
            tell(sample.measured());
            standing.add(sample);
        }
    }

    private void tell(List<Measured> measured) {
        if (measured.isEmpty()) {
            return;
        }
        standing.add(measured);
        tellLines(measured);
    }

    private void tellLines(List<Measured> measured) {
        List<EpochLine> lines = measured.stream().map(Measured::line).toList();
        sinks.forEach(sink -> sink.lines(lines));
    }

    /// Says how the run ends; without it, by an error.
    public void endsAs(RunState state) {
        ending = state;
    }

    /// Tells how the run has ended, and nothing more after that.
    @Override
    public void close() {
        if (over.getCount() == 0) {
            return;
        }
        over.countDown();
        try {
            if (!pulse.join(Duration.ofSeconds(LONGEST_WAIT_SECONDS))) {
                return; // it hangs in a write; the end would come between
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        drain();
        tell(Measured.since(training, known));
        publish(ending);
    }
}
