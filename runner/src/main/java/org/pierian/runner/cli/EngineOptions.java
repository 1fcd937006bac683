package org.pierian.runner.cli;

import java.util.Locale;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Parallel;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import picocli.CommandLine.Option;

/// How the engine works; nothing here changes a bit of the result.
final class EngineOptions {

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

    void apply() {
        if (threads < 0 || threads > MOST_THREADS) {
            throw Failure.of(ExitCode.USAGE, "`--threads` wants 1 to " + MOST_THREADS + ", got " + threads);
        }
        Parallel.threads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
        Kernels.choose(kernels.choice);
    }
}
