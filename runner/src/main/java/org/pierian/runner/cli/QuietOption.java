package org.pierian.runner.cli;

import picocli.CommandLine.Option;

/// `--quiet`, for every verb that trains.
final class QuietOption {

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    boolean isQuiet() {
        return quiet;
    }
}
