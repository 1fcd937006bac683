package org.pierian.core.backend.cpu.thread;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The threads of one backend: they run the parts of one operation and wait for all of them.
///
/// An operation is divided by its outputs, never inside a sum, so the number of threads cannot be seen in the
/// numbers. One operation runs at a time; whoever finds the team busy, such as a part of that operation, does all
/// parts alone.
public final class Team implements AutoCloseable {

    /// An operation that can be divided.
    public interface Task {
        /// Does one part.
        ///
        /// @param part 0 to `parts - 1`
        /// @param parts number of parts
        void run(int part, int parts);
    }

    /// Elements below which one thread does everything.
    private static final int SERIAL = 1 << 15;
    /// Rounds of waiting before a thread is parked, some ten microseconds.
    private static final int SPINS = 2_000;
    /// Rounds of waiting for the other parts of an operation, some hundred microseconds: a thread that takes longer
    /// has no processor, because the machine has other work.
    private static final int LONG_SPINS = 20_000;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile @Nullable Thread waiting; // whoever divided the operation, while it is parked
    private final Worker[] workers;

    /// Starts the threads.
    ///
    /// @param threads at least 1, the caller's included
    public Team(int threads) {
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
            workers[i].start();
        }
    }

    /// A team of the caller alone.
    public static Team alone() {
        return new Team(1);
    }

    /// Number of threads, the caller's included.
    public int threads() {
        return workers.length + 1;
    }

    /// Ends the threads, after the operation that runs. What is asked for from then on, such as a deferred step, the
    /// caller does alone.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        while (!busy.compareAndSet(false, true)) { // and never free again
            Thread.onSpinWait();
        }
        for (Worker worker : workers) {
            worker.stop();
        }
    }

    /// Whether more than one thread is free and pays for an operation on so many elements.
    public boolean pays(long elements) {
        return elements >= SERIAL && workers.length > 0 && !busy.get();
    }

    /// Runs a task in as many parts as there are threads, or as `mostParts` if that is less.
    public void run(int mostParts, Task task) {
        int parts = Math.min(mostParts, workers.length + 1);
        if (parts <= 1) {
            task.run(0, 1);
        } else if (busy.compareAndSet(false, true)) {
            try {
                divide(parts, task);
            } finally {
                busy.set(false);
            }
        } else {
            for (int part = 0; part < parts; part++) {
                task.run(part, parts);
            }
        }
    }

    private void divide(int parts, Task task) {
        pending.set(parts - 1);
        for (int i = 0; i < parts - 1; i++) {
            workers[i].assign(task, parts);
        }
        try {
            task.run(0, parts);
        } finally {
            awaitOthers();
        }
        for (int i = 0; i < parts - 1; i++) {
            workers[i].rethrow();
        }
    }

    private void awaitOthers() {
        for (int spins = 0; pending.get() != 0; spins++) {
            if (spins < LONG_SPINS) {
                Thread.onSpinWait();
            } else {
                waiting = Thread.currentThread();
                if (pending.get() != 0) {
                    LockSupport.park(this);
                }
                waiting = null;
            }
        }
    }

    private void endPart() {
        if (pending.decrementAndGet() == 0) {
            Thread parked = waiting;
            if (parked != null) {
                LockSupport.unpark(parked);
            }
        }
    }

    private final class Worker implements Runnable {

        private static final Task NOTHING = (part, parts) -> {};
        private static final Throwable[] NONE = {};

        private final int part;
        private final Thread thread;
        private Task task = NOTHING;
        private int parts;
        private volatile int assigned;
        private volatile boolean parked;
        private volatile boolean stopped;
        private volatile Throwable[] failure = NONE;

        Worker(int part) {
            this.part = part;
            this.thread = new Thread(this, "pierian-" + part);
            this.thread.setDaemon(true);
        }

        void start() {
            thread.start();
        }

        void stop() {
            stopped = true;
            LockSupport.unpark(thread);
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // only the caller, one at a time, assigns
        void assign(Task task, int parts) {
            this.task = task;
            this.parts = parts;
            failure = NONE; // of an earlier operation, which another part has ended
            assigned = assigned + 1;
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        void rethrow() {
            Throwable[] thrown = failure;
            if (thrown.length > 0) {
                failure = NONE;
                throw new IllegalStateException("a part of an operation failed", thrown[0]);
            }
        }

        @Override
        public void run() {
            int done = 0;
            while (await(done)) {
                done = assigned;
                try {
                    task.run(part, parts);
                } catch (Throwable thrown) {
                    failure = new Throwable[] {thrown};
                } finally {
                    endPart();
                }
            }
        }

        /// Waits for the next assignment; false when there will be none.
        private boolean await(int done) {
            int spins = 0;
            while (assigned == done) {
                if (stopped) {
                    return false;
                }
                if (spins++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    parked = true;
                    if (assigned == done && !stopped) {
                        LockSupport.park(this);
                    }
                    parked = false;
                }
            }
            return true;
        }
    }
}
