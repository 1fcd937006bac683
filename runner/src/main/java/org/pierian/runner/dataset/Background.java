package org.pierian.runner.dataset;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// What another thread works out meanwhile.
///
/// @param <T> what comes out
public final class Background<T> implements Supplier<T> {

    private final FutureTask<T> task;

    private Background(FutureTask<T> task) {
        this.task = task;
    }

    /// Begins.
    ///
    /// @param name the thread's
    /// @param work what it does
    public static <T> Background<T> start(String name, Supplier<T> work) {
        return start(task -> Thread.ofPlatform().daemon().name(name).start(task), work);
    }

    /// Begins.
    ///
    /// @param threads what runs it; many short works should share one thread, as a new one takes much memory
    /// @param work what it does
    public static <T> Background<T> start(Executor threads, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        threads.execute(task);
        return new Background<>(task);
    }

    /// Waits for the result, and throws what the work threw.
    @Override
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
