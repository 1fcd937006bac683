package org.pierian.runner.cli.option;

import java.util.Locale;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Parallel;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import picocli.CommandLine.Option;

/// How the engine works; nothing here changes a bit of the result.
public final class EngineOptions {

    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of threads; the machine's cores unless given. The result does not depend on it.")
    private int threads;

    @Option(
            names = "--kernels",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "${COMPLETION-CANDIDATES}. The result does not depend on it.")
    private Kind kernels = Kind.AUTO;

    private enum Kind {
        AUTO(Kernels.Choice.AUTO),
        SCALAR(Kernels.Choice.SCALAR),
        VECTOR(Kernels.Choice.VECTOR);

        private final Kernels.Choice choice;

        Kind(Kernels.Choice choice) {
            this.choice = choice;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Refuses what cannot be.
    ///
    /// @throws Failure with what is wrong
    public void require() {
        if (threads < 0 || threads > MOST_THREADS) {
            throw Failure.of(ExitCode.USAGE, "`--threads` wants 1 to " + MOST_THREADS + ", got " + threads);
        }
    }

    /// Sets the engine up. From then on vector kernels are being tried, which keeps a processor busy for a
    /// second: a run starts sooner when it has its data before.
    public void apply() {
        require();
        Parallel.threads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
        Kernels.choose(kernels.choice);
    }
}
