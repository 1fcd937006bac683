package org.pierian.spec;

/// What stands for a word that is missing.
public enum MissingWord {
    /// Nothing: the file is refused.
    @Doc("a missing value is a mistake.")
    REFUSE,
    /// 0 in every input of the column.
    @Doc("0 in every input of the column.")
    ZERO
}
