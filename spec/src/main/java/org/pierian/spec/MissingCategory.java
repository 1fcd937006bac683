package org.pierian.spec;

/// What replaces a missing category.
public enum MissingCategory {
    /// Nothing; the file is refused.
    @Doc("a missing value is an error.")
    REFUSE,
    /// 0 in every input of the column.
    @Doc("0 in every input of the column; only where a category becomes one input for each value.")
    ZERO,
    /// A category of its own, behind the others.
    @Doc("a category of its own, behind the others.")
    OWN
}
