package org.pierian.runner.failure;

import java.util.Locale;

/// Numbers of things in messages: `1 row`, `2 rows`.
public final class Count {

    private Count() {}

    /// A number with its noun in the singular or the plural.
    ///
    /// @param noun the singular, whose plural ends in `s`
    public static String of(long number, String noun) {
        return String.format(Locale.US, "%d %s", number, number == 1 ? noun : noun + "s");
    }
}
