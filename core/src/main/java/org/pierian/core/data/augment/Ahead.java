package org.pierian.core.data.augment;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One piece of work that another thread does meanwhile, again and again, without making an object each time. Whoever
/// asks for it before the other thread has begun does it. The other thread ends when it has had nothing to do for one
/// to two seconds, and another one takes its place when there is work again.
final class Ahead {

    private static final int NOTHING = 0;
    private static final int ASKED = 1;
    private static final int WORKING = 2;
    private static final int DONE = 3;
    private static final long PATIENCE = 100_000_000; // nanoseconds
    private static final int IDLE_WAITS = 20;
    private static final boolean HAS_OTHER_PROCESSOR = Runtime.getRuntime().availableProcessors() > 1;

    private final Runnable work;
    private final AtomicInteger state = new AtomicInteger(NOTHING);
    private final AtomicInteger asked = new AtomicInteger(); // how often
    private final AtomicBoolean hasWorker = new AtomicBoolean();
    private volatile @Nullable Thread worker;
    private volatile @Nullable Thread waiting;
    private volatile @Nullable RuntimeException thrown;

    /// @param work what is done
    Ahead(Runnable work) {
        this.work = work;
    }

    /// Whether work was begun and is not yet finished.
    boolean isBegun() {
        return state.get() != NOTHING;
    }

    /// Begins the work. What it reads and writes belongs to it until [#finish].
    void begin() {
        asked.incrementAndGet();
        state.set(ASKED);
        if (!HAS_OTHER_PROCESSOR) {
            return;
        }
        if (hasWorker.compareAndSet(false, true)) {
            Thread thread = Thread.ofPlatform().daemon().name("augment").unstarted(this::serve);
            worker = thread;
            thread.start();
        } else {
            LockSupport.unpark(worker);
        }
    }

    /// Waits until the work is done, and throws what it threw.
    void finish() {
        if (state.compareAndSet(ASKED, NOTHING)) {
            work.run();
            return;
        }
        waiting = Thread.currentThread();
        while (state.get() == WORKING) {
            LockSupport.park(this);
        }
        waiting = null;
        state.set(NOTHING);
        RuntimeException failed = thrown;
        if (failed != null) {
            thrown = null;
            throw failed;
        }
    }

    /// Leaves after many short waits in a row in which nothing was asked for. A few are no proof of idleness: waits
    /// may end early, and work that was found before it was announced leaves a permit, with which the next one ends
    /// at once.
    private void serve() {
        int idle = 0;
        int seen = asked.get();
        while (idle < IDLE_WAITS || !leave()) {
            if (state.compareAndSet(ASKED, WORKING)) {
                serveOnce();
                idle = 0;
            } else {
                LockSupport.parkNanos(this, PATIENCE);
                int now = asked.get();
                idle = now == seen ? idle + 1 : 0;
                seen = now;
            }
        }
    }

    private void serveOnce() {
        try {
            work.run();
        } catch (RuntimeException e) {
            thrown = e;
        }
        state.set(DONE);
        LockSupport.unpark(waiting);
    }

    /// Leaves, unless work has come meanwhile.
    private boolean leave() {
        hasWorker.set(false);
        return state.get() != ASKED || !hasWorker.compareAndSet(false, true);
    }
}
