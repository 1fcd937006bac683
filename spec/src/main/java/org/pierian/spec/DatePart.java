package org.pierian.spec;

/// What is taken from a date.
public enum DatePart {
    /// The year, a number.
    @Doc("the year, a number.")
    YEAR(1),
    /// The month, a cycle of 12.
    @Doc("the month, a cycle of 12.")
    MONTH(2),
    /// The day of the week, a cycle of 7 from Monday.
    @Doc("the day of the week, a cycle of 7 from Monday.")
    WEEKDAY(2),
    /// The time of day, a cycle of 86,400 seconds from midnight.
    @Doc("the time of day, a cycle of 86,400 seconds from midnight.")
    HOUR(2),
    /// Seconds since 1970, a number.
    @Doc("seconds since 1970-01-01 00:00 UTC, a number.")
    SECONDS(1);

    private final int inputs;

    DatePart(int inputs) {
        this.inputs = inputs;
    }

    /// Number of inputs: one for a number, two for a cycle.
    public int inputs() {
        return inputs;
    }
}
