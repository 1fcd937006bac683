package org.pierian.runner.cli.option;

import java.util.Locale;
import picocli.CommandLine.Option;

/// `--format` and `--json`, for verbs whose result has several lines.
public final class FormOption {

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; the latter with one object in a line.")
    private Form form = Form.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    private enum Form {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether JSON was asked for.
    public boolean isJson() {
        return json || form == Form.JSON;
    }
}
