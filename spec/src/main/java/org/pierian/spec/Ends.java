package org.pierian.spec;

/// What comes before a line and after it, written as one number for both (`3`) or as two (`[3, 0]`).
///
/// @param before the first number
/// @param after the second number
@Composite(name = "ends", oneForAll = true)
@Doc("an integer for both ends of a line, `3`, or a list of two, before and after, `[3, 0]`")
public record Ends(int before, int after) {}
