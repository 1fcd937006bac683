package org.pierian.runner.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.ExitCode;

/// SIGHUP, SIGINT and SIGTERM: the first asks training to stop at the next step, the second ends the process at
/// once.
///
/// The JDK's own way to handle signals, `sun.misc.Signal`, is reached by reflection, because a virtual machine
/// need not have it; without it signals end the process as they always do.
final class StopSignals implements AutoCloseable {

    private static final List<ExitCode> CODES = List.of(ExitCode.HANGUP, ExitCode.INTERRUPTED, ExitCode.TERMINATED);
    private static final List<String> NAMES = List.of("HUP", "INT", "TERM");

    private final List<Runnable> undo = new ArrayList<>();
    private final AtomicReference<@Nullable ExitCode> asked = new AtomicReference<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Consumer<ExitCode> answer;

    private StopSignals(Consumer<ExitCode> answer) {
        this.answer = answer;
    }

    /// Handles the signals from now on.
    ///
    /// @param answer told of the first signal, as the exit code that it stands for, at once and by another thread;
    /// the second signal does not wait for it
    static StopSignals watch(Consumer<ExitCode> answer) {
        StopSignals signals = new StopSignals(answer);
        for (int i = 0; i < NAMES.size(); i++) {
            ExitCode code = CODES.get(i);
            signals.handle(NAMES.get(i), () -> signals.arrived(code));
        }
        return signals;
    }

    private void arrived(ExitCode code) {
        if (asked.getAndSet(code) != null) {
            Runtime.getRuntime().halt(code.number());
        }
        answer.accept(code);
        answered.countDown();
    }

    /// Waits until the answer to the signal is given, so that what is said next comes after it; not for long, because
    /// nobody may take the answer.
    void awaitAnswer() {
        try {
            if (!answered.await(1, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(String name, Runnable work) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            work.run();
                        }
                        return method.getName().equals("hashCode") ? Integer.valueOf(1) : null;
                    });
            Method handle = signal.getMethod("handle", signal, handler);
            Object handled = signal.getConstructor(String.class).newInstance(name);
            Object before = handle.invoke(null, handled, proxy);
            undo.add(() -> {
                try {
                    handle.invoke(null, handled, before);
                } catch (ReflectiveOperationException _) {
                    // it worked a moment ago
                }
            });
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // the machine has no such signal, or handles it itself
        }
    }

    /// Whether somebody asked to stop.
    boolean isAsked() {
        return asked.get() != null;
    }

    /// How the process ends after that.
    ExitCode code() {
        return Optional.ofNullable(asked.get()).orElse(ExitCode.INTERRUPTED);
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
