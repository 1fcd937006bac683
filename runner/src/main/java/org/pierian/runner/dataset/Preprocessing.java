package org.pierian.runner.dataset;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;

/// What is done to examples before and after a network, fitted on the training set. With it a network that was
/// trained can be used without the data that it was trained on.
///
/// @param inputs what is done to the parts of an example, in the order in which a network sees them
/// @param target what outputs mean
/// @param missingValues texts besides the empty cell that stand for a missing value in a table
public record Preprocessing(List<Input> inputs, Target target, List<String> missingValues) {

    /// Takes copies.
    public Preprocessing {
        inputs = List.copyOf(inputs);
        missingValues = List.copyOf(missingValues);
    }

    /// The preprocessing of examples without missing values.
    public Preprocessing(List<Input> inputs, Target target) {
        this(inputs, target, List.of());
    }

    /// What is done to a part of an example.
    public sealed interface Input {

        /// A column of numbers becomes one input.
        ///
        /// @param column the column's name in the header
        /// @param scaling what is done to the numbers
        /// @param missing where the number comes from that replaces a missing one, if any may be missing
        record Numeric(String column, Scaling scaling, MissingNumber missing) implements Input {}

        /// A column of words becomes one input for each of its values.
        ///
        /// @param column the column's name in the header
        /// @param values the values, in the order of the inputs
        /// @param missing what replaces a missing value, if any may be missing
        record Categorical(String column, List<String> values, MissingWord missing) implements Input {

            /// Takes a copy.
            public Categorical {
                values = List.copyOf(values);
            }
        }

        /// A column of integers becomes one input for each binary digit, the lowest first.
        ///
        /// @param column the column's name in the header
        /// @param digits number of digits
        record BinaryDigits(String column, int digits) implements Input {}

        /// The pixels of an image, 0 to 255, become one input each, row by row.
        ///
        /// @param scaling what is done to the pixels
        /// @param height rows of the image
        /// @param width columns of the image
        record Pixels(Scaling scaling, int height, int width) implements Input {}
    }

    /// What outputs mean.
    public sealed interface Target {

        /// The name of the column in a header.
        String column();

        /// Classes.
        ///
        /// @param column the column's name in the header; `class` where examples are no rows of a table
        /// @param values names of the classes, one for each output; of a single output, what 0 and 1 mean
        record Classes(String column, List<String> values) implements Target {

            /// The column of examples that are no rows of a table.
            public static final String CLASS = "class";

            /// Takes a copy.
            public Classes {
                values = List.copyOf(values);
            }
        }

        /// A number.
        ///
        /// @param column the column's name in the header
        /// @param scaling what was done to the numbers that the network has learned
        record Numeric(String column, Scaling scaling) implements Target {}
    }

    /// The scaling of an input.
    ///
    /// @param place place among the inputs
    /// @return empty where that input has none
    public Optional<Scaling> scaling(int place) {
        if (place >= inputs.size()) {
            return Optional.empty();
        }
        return switch (inputs.get(place)) {
            case Input.Numeric numeric -> Optional.of(numeric.scaling());
            case Input.Pixels pixels -> Optional.of(pixels.scaling());
            case Input.Categorical _, Input.BinaryDigits _ -> Optional.empty();
        };
    }

    /// The scaling of the target, where a number is learned.
    public Optional<Scaling> targetScaling() {
        return switch (target) {
            case Target.Numeric(String _, Scaling scaling) -> Optional.of(scaling);
            case Target.Classes _ -> Optional.empty();
        };
    }
}
