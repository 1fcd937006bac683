package org.pierian.spec;

/// Which rows of a table are kept for testing.
@Doc("Which rows of a table are kept for testing.")
public sealed interface TestSetSpec {

    @Key("fraction")
    @Doc(
            value =
                    "A part of the rows, drawn by the seed; the other rows, in the order in which they were drawn, are the"
                            + " training set.",
            shapes = "fraction * rows examples, rounded, at least one",
            example = "test: {fraction: 0.2}")
    record Fraction(
            @Doc("The part.") @Range(min = 0, max = 1, aboveMin = true, belowMax = true)
            double part) implements TestSetSpec {}

    @Key("other_file")
    @Doc(
            value =
                    "All rows of another file with the same columns; all rows of the first, in the order of the file, are the"
                            + " training set.",
            shapes = "as many examples as rows",
            example = "test: {other_file: test.csv}")
    record OtherFile(
            @Doc("The file, looked for as the first one is.") @PathInFolder
            String path) implements TestSetSpec {}
}
