package org.pierian.spec;

import java.util.List;

/// What the network sees of one column of a table.
@Doc("What the network sees of one column of a table.")
public sealed interface FeatureSpec {

    /// The column's name in the header.
    String column();

    /// Number of inputs that the column becomes.
    int inputs();

    @Key("numeric")
    @Doc(
            value = "A column of numbers becomes one input.",
            shapes = "one input",
            example = "- numeric: {column: bill_length_mm, missing: mean}")
    record Numeric(
            @Doc("Name of the column in the header.") String column,

            @Doc("What is done to the numbers.") @Default("standard")
            NumberScale scale,

            @Doc("What stands for a missing number.") @Default("refuse")
            MissingNumber missing)
            implements FeatureSpec {

        @Override
        public int inputs() {
            return 1;
        }
    }

    @Key("categorical")
    @Doc(
            value = "A column of words becomes one input for each of its values: 1 for the value of the row, 0 for the"
                    + " others.",
            shapes = "as many inputs as values",
            example = "- categorical: {column: island, values: [Biscoe, Dream, Torgersen]}")
    record Categorical(
            @Doc("Name of the column in the header.") String column,

            @Doc("Every value that the column may have, in the order of the inputs.")
            List<String> values,

            @Doc("What stands for a missing value.") @Default("refuse")
            MissingWord missing)
            implements FeatureSpec, Constrained {

        @Override
        public int inputs() {
            return values.size();
        }

        @Override
        public List<Contradiction> contradictions() {
            return ColumnValues.contradictions(values, 1);
        }
    }
}
