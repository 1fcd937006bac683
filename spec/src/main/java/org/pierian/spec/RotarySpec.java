package org.pierian.spec;

/// Rotary position embedding of an attention.
///
/// @param pairs which numbers are turned together
/// @param base how slowly the last pair turns
@Doc(
        value = "Turns queries and keys by their position, so that a score depends on how far they are apart. The word"
                + " says which numbers of a head are turned together: weights made with one do not fit the other.",
        formula = "of pair p = (a, b) at step t: a' = a cos - b sin, b' = b cos + a sin,"
                + " of the angle t / base^(2 p / head_dim)",
        source = "Su et al. 2021, RoFormer, sec. 3.2.2",
        example = "rotary: halves")
public record RotarySpec(
        @Word RotaryPairs pairs,

        @Doc("How slowly the last pair turns.") @Default("10000.0") @Range(min = 0, aboveMin = true)
        double base) {}
