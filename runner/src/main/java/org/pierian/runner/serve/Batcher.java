package org.pierian.runner.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.http.Refusal;
import org.pierian.runner.run.Passes;

/// Passes the examples of several requests through a network together.
///
/// One of the threads leads: it passes its own examples, with as many of the others as there is room for, tells them,
/// and hands the lead to the first that still waits. What comes until that one is awake joins its pass. Nobody waits
/// for others to come: alone, a request is passed at once by its own thread. The outputs for an example depend on that
/// example alone, so who it is passed with changes no bit.
final class Batcher {

    private final Passes passes;
    private final ReentrantLock turn;
    private final int mostWaiting;
    private final BatchCount count;
    private final Deque<Job> waiting = new ArrayDeque<>(); // guarded by itself
    private int examples; // that wait, guarded by `waiting`
    private boolean led; // whether one of the threads leads, guarded by `waiting`

    /// @param passes through the network, for one thread at a time
    /// @param turn held by whoever computes; one for all networks of a backend
    /// @param mostWaiting the most examples that wait; others are refused with 429
    /// @param count told of each pass
    Batcher(Passes passes, ReentrantLock turn, int mostWaiting, BatchCount count) {
        this.passes = passes;
        this.turn = turn;
        this.mostWaiting = mostWaiting;
        this.count = count;
    }

    /// Is told of passes.
    interface BatchCount {

        /// A pass was computed.
        void add(int requests, int examples);
    }

    /// Examples of one request.
    static final class Job {
        private final float[] inputs;
        private final int[] lengths;
        private final int count;
        private final Thread thread = Thread.currentThread();
        private volatile boolean leads;
        private volatile boolean done; // written after what came out
        private @Nullable Tensor outputs;
        private @Nullable RuntimeException error;

        /// Made by the thread that will wait for it.
        ///
        /// @param inputs of the examples, one after the other; not changed until there are outputs
        /// @param lengths steps of each that count
        /// @param count number of examples, 1 to the capacity of the passes
        Job(float[] inputs, int[] lengths, int count) {
            this.inputs = inputs;
            this.lengths = lengths;
            this.count = count;
        }
    }

    /// The most examples of a job.
    int capacity() {
        return passes.capacity();
    }

    /// Number of inputs of one example.
    int width() {
        return passes.width();
    }

    /// Number of examples that wait.
    int waiting() {
        synchronized (waiting) {
            return examples;
        }
    }

    /// Computes the outputs of a job.
    ///
    /// @param deadline until when it may wait, by [System#nanoTime]
    /// @return `[count, ...]`, memory of its own
    /// @throws Refusal when too many wait, or it would wait too long
    Tensor predict(Job job, long deadline) {
        synchronized (waiting) {
            if (examples > 0 && examples + job.count > mostWaiting) {
                throw Refusal.of(429, examples + " examples wait, and no more are taken")
                        .help("ask again in a moment, or start the server with a longer `--queue`")
                        .header("Retry-After", "1");
            }
            examples += job.count;
            waiting.add(job);
            if (!led) {
                led = true;
                job.leads = true;
            }
        }
        await(job, deadline);
        if (job.error != null) {
            throw job.error;
        }
        return Objects.requireNonNull(job.outputs);
    }

    /// Waits until a job is done, by this thread if it is to lead.
    private void await(Job job, long deadline) {
        boolean interrupted = false;
        while (!job.done && !job.leads) {
            long left = deadline - System.nanoTime();
            if (left > 0 && !interrupted) {
                LockSupport.parkNanos(this, left);
                interrupted = Thread.interrupted();
            } else if (isWithdrawn(job)) {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw late();
            } else { // it is being computed, or leads by now
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!job.done) {
            lead(job, deadline);
        }
    }

    private boolean isWithdrawn(Job job) {
        synchronized (waiting) {
            if (job.leads || !waiting.remove(job)) {
                return false;
            }
            examples -= job.count;
            return true;
        }
    }

    private void lead(Job job, long deadline) {
        try {
            if (!isMyTurn(deadline)) {
                synchronized (waiting) {
                    waiting.remove(job);
                    examples -= job.count;
                }
                throw late();
            }
            try {
                while (!job.done) {
                    pass();
                }
            } finally {
                turn.unlock();
            }
        } finally {
            handOver();
        }
    }

    private boolean isMyTurn(long deadline) {
        try {
            return turn.tryLock() || turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Lets the first that still waits lead.
    private void handOver() {
        Job next;
        synchronized (waiting) {
            next = waiting.peekFirst();
            if (next == null) {
                led = false;
                return;
            }
            next.leads = true;
        }
        LockSupport.unpark(next.thread);
    }

    static Refusal late() {
        return Refusal.of(503, "the request waited too long for its turn")
                .help("ask again later, or start the server with a longer `--timeout`")
                .header("Retry-After", "1");
    }

    /// Passes on what waits, as many jobs as have room.
    private void pass() {
        List<Job> batch = new ArrayList<>();
        int total = 0;
        synchronized (waiting) {
            while (!waiting.isEmpty() && total + waiting.getFirst().count <= passes.capacity()) {
                Job job = waiting.removeFirst();
                total += job.count;
                batch.add(job);
            }
            examples -= total;
        }
        try {
            compute(batch, total);
        } catch (RuntimeException e) {
            batch.forEach(job -> job.error = e);
        } finally {
            for (Job job : batch) {
                job.done = true;
                LockSupport.unpark(job.thread);
            }
        }
        count.add(batch.size(), total);
    }

    private void compute(List<Job> batch, int total) {
        int width = passes.width();
        int at = 0;
        for (Job job : batch) {
            System.arraycopy(job.inputs, 0, passes.inputs(), at * width, job.count * width);
            System.arraycopy(job.lengths, 0, passes.lengths(), at, job.count);
            at += job.count;
        }
        Tensor outputs = passes.predict(total);
        at = 0;
        for (Job job : batch) {
            job.outputs = copy(outputs, at, job.count);
            at += job.count;
        }
    }

    private static Tensor copy(Tensor outputs, int from, int count) {
        float[] values = new float[count * outputs.rowSize()];
        outputs.buffer().read(from * outputs.rowSize(), values, 0, values.length);
        int[] dims = outputs.shape().toArray();
        dims[0] = count;
        return Tensor.of(Shape.of(dims), new HostNumbers(values));
    }

    /// Computes the outputs of one sequence, alone.
    ///
    /// @param length the steps that count
    /// @param deadline as there
    Tensor predictSequence(float[] inputs, int length, long deadline) {
        if (!isMyTurn(deadline)) {
            throw late();
        }
        try {
            System.arraycopy(inputs, 0, passes.inputs(), 0, passes.width());
            Tensor outputs = copy(passes.predictSequence(length), 0, 1);
            count.add(1, 1);
            return outputs;
        } finally {
            turn.unlock();
        }
    }
}
