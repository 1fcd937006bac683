package org.pierian.spec;

/// Which rows of a table are the test set.
@Doc("Which rows of a table are the test set.")
public sealed interface TestSetSpec {

    @Key("fraction")
    @Doc(
            value =
                    "A fraction of the rows, drawn by the seed; the other rows, in the order in which they were drawn, are the"
                            + " training set.",
            shapes = "fraction * rows examples, rounded, at least one",
            example = "test: {fraction: 0.2}")
    record Fraction(
            @Doc("The fraction.") @Range(min = 0, max = 1, aboveMin = true, belowMax = true)
            double part) implements TestSetSpec {}

    @Key("other_file")
    @Doc(
            value = "All rows of another file with the same columns; all rows of the first file, in its order, are the"
                    + " training set.",
            shapes = "as many examples as rows",
            example = "test: {other_file: test.csv}")
    record OtherFile(
            @Doc("The file, searched in the same folders as the first one.") @PathInFolder
            String path) implements TestSetSpec {}
}
