package org.pierian.spec;

import java.util.ArrayList;
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
            value = "A column of categories becomes one input for each of its values (one-hot): 1 for the value of the"
                    + " row, 0 for the others; or, with `as: index`, one input that `embedding` takes.",
            shapes = "as many inputs as values, or one; one value more with missing: own",
            example = "- categorical: {column: island, values: [Biscoe, Dream, Torgersen]}")
    record Categorical(
            @Doc("Name of the column in the header.") String column,

            @Doc("All values of the column, in the order of the inputs.")
            List<String> values,

            @Doc("What a value becomes.") @Default("one_hot")
            CategoryForm as,

            @Doc("What replaces a missing value.") @Default("refuse")
            MissingCategory missing)
            implements FeatureSpec, Constrained {

        @Override
        public int inputs() {
            return as == CategoryForm.INDEX ? 1 : categories();
        }

        /// Number of categories, with that of missing values if they have one.
        public int categories() {
            return values.size() + (missing == MissingCategory.OWN ? 1 : 0);
        }

        @Override
        public List<Contradiction> contradictions() {
            List<Contradiction> all = new ArrayList<>(ColumnValues.contradictions(values, 1));
            all.addAll(new Rules()
                    .require(
                            as != CategoryForm.INDEX || missing != MissingCategory.ZERO,
                            "missing",
                            "`missing: zero` needs `as: one_hot`, for 0 is the index of the first value",
                            "write `missing: own`")
                    .broken());
            return List.copyOf(all);
        }
    }

    @Key("boolean")
    @Doc(
            value = "A column of yes and no becomes one input: 1 for true, yes, y, t, on, 1 and their like in German,"
                    + " French, Spanish, Portuguese and Italian, 0 for false, no, n, f, off, 0; in upper or lower"
                    + " case.",
            shapes = "one input",
            example = "- boolean: {column: smoker, missing: zero}")
    record Bool(
            @Doc("Name of the column in the header.") String column,

            @Doc("What replaces a missing value.") @Default("refuse")
            MissingNumber missing)
            implements FeatureSpec {

        @Override
        public int inputs() {
            return 1;
        }
    }

    @Key("ordinal")
    @Doc(
            value = "A column of categories with an order becomes one input, from 0 for the first to 1 for the last.",
            formula = "x = index / (values - 1)",
            shapes = "one input",
            example = "- ordinal: {column: size, values: [low, middle, high]}")
    record Ordinal(
            @Doc("Name of the column in the header.") String column,

            @Doc("All values of the column, in their order.")
            List<String> values,

            @Doc("What replaces a missing value.") @Default("refuse")
            MissingNumber missing)
            implements FeatureSpec, Constrained {

        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public List<Contradiction> contradictions() {
            return ColumnValues.contradictions(values, 2);
        }
    }

    @Key("datetime")
    @Doc(
            value = "A column of dates, or dates and times, becomes inputs for the parts that are named: numbers that"
                    + " are scaled as `standard`, and cycles, whose end is next to their beginning.",
            formula = "a cycle of n becomes sin(2 pi k / n) and cos(2 pi k / n)",
            shapes = "one input for a number (year, seconds), two for a cycle (month, weekday, hour)",
            example = "- datetime: {column: date, parts: [year, month, weekday]}")
    record DateTime(
            @Doc("Name of the column in the header.") String column,

            @Doc("What is taken from a date, in the order of the inputs.") @Default("[year, month, weekday, hour]")
            List<DatePart> parts,

            @Doc("In which order a date is written, with `-`, `/` or `.` between its numbers.")
            @Default("year_month_day")
            DateOrder order,

            @Doc("What replaces a missing date: `zero` is 0 in every input of the column.") @Default("refuse")
            MissingWord missing)
            implements FeatureSpec, Constrained {

        @Override
        public int inputs() {
            return parts.stream().mapToInt(DatePart::inputs).sum();
        }

        @Override
        public List<Contradiction> contradictions() {
            return new Rules()
                    .require(
                            parts.stream().distinct().count() == parts.size(),
                            "parts",
                            "`parts` has the same part twice",
                            "delete one")
                    .broken();
        }
    }
}
