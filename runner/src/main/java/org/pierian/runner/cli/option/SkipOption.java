package org.pierian.runner.cli.option;

import org.pierian.runner.bind.DataLoader;
import picocli.CommandLine.Option;

/// `--skip-bad`, for verbs that begin with a spec and its data.
public final class SkipOption {

    @Option(
            names = "--skip-bad",
            description = "Leave broken files of pictures out, and list them in the record, instead of refusing them.")
    private boolean skips;

    /// The same, which does what was asked for.
    public DataLoader of(DataLoader loader) {
        return loader.skippingBad(skips);
    }
}
