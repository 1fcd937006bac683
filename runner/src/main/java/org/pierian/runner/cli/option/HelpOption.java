package org.pierian.runner.cli.option;

import picocli.CommandLine.Option;

/// `--help`, for every verb.
public final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;
}
