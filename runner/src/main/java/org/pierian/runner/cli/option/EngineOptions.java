package org.pierian.runner.cli.option;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;
import org.pierian.runner.failure.Failure;
import picocli.CommandLine.Option;

/// How the engine works; nothing here changes a bit of the result.
public final class EngineOptions {

    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads; the machine's cores unless given. The result does not depend on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--kernels",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "${COMPLETION-CANDIDATES}. The result does not depend on it.")
    private Kind kernels = Kind.AUTO;

    private enum Kind {
        AUTO(Kernels.AUTO),
        SCALAR(Kernels.SCALAR),
        VECTOR(Kernels.VECTOR);

        private final Kernels kernels;

        Kind(Kernels kernels) {
            this.kernels = kernels;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Starts the engine; to be closed when nothing is to be computed any more.
    ///
    /// @throws Failure when the number of threads is out of range
    public Engine start() {
        if (threads == null) {
            return new Engine(kernels.kernels, Runtime.getRuntime().availableProcessors());
        }
        WholeNumbers.require("--threads", threads, 1, MOST_THREADS);
        return new Engine(kernels.kernels, threads);
    }
}
