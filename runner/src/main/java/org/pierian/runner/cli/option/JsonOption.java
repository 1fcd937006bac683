package org.pierian.runner.cli.option;

import picocli.CommandLine.Option;

/// `--json`, for every verb with one result.
public final class JsonOption {

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    /// Whether it was given.
    public boolean isJson() {
        return json;
    }
}
