package org.pierian.runner.verify;

/// One difference between two runs.
///
/// @param kind what it is about
/// @param key which key, file, metric or epoch
/// @param left how it is in the first run; empty where it has none
/// @param right how it is in the second run
public record Difference(Kind kind, String key, String left, String right) {

    /// The key of two specs of which only the hashes are known.
    static final String HASH = "sha256";

    /// What a record calls the rows of a query.
    private static final String QUERY = "sql";

    /// What a difference is about, in the order in which one causes the next.
    public enum Kind {
        /// A key of the spec.
        SPEC,
        /// A file of data.
        DATA,
        /// The version of the arithmetic.
        NUMERICS,
        /// A last value of a metric.
        METRIC,
        /// The first epoch after which the runs are not the same.
        EPOCH,
        /// The first step.
        STEP,
        /// Weights or metrics.
        FILE,
        /// The machine.
        ENVIRONMENT;

        /// Whether it went into a run, and did not come out of it.
        boolean isInput() {
            return this == SPEC || this == DATA || this == NUMERICS;
        }
    }

    /// In one line.
    public String text() {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        String said = kind == Kind.DATA && key.equals(QUERY) ? "the table changed: " : "";
        return name + " " + key + ": " + said + shown(left) + " -> " + shown(right);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
