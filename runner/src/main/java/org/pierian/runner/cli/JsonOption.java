package org.pierian.runner.cli;

import picocli.CommandLine.Option;

/// `--json`, for every verb with one result.
final class JsonOption {

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    boolean isJson() {
        return json;
    }
}
