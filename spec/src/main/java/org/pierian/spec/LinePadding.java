package org.pierian.spec;

/// Zeros at the ends of a line: a word, one number, or two.
@Composite
public sealed interface LinePadding {

    /// As many zeros as keep the length (with an even kernel, one more after than before).
    @Key("same")
    record Same() implements LinePadding {}

    /// Half of the kernel's reach on each side, rounded down: `kernel_size` div 2 without dilation.
    @Key("half")
    record Half() implements LinePadding {}

    /// As many zeros before the line as make each output depend on nothing behind its place.
    @Key("causal")
    record Causal() implements LinePadding {}

    /// That many zeros.
    ///
    /// @param ends before and after; at least 0
    record Explicit(Ends ends) implements LinePadding {}
}
