package org.pierian.runner.onnx.format;

import java.util.List;

/// A tensor of constants.
///
/// @param name name of the value; may be empty in an attribute
/// @param type what its elements are
/// @param dims sizes of its axes; none for a single number
/// @param content the elements, row by row
public record OnnxTensor(String name, ElementType type, List<Long> dims, Content content) {

    /// Takes a copy.
    public OnnxTensor {
        dims = List.copyOf(dims);
    }

    /// Elements of one of the kinds that are used.
    public sealed interface Content {
        /// Number of elements.
        int count();

        /// Float32.
        ///
        /// @param source asked for them when they are needed
        /// @param count how many there are
        record Floats(Source source, int count) implements Content {}

        /// Integers of 64 bits.
        ///
        /// @param values the integers
        record Longs(List<Long> values) implements Content {
            /// Takes a copy.
            public Longs {
                values = List.copyOf(values);
            }

            @Override
            public int count() {
                return values.size();
            }
        }

        /// Binary64.
        ///
        /// @param values the numbers
        record Doubles(List<Double> values) implements Content {
            /// Takes a copy.
            public Doubles {
                values = List.copyOf(values);
            }

            @Override
            public int count() {
                return values.size();
            }
        }

        /// Elements of a type that is not read further.
        ///
        /// @param count how many there are
        record Others(int count) implements Content {}
    }

    /// Gives numbers when they are written, so that no second copy of a network's weights waits in memory.
    @FunctionalInterface
    public interface Source {
        /// The numbers.
        float[] values();
    }
}
