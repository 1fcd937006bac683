package org.pierian.spec;

/// The order in which the numbers of a date are written.
public enum DateOrder {
    /// `2024-01-31`, as in ISO 8601, or `20240131`.
    @Doc("`2024-01-31`, as in ISO 8601, or `20240131`.")
    YEAR_MONTH_DAY,
    /// `31.01.2024`.
    @Doc("`31.01.2024`.")
    DAY_MONTH_YEAR,
    /// `1/31/2024`.
    @Doc("`1/31/2024`.")
    MONTH_DAY_YEAR
}
