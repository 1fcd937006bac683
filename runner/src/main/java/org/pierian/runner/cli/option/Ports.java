package org.pierian.runner.cli.option;

import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Ports that a person names.
public final class Ports {

    private static final int LAST = 65_535;

    private Ports() {}

    /// The port itself.
    ///
    /// @param option what it is the value of
    /// @throws Failure when there is no such port
    public static int require(String option, int port) {
        if (port < 0 || port > LAST) {
            throw Failure.of(ExitCode.USAGE, "`" + option + "` takes a port from 0 to " + LAST + ", not " + port)
                    .help("0 takes any that is free");
        }
        return port;
    }
}
