package org.pierian.spec;

/// Zeros around an image: the words `same` and `half`, one number, or two.
@Composite
public sealed interface Padding {

    /// As many zeros as keep height and width (with an even kernel, one more after than before).
    @Key("same")
    record Same() implements Padding {}

    /// Half of the kernel's reach on each side, rounded down: `kernel_size` div 2 without dilation.
    @Key("half")
    record Half() implements Padding {}

    /// That many zeros on each side.
    ///
    /// @param size rows above and below, columns left and right; at least 0
    record Explicit(Pair size) implements Padding {}
}
