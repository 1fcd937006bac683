package org.pierian.spec;

import java.util.List;

/// How one column of a table becomes inputs of the network.
@Doc("How one column of a table becomes inputs of the network.")
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

            @Doc("How the numbers are scaled.") @Default("standard")
            NumberScale scale,

            @Doc("What replaces a missing number.") @Default("refuse")
            MissingNumber missing)
            implements FeatureSpec {

        @Override
        public int inputs() {
            return 1;
        }
    }

    @Key("categorical")
    @Doc(
            value =
                    "A column of categories becomes one input for each of its values (one-hot): 1 for the value of the row,"
                            + " 0 for the others.",
            shapes = "as many inputs as values",
            example = "- categorical: {column: island, values: [Biscoe, Dream, Torgersen]}")
    record Categorical(
            @Doc("Name of the column in the header.") String column,

            @Doc("All values of the column, in the order of the inputs.")
            List<String> values,

            @Doc("What replaces a missing value.") @Default("refuse")
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
