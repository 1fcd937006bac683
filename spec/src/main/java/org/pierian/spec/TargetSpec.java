package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// The column of a table that is learned.
@Doc("The column of a table that is learned.")
public sealed interface TargetSpec {

    /// The column's name in the header.
    String column();

    /// The names of the classes in the order of the outputs; none where a number is learned.
    List<String> classes();

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
        public List<String> classes() {
            return values;
        }

        @Override
        public List<Contradiction> contradictions() {
            return ColumnValues.contradictions(values, 2);
        }
    }

    @Key("boolean")
    @Doc(
            value = "Yes or no in any usual spelling, see the feature `boolean`; the classes are `false` and `true`.",
            shapes = "two outputs",
            example = "target: {boolean: survived}")
    record BooleanColumn(
            @Doc("Name of the column in the header.") String column) implements TargetSpec {

        @Override
        public List<String> classes() {
            return List.of("false", "true");
        }
    }

    @Key("number")
    @Doc(
            value = "A number; metrics are `mae`, `rmse` and `r2`, in the column's units, unless the spec names"
                    + " others.",
            shapes = "one output",
            example = "target: {number: mpg}")
    record NumberColumn(
            @Doc("Name of the column in the header.") String column,

            @Doc("How the numbers are scaled before the network learns them; the loss is of the scaled numbers.")
            @Default("standard")
            NumberScale scale,

            @Doc("What is done to the numbers before they are scaled; nothing unless written. Metrics are in the"
                    + " column's units all the same.")
            Optional<TargetTransform> transform)
            implements TargetSpec {

        @Override
        public List<String> classes() {
            return List.of();
        }
    }
}
