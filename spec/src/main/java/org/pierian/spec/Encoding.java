package org.pierian.spec;

/// How the text of a file is encoded.
public enum Encoding {
    /// UTF-8, with a byte order mark or without.
    @Key("utf-8")
    @Doc("UTF-8, with a byte order mark or without.")
    UTF_8,
    /// ISO 8859-1.
    @Key("latin-1")
    @Doc("ISO 8859-1.")
    LATIN_1,
    /// The Western European code of Windows, which has the euro sign and curved quotes.
    @Key("windows-1252")
    @Doc("the Western European code of Windows, which has the euro sign and curved quotes.")
    WINDOWS_1252,
    /// UTF-16, in the order of the byte order mark; without one, in the order in which the first character is one of
    /// ASCII.
    @Key("utf-16")
    @Doc("UTF-16, in the order of the byte order mark; without one, in the order in which the first character is"
            + " one of ASCII.")
    UTF_16
}
