package org.pierian.spec;

/// The character that begins a line of comment.
public enum CommentMark {
    /// The hash sign.
    @Key("#")
    @Doc("the hash sign.")
    HASH,
    /// The percent sign.
    @Key("%")
    @Doc("the percent sign.")
    PERCENT,
    /// The semicolon.
    @Key(";")
    @Doc("the semicolon.")
    SEMICOLON,
    /// The exclamation mark.
    @Key("!")
    @Doc("the exclamation mark.")
    EXCLAMATION
}
