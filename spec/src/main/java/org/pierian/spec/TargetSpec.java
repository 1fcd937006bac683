package org.pierian.spec;

import java.util.List;

/// The column of a table that is learned.
@Doc("The column of a table that is learned.")
public sealed interface TargetSpec {

    /// The column's name in the header.
    String column();

    @Key("class")
    @Doc(
            value = "A class out of several; the metric is `accuracy` unless the spec names others.",
            shapes = "as many outputs as values",
            example = "target: {class: {column: species, values: [Adelie, Chinstrap, Gentoo]}}")
    record ClassColumn(
            @Doc("Name of the column in the header.") String column,

            @Doc("The classes, in the order of the outputs.")
            List<String> values)
            implements TargetSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return ColumnValues.contradictions(values, 2);
        }
    }

    @Key("number")
    @Doc(
            value =
                    "A number; metrics are `mae`, `rmse` and `r2`, in the column's units, unless the spec names others.",
            shapes = "one output",
            example = "target: {number: mpg}")
    record NumberColumn(
            @Doc("Name of the column in the header.") String column,

            @Doc("How the numbers are scaled before the network learns them; the loss is of the scaled numbers.")
            @Default("standard")
            NumberScale scale)
            implements TargetSpec {}
}
