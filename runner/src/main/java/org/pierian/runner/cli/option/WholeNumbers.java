package org.pierian.runner.cli.option;

import java.util.Locale;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Ranges of integers on the command line.
public final class WholeNumbers {

    private WholeNumbers() {}

    /// Refuses a number that is not in its range.
    ///
    /// @param option what it is given to: `--steps`
    /// @throws Failure a usage error
    public static void require(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw Failure.of(
                    ExitCode.USAGE,
                    String.format(Locale.US, "`%s` wants %,d to %,d, got %d", option, least, most, number));
        }
    }
}
