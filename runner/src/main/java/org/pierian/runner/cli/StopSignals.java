package org.pierian.runner.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
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

    private StopSignals() {}

    /// Handles the signals from now on.
    ///
    /// @param stop told of them; the second does not wait until the first is answered
    static StopSignals watch(StopRequest stop) {
        StopSignals signals = new StopSignals();
        for (int i = 0; i < NAMES.size(); i++) {
            ExitCode code = CODES.get(i);
            signals.handle(NAMES.get(i), () -> {
                if (!stop.signal(code)) {
                    Runtime.getRuntime().halt(code.number());
                }
            });
        }
        return signals;
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

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
