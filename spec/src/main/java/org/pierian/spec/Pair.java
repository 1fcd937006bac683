package org.pierian.spec;

/// Height and width, written as one number for both (`3`) or as two (`[3, 5]`).
///
/// @param height the first number
/// @param width the second number
public record Pair(int height, int width) {}
