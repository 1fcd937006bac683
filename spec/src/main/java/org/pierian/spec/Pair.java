package org.pierian.spec;

/// Height and width, written as one number for both (`3`) or as two (`[3, 5]`).
///
/// @param height the first number
/// @param width the second number
@Composite(name = "pair", oneForAll = true)
@Doc("an integer for both height and width, `3`, or a list of two, `[3, 5]`")
public record Pair(int height, int width) {}
