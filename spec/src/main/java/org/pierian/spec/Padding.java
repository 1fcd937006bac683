package org.pierian.spec;

/// Zeros around an image: the word `same`, one number, or two.
@Composite
public sealed interface Padding {

    /// As many zeros as keep height and width (with an even kernel, one more after than before).
    @Key("same")
    record Same() implements Padding {}

    /// That many zeros on each side.
    ///
    /// @param size rows above and below, columns left and right; at least 0
    record Explicit(Pair size) implements Padding {}
}
