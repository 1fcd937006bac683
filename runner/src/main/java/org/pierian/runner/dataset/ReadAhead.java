package org.pierian.runner.dataset;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Reads something long in parts, all but the first of them on a thread of its own and before they are asked for. What
/// is wrong is told where it stands, after all parts that come before it.
///
/// @param <T> what a part is
public final class ReadAhead<T> implements AutoCloseable {

    private static final int PARTS = 4; // so that neither thread waits for the other at each of them

    private final String name;
    private final boolean hasThread;
    private final Supplier<Part<T>> reader;
    private final Queue<Background<Optional<Part<T>>>> ahead = new ArrayDeque<>();
    private Optional<ExecutorService> thread = Optional.empty();
    private Optional<Part<T>> last = Optional.empty(); // that was given
    private volatile boolean isOver;

    /// What was read, and what comes after it.
    ///
    /// @param of a part
    /// @param isEnd whether nothing comes after it
    /// @param failure what is wrong behind it
    public record Part<T>(T of, boolean isEnd, Optional<RuntimeException> failure) {

        /// A part behind which nothing is wrong.
        public Part(T of, boolean isEnd) {
            this(of, isEnd, Optional.empty());
        }

        /// A part behind which nothing can be read.
        public Part(T of, RuntimeException failure) {
            this(of, true, Optional.of(failure));
        }
    }

    /// @param name the thread's
    /// @param hasThread whether it has one; otherwise each part is read when it is asked for
    /// @param reader reads the next part; not called after the end
    public ReadAhead(String name, boolean hasThread, Supplier<Part<T>> reader) {
        this.name = name;
        this.hasThread = hasThread;
        this.reader = reader;
    }

    /// The next part, if there is one.
    ///
    /// @throws RuntimeException what is wrong behind the one before, also when it is called again
    public Optional<T> next() {
        if (last.isPresent() && last.get().failure().isPresent()) {
            throw last.get().failure().get();
        }
        if (last.isPresent() && last.get().isEnd()) {
            return Optional.empty();
        }
        last = last.isPresent() && hasThread ? begun().get() : read();
        return last.map(Part::of);
    }

    private Background<Optional<Part<T>>> begun() {
        ExecutorService one = thread.orElseGet(() -> Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory()));
        thread = Optional.of(one);
        while (ahead.size() <= PARTS) {
            ahead.add(Background.start(one, this::read));
        }
        return ahead.remove();
    }

    private Optional<Part<T>> read() {
        if (isOver) {
            return Optional.empty();
        }
        Part<T> part = reader.get();
        isOver = part.isEnd();
        return Optional.of(part);
    }

    /// Waits for the part that is being read, and reads no more.
    @Override
    public void close() {
        isOver = true;
        thread.ifPresent(ExecutorService::close);
    }
}
