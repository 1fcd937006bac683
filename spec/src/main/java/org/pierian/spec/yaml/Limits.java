package org.pierian.spec.yaml;

/// How large a spec may be; checked before parsing, because a parser takes seconds for larger texts.
public final class Limits {

    /// Bytes of a file.
    public static final int FILE_BYTES = 1 << 20;
    /// Characters of a line, and of a scalar over several lines.
    public static final int LINE_LENGTH = 1 << 16;
    /// Levels of nested mappings and lists; a layer inside another takes three, and blocks nest up to 60 layers.
    public static final int DEPTH = 256;
    /// Scalars, lists and mappings, keys included.
    public static final int NODES = 100_000;
    /// Digits of a number.
    public static final int DIGITS = 40;

    private Limits() {}
}
