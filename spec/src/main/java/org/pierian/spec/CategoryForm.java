package org.pierian.spec;

/// What a category becomes.
public enum CategoryForm {
    /// One input for each value.
    @Doc("one input for each value: 1 for that of the row, 0 for the others.")
    ONE_HOT,
    /// One input, its place among the values.
    @Doc("one input, the place among the values, which `embedding` or `one_hot` takes.")
    INDEX
}
