package org.pierian.core.backend.cpu.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The trials of one backend's vector kernels: a daemon thread makes them while scalar kernels do the work. It is
/// started by the first kernel whose trial is repaid by the work ahead.
///
/// A kernel may be replaced between any two calls, in the middle of a run, because it cannot be seen in the
/// numbers.
public final class Trials implements Demand.Watcher, AutoCloseable {

    /// Nanoseconds of processor time that the first trial of a process costs besides its own: the vector module
    /// is loaded and profiled.
    private static final double FIRST = 350e6;
    /// When every kernel has been called often enough to be compiled, the compiler needs the processor more.
    private static final long PAUSE_NANOS = 20_000_000L;

    private final boolean enabled;
    private final List<Demand> demands = new ArrayList<>();
    private final List<Plan> plans = new ArrayList<>();
    private volatile List<Trial> trials = List.of();
    private volatile boolean closed;
    private @Nullable Thread thread;
    private volatile double outlook = 1; // work ahead for each unit of work done

    /// A trial that has not begun.
    private record Plan(Demand demand, Supplier<Trial> trial) {}

    /// @param enabled whether trials are made at all
    public Trials(boolean enabled) {
        this.enabled = enabled;
    }

    /// A demand that arises when the work ahead repays the trial.
    ///
    /// @param cost nanoseconds of processor time that compiling and trying the kernel takes, measured on a
    ///     processor of 2023
    /// @param saved nanoseconds that the kernel saves for one unit of work
    /// @param urgent whether steps wait longest for it
    public Demand demand(double cost, double saved, boolean urgent) {
        Demand demand = new Demand(this, cost, saved, urgent, !enabled);
        demands.add(demand);
        return demand;
    }

    /// Plans a trial.
    ///
    /// @param demand what has to arise before it begins
    /// @param trial makes it, on the thread that makes all trials
    public void plan(Demand demand, Supplier<Trial> trial) {
        plans.add(new Plan(demand, trial));
    }

    /// Says how much work lies ahead.
    ///
    /// @param done steps since training began in this process; at 0 what was counted before is forgotten
    /// @param ahead steps to come, as far as known
    public void expectSteps(long done, long ahead) {
        if (done == 0) {
            demands.forEach(Demand::forget);
        }
        outlook = done == 0 ? Math.max(1, ahead) : (double) ahead / (done + 1);
    }

    @Override
    public void hasGrown(Demand demand) {
        if (demand.gain(outlook) > 0 && (hasBegun() || gains() > FIRST)) {
            demand.arise();
        }
    }

    private double gains() {
        double sum = 0;
        for (int i = 0; i < demands.size(); i++) {
            sum += Math.max(0, demands.get(i).gain(outlook));
        }
        return sum;
    }

    private synchronized boolean hasBegun() {
        return thread != null;
    }

    /// Starts the thread, or wakes it.
    @Override
    public synchronized void hasArisen() {
        if (closed) {
            return;
        }
        if (thread == null) {
            thread = new Thread(this::makeAll, "pierian-trials");
            thread.setDaemon(true);
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
    }

    /// Has all vector kernels tried, also those that nothing has called yet.
    public void callForAll() {
        demands.forEach(Demand::arise);
    }

    /// What became of each vector kernel that has been tried so far.
    public List<Trial.Result> results() {
        return trials.stream().map(Trial::result).toList();
    }

    /// Ends the thread after the slice it is at.
    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void makeAll() {
        List<Plan> planned = new ArrayList<>(plans);
        List<Trial> open = new ArrayList<>();
        while (!closed && !(planned.isEmpty() && open.isEmpty())) {
            planned.removeIf(plan -> begins(plan, open));
            if (open.isEmpty()) {
                LockSupport.park(this);
            }
            next(open).forEach(trial -> {
                if (!closed && trial.advance()) {
                    open.remove(trial);
                }
            });
            if (!closed && !open.isEmpty() && next(open).stream().allMatch(Trial::isPrimed)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private boolean begins(Plan plan, List<Trial> open) {
        if (!plan.demand.hasArisen()) {
            return false;
        }
        Trial trial = plan.trial.get();
        open.add(trial);
        List<Trial> all = new ArrayList<>(trials);
        all.add(trial);
        trials = List.copyOf(all);
        return true;
    }

    /// The urgent ones, or else all.
    private static List<Trial> next(List<Trial> open) {
        List<Trial> urgent = open.stream().filter(Trial::isUrgent).toList();
        return urgent.isEmpty() ? List.copyOf(open) : urgent;
    }
}
