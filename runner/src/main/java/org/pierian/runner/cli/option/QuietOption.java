package org.pierian.runner.cli.option;

import picocli.CommandLine.Option;

/// `--quiet`, for every verb that trains.
public final class QuietOption {

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    /// Whether it was given.
    public boolean isQuiet() {
        return quiet;
    }
}
