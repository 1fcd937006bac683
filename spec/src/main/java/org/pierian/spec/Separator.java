package org.pierian.spec;

/// The separator between the cells of a row.
public enum Separator {
    /// `,`.
    @Doc("`,`.")
    COMMA,
    /// `;`.
    @Doc("`;`.")
    SEMICOLON,
    /// A tab.
    @Doc("a tab.")
    TAB,
    /// `|`.
    @Doc("a vertical bar.")
    PIPE
}
