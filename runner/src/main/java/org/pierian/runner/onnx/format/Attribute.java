package org.pierian.runner.onnx.format;

import java.util.List;

/// A named constant of a node.
public sealed interface Attribute {

    /// The name that the operator has for it.
    String name();

    /// An integer.
    ///
    /// @param name as there
    /// @param value the integer
    record OfInt(String name, long value) implements Attribute {}

    /// A number.
    ///
    /// @param name as there
    /// @param value the number
    record OfFloat(String name, float value) implements Attribute {}

    /// A text.
    ///
    /// @param name as there
    /// @param value the text
    record OfText(String name, String value) implements Attribute {}

    /// Integers.
    ///
    /// @param name as there
    /// @param values the integers
    record OfInts(String name, List<Long> values) implements Attribute {
        /// Takes a copy.
        public OfInts {
            values = List.copyOf(values);
        }
    }

    /// Numbers.
    ///
    /// @param name as there
    /// @param values the numbers
    record OfFloats(String name, List<Float> values) implements Attribute {
        /// Takes a copy.
        public OfFloats {
            values = List.copyOf(values);
        }
    }

    /// A tensor.
    ///
    /// @param name as there
    /// @param value the tensor
    record OfTensor(String name, OnnxTensor value) implements Attribute {}

    /// Anything else, such as a graph within the node. It is read, and never written.
    ///
    /// @param name as there
    /// @param type number of its kind in files
    record OfOther(String name, long type) implements Attribute {}

    /// An integer.
    static Attribute of(String name, long value) {
        return new OfInt(name, value);
    }

    /// A number.
    static Attribute of(String name, float value) {
        return new OfFloat(name, value);
    }

    /// A text.
    static Attribute of(String name, String value) {
        return new OfText(name, value);
    }

    /// Integers.
    static Attribute of(String name, List<Long> values) {
        return new OfInts(name, values);
    }
}
