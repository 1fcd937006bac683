package org.pierian.spec;

/// What stands between the cells of a row.
public enum Separator {
    /// `,`.
    @Doc("`,`.")
    COMMA,
    /// `;`.
    @Doc("`;`.")
    SEMICOLON,
    /// The tabulator.
    @Doc("the tabulator.")
    TAB
}
