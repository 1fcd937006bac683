package org.pierian.runner.dataset;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.DatePart;

/// What is done to examples before and after a network, fitted on the training set. With it a network that was
/// trained can be used without the data that it was trained on.
///
/// @param inputs what is done to the parts of an example, in the order in which a network sees them; none where
/// examples are numbers as they are
/// @param target what outputs mean
public record Preprocessing(List<Input> inputs, Target target) {

    /// Takes a copy.
    public Preprocessing {
        inputs = List.copyOf(inputs);
    }

    /// What is done to a part of an example.
    public sealed interface Input {

        /// A column of numbers becomes one input.
        ///
        /// @param column the column's name in the header
        /// @param scaling what is done to the numbers
        record Numeric(String column, Scaling scaling) implements Input {}

        /// A column of words becomes one input for each of its values.
        ///
        /// @param column the column's name in the header
        /// @param values the values, in the order of the inputs
        record Categorical(String column, List<String> values) implements Input {

            /// Takes a copy.
            public Categorical {
                values = List.copyOf(values);
            }
        }

        /// A column of yes and no becomes one input, 1 or 0.
        ///
        /// @param column the column's name in the header
        /// @param missing what stands for a missing value
        record Bool(String column, double missing) implements Input {}

        /// A column of words with an order becomes one input, from 0 for the first to 1 for the last.
        ///
        /// @param column the column's name in the header
        /// @param values the values in their order
        /// @param missing what stands for a missing value
        record Ordinal(String column, List<String> values, double missing) implements Input {

            /// Takes a copy.
            public Ordinal {
                values = List.copyOf(values);
            }
        }

        /// A column of dates becomes an input for each part that is a number, and two for each that is a cycle.
        ///
        /// @param column the column's name in the header
        /// @param parts the parts, in the order of the inputs
        /// @param scalings what is done to those parts that are numbers, in their order
        record DateTime(String column, List<DatePart> parts, List<Scaling> scalings) implements Input {

            /// Takes copies.
            public DateTime {
                parts = List.copyOf(parts);
                scalings = List.copyOf(scalings);
            }
        }

        /// The pixels of an image, 0 to 255, become one input each.
        ///
        /// @param scaling what is done to the pixels
        record Pixels(Scaling scaling) implements Input {}
    }

    /// What outputs mean.
    public sealed interface Target {

        /// Classes.
        ///
        /// @param values names of the classes, one for each output; of a single output, what 0 and 1 mean
        record Classes(List<String> values) implements Target {

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

    /// The preprocessing of examples that are numbers as they are.
    ///
    /// @param classes names of the classes
    public static Preprocessing none(List<String> classes) {
        return new Preprocessing(List.of(), new Target.Classes(classes));
    }

    /// What is done to a part of an example.
    ///
    /// @param place place among the inputs
    /// @return empty where there are not so many
    public Optional<Input> input(int place) {
        return place < inputs.size() ? Optional.of(inputs.get(place)) : Optional.empty();
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
            case Input.Numeric(String _, Scaling scaling) -> Optional.of(scaling);
            case Input.Pixels(Scaling scaling) -> Optional.of(scaling);
            case Input.Categorical _, Input.Bool _, Input.Ordinal _, Input.DateTime _ -> Optional.empty();
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
