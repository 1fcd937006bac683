package org.pierian.runner.bind;

import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Compares the preprocessing that a run has left with its spec, without data.
public final class FittedCheck {

    private FittedCheck() {}

    /// Refuses a preprocessing of other columns, categories, classes, shapes or rules for missing values.
    ///
    /// @throws Failure when it is another one than the spec asks for
    public static void require(Source source, Preprocessing fitted) {
        if (!source.preprocessing(fitted).equals(fitted)) {
            throw Failure.of(ExitCode.INPUT, "the preprocessing of the run is not the one that its spec wants")
                    .help("take `preprocessing.json` from git again, or delete it and it is fitted to the data anew");
        }
    }
}
