package org.pierian.core.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Runs the parts of one operation on several threads and waits for all of them.
///
/// An operation is divided by its outputs, never inside a sum, so the number of threads cannot be seen in the
/// numbers. One operation runs at a time; whoever finds the threads busy does all parts alone.
public final class Parallel {

    /// An operation that can be divided.
    interface Task {
        /// Does one part.
        ///
        /// @param part 0 to `parts - 1`
        /// @param parts number of parts
        void run(int part, int parts);
    }

    /// Rounds of waiting before a thread is parked, some ten microseconds.
    private static final int SPINS = 2_000;

    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static final AtomicInteger PENDING = new AtomicInteger();
    private static volatile Worker[] workers = {};

    private Parallel() {}

    /// Sets the number of threads for the operations that follow, the caller's included.
    ///
    /// @param threads at least 1
    public static synchronized void threads(int threads) {
        Worker[] old = workers;
        workers = new Worker[0];
        for (Worker worker : old) {
            worker.stop();
        }
        Worker[] fresh = new Worker[threads - 1];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = new Worker(i + 1);
            fresh[i].start();
        }
        workers = fresh;
    }

    /// Number of threads in use.
    public static int threads() {
        return workers.length + 1;
    }

    /// Runs a task in as many parts as there are threads, or as `mostParts` if that is less.
    static void run(int mostParts, Task task) {
        Worker[] team = workers;
        int parts = Math.min(mostParts, team.length + 1);
        if (parts <= 1) {
            task.run(0, 1);
        } else if (BUSY.compareAndSet(false, true)) {
            try {
                divide(team, parts, task);
            } finally {
                BUSY.set(false);
            }
        } else {
            for (int part = 0; part < parts; part++) {
                task.run(part, parts);
            }
        }
    }

    private static void divide(Worker[] team, int parts, Task task) {
        PENDING.set(parts - 1);
        for (int i = 0; i < parts - 1; i++) {
            team[i].assign(task, parts);
        }
        try {
            task.run(0, parts);
        } finally {
            while (PENDING.get() != 0) {
                Thread.onSpinWait();
            }
        }
        for (int i = 0; i < parts - 1; i++) {
            team[i].rethrow();
        }
    }

    private static final class Worker implements Runnable {

        private static final Task NOTHING = (part, parts) -> {};

        private final int part;
        private final Thread thread;
        private Task task = NOTHING;
        private int parts;
        private volatile int assigned;
        private volatile boolean parked;
        private volatile boolean stopped;
        private volatile Throwable[] failure = {};

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
            assigned = assigned + 1;
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        void rethrow() {
            Throwable[] thrown = failure;
            if (thrown.length > 0) {
                failure = new Throwable[0];
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
                    PENDING.decrementAndGet();
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
