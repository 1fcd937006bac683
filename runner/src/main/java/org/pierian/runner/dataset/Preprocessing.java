package org.pierian.runner.dataset;

import java.util.List;
import java.util.Optional;
import org.pierian.core.metric.TargetUnits;
import org.pierian.spec.CategoryForm;
import org.pierian.spec.DateOrder;
import org.pierian.spec.DatePart;
import org.pierian.spec.MissingCategory;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;
import org.pierian.spec.TargetTransform;

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

        /// A column of words becomes one input for each of its values, or one with the place among them.
        ///
        /// @param column the column's name in the header
        /// @param values the values, in the order of the inputs
        /// @param as what a value becomes
        /// @param missing what replaces a missing value, if any may be missing
        record Categorical(String column, List<String> values, CategoryForm as, MissingCategory missing)
                implements Input {

            /// Takes a copy.
            public Categorical {
                values = List.copyOf(values);
            }
        }

        /// A column of yes and no becomes one input, 1 or 0.
        ///
        /// @param column the column's name in the header
        /// @param filler what stands for a missing value
        /// @param missing where that comes from, if any may be missing
        record Bool(String column, double filler, MissingNumber missing) implements Input {}

        /// A column of words with an order becomes one input, from 0 for the first to 1 for the last.
        ///
        /// @param column the column's name in the header
        /// @param values the values in their order
        /// @param filler what stands for a missing value
        /// @param missing where that comes from, if any may be missing
        record Ordinal(String column, List<String> values, double filler, MissingNumber missing) implements Input {

            /// Takes a copy.
            public Ordinal {
                values = List.copyOf(values);
            }
        }

        /// A column of dates becomes an input for each part that is a number, and two for each that is a cycle.
        ///
        /// @param column the column's name in the header
        /// @param parts the parts, in the order of the inputs
        /// @param order the order in which a date is written
        /// @param scalings what is done to those parts that are numbers, in their order
        /// @param missing what replaces a missing date, if any may be missing
        record DateTime(
                String column, List<DatePart> parts, DateOrder order, List<Scaling> scalings, MissingWord missing)
                implements Input {

            /// Takes copies.
            public DateTime {
                parts = List.copyOf(parts);
                scalings = List.copyOf(scalings);
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

        /// The channels of a picture, 0 to 255, become one input each, channel by channel, each row by row.
        ///
        /// @param channels what is done to the levels of each channel
        /// @param height rows of an example
        /// @param width columns of an example
        record Picture(List<Scaling> channels, int height, int width) implements Input {

            /// Takes a copy.
            public Picture {
                channels = List.copyOf(channels);
            }
        }

        /// An array becomes as many inputs as it has numbers.
        ///
        /// @param scalings one for all numbers, or one for each feature or channel; none where nothing is done
        /// @param shape shape of one example
        /// @param indicesBelow bound of indices; 0 where these are numbers
        record Array(List<Scaling> scalings, List<Integer> shape, int indicesBelow) implements Input {

            /// Takes copies.
            public Array {
                scalings = List.copyOf(scalings);
                shape = List.copyOf(shape);
            }
        }

        /// A text becomes the indices of its tokens.
        ///
        /// @param kind what a token is
        /// @param values the tokens by their indices, of words from 2 on; of byte pairs from 256 on the two
        ///     halves of each; none where a token is a byte
        record Tokens(TokenKind kind, List<String> values) implements Input {

            /// Takes a copy.
            public Tokens {
                values = List.copyOf(values);
            }
        }
    }

    /// What a token is.
    public enum TokenKind {
        /// A Unicode code point.
        CHARACTERS,
        /// A byte.
        BYTES,
        /// A run of characters that are no blanks.
        WORDS,
        /// Bytes that came often next to each other.
        BPE
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

        /// Several classes at once.
        ///
        /// @param column what they are called
        /// @param values names of the classes, one for each output
        record Labels(String column, List<String> values) implements Target {

            /// Takes a copy.
            public Labels {
                values = List.copyOf(values);
            }
        }

        /// A token of the input's vocabulary at each step.
        ///
        /// @param column what it is, `next_token` or `input`
        record Tokens(String column) implements Target {}

        /// A number.
        ///
        /// @param column the column's name in the header
        /// @param scaling what was done to the numbers that the network has learned
        /// @param transform what was done to them before
        record Numeric(String column, Scaling scaling, Optional<TargetTransform> transform) implements Target {

            /// Numbers that were only scaled.
            public Numeric(String column, Scaling scaling) {
                this(column, scaling, Optional.empty());
            }

            /// What outputs are in the units of the column.
            public TargetUnits units() {
                return transform.isPresent()
                        ? new TargetUnits.Exponential(scaling.center(), scaling.unit())
                        : new TargetUnits.Linear(scaling.center(), scaling.unit());
            }
        }
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
            case Input.Categorical _,
                    Input.Bool _,
                    Input.Ordinal _,
                    Input.DateTime _,
                    Input.BinaryDigits _,
                    Input.Picture _,
                    Input.Array _,
                    Input.Tokens _ -> Optional.empty();
        };
    }

    /// The scaling of the target, where a number is learned.
    public Optional<Scaling> targetScaling() {
        return switch (target) {
            case Target.Numeric(String _, Scaling scaling, var _) -> Optional.of(scaling);
            case Target.Classes _, Target.Labels _, Target.Tokens _ -> Optional.empty();
        };
    }

    /// What outputs are in the units of the data, where a number is learned; the outputs as they are where
    /// classes are.
    public TargetUnits targetUnits() {
        return switch (target) {
            case Target.Numeric number -> number.units();
            case Target.Classes _, Target.Labels _, Target.Tokens _ -> TargetUnits.SCALED;
        };
    }
}
