package org.pierian.spec;

import java.util.List;

/// The rule that the examples of a set, computed by a formula, fit one tensor.
final class FormulaRules {

    private static final long MOST = Integer.MAX_VALUE - 16; // numbers of one array

    private FormulaRules() {}

    /// The rule, where it does not hold.
    ///
    /// @param most the most examples of a set
    /// @param numbers the most numbers of an example, inputs or outputs
    /// @param key what makes an example smaller
    static List<Contradiction> fit(int most, long numbers, String key) {
        return new Rules()
                .require(
                        numbers * most <= MOST,
                        "examples",
                        "the examples have more than 2,147,483,631 numbers",
                        "write fewer `examples`, or a smaller `" + key + "`")
                .broken();
    }
}
