package org.pierian.spec.yaml;

/// How large a spec may be; checked before anything is parsed, because parsers take seconds for what is larger.
public final class Limits {

    /// Bytes of a file.
    public static final int FILE_BYTES = 1 << 20;
    /// Characters of a line, and of a scalar over several lines.
    public static final int LINE_LENGTH = 1 << 16;
    /// Mappings and lists inside each other.
    public static final int DEPTH = 64;
    /// Scalars, lists and mappings, keys included.
    public static final int NODES = 100_000;
    /// Digits of a number.
    public static final int DIGITS = 40;

    private Limits() {}
}
