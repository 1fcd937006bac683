package org.pierian.runner.dataset.computed;

import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// What cannot be done with examples that are computed.
final class ComputedExamples {

    private ComputedExamples() {}

    /// They were asked for from a file.
    ///
    /// @param word the dataset's word
    static Failure notInFiles(String word) {
        return Failure.of(ExitCode.USAGE, "the examples of `" + word + "` are computed, and never read from a file")
                .help("evaluate the run without `--on`, or use `runner predict`");
    }
}
