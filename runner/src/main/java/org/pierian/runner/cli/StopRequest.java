package org.pierian.runner.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.live.StopSwitch;

/// That training is to stop after the present step, whoever asks: a signal, or a person at the page of the run.
final class StopRequest implements StopSwitch {

    private final AtomicReference<@Nullable ExitCode> asked = new AtomicReference<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Consumer<ExitCode> signalled;
    private final Runnable clicked;

    /// @param signalled told of the first signal, as the exit code that it stands for, at once and by another thread
    /// @param clicked told where a person asks at the page before any signal
    StopRequest(Consumer<ExitCode> signalled, Runnable clicked) {
        this.signalled = signalled;
        this.clicked = clicked;
    }

    /// A signal has come.
    ///
    /// @param code the exit code that it stands for
    /// @return whether nobody had asked before
    boolean signal(ExitCode code) {
        return first(code, () -> signalled.accept(code));
    }

    /// As Ctrl-C; but asked again it does nothing.
    @Override
    public void ask() {
        first(ExitCode.INTERRUPTED, clicked);
    }

    private boolean first(ExitCode code, Runnable told) {
        if (!asked.compareAndSet(null, code)) {
            return false;
        }
        told.run();
        answered.countDown();
        return true;
    }

    @Override
    public boolean isAsked() {
        return asked.get() != null;
    }

    /// How the process ends after that.
    ExitCode code() {
        return Optional.ofNullable(asked.get()).orElse(ExitCode.INTERRUPTED);
    }

    /// Waits until the answer is given, so that what is said next comes after it; not for long, because nobody may take
    /// the answer.
    void awaitAnswer() {
        try {
            if (!answered.await(1, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
