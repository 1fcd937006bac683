package org.pierian.spec;

/// A column of examples that are drawn at random.
@Doc("A column of examples that are drawn at random.")
public sealed interface GeneratedColumnSpec {

    /// The column's name.
    String name();

    @Key("number")
    @Doc(value = "A number, uniform in [-1, 1).", shapes = "one number", example = "columns: [{number: age}]")
    record NumberColumn(@Doc("The column's name.") String name) implements GeneratedColumnSpec {}

    @Key("index")
    @Doc(
            value = "An index, all equally likely.",
            shapes = "one index",
            example = "columns: [{index: {name: workclass, below: 10}}]")
    record IndexColumn(
            @Doc("The column's name.") String name,

            @Doc("Each index is below it.") @Range(min = 1, max = 16777216)
            int below)
            implements GeneratedColumnSpec {}
}
