package org.pierian.runner.cli.option;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--watch` and its port, for the verbs that train into a run folder.
public final class WatchOptions {

    @Option(
            names = "--watch",
            description =
                    "Show the run on a page for the browser of this machine, with live curves, and with buttons to"
                            + " stop it and to write a checkpoint. Prints the address.")
    private boolean watch;

    @Option(
            names = "--watch-port",
            paramLabel = "PORT",
            description = "The same, at this port; at any that is free unless given.")
    private @Nullable Integer port;

    /// The port of the page; 0 for any; empty where nobody wants one.
    public OptionalInt port() {
        if (port != null) {
            return OptionalInt.of(Ports.require("--watch-port", port));
        }
        return watch ? OptionalInt.of(0) : OptionalInt.empty();
    }
}
