package org.pierian.runner.cli;

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
            description = "auto, scalar or vector. The result does not depend on it.")
    private String kernels = "auto";

    void apply() {
        if (threads < 0 || threads > MOST_THREADS) {
            throw Failure.of(ExitCode.USAGE, "`--threads` wants 1 to " + MOST_THREADS + ", got " + threads);
        }
        Kernels.Choice choice = switch (kernels) {
            case "auto" -> Kernels.Choice.AUTO;
            case "scalar" -> Kernels.Choice.SCALAR;
            case "vector" -> Kernels.Choice.VECTOR;
            default ->
                throw Failure.of(ExitCode.USAGE, "`--kernels` wants auto, scalar or vector, got `" + kernels + "`");
        };
        Parallel.threads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
        Kernels.choose(choice);
    }
}
