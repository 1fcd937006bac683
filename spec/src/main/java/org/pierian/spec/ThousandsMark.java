package org.pierian.spec;

/// The mark between groups of three digits.
public enum ThousandsMark {
    /// A space, also one that does not break: `1 234`.
    @Doc("a space, also one that does not break: `1 234`.")
    SPACE,
    /// `1.234`.
    @Key(".")
    @Doc("`1.234`.")
    POINT,
    /// `1,234`.
    @Key(",")
    @Doc("`1,234`.")
    COMMA,
    /// An apostrophe, straight or curved: `1'234`.
    @Key("'")
    @Doc("an apostrophe, straight or curved: `1'234`.")
    APOSTROPHE
}
