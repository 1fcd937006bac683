package org.pierian.spec;

/// What replaces a missing date.
public enum MissingWord {
    /// Nothing; the file is refused.
    @Doc("a missing value is an error.")
    REFUSE,
    /// 0 in every input of the column.
    @Doc("0 in every input of the column.")
    ZERO
}
