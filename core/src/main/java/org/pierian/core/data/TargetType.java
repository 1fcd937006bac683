package org.pierian.core.data;

import org.pierian.core.tensor.Shape;

/// What a network should output for one example.
public sealed interface TargetType {

    /// Shape that one example's output must have.
    Shape outputShape();

    /// A class at each position.
    ///
    /// @param positions axes before the classes; a scalar for one class per example
    /// @param outputs number of classes, or 1 for a yes or no, where the class, 0 or 1, is the wanted output itself
    record Classes(Shape positions, int outputs) implements TargetType {

        /// One class per example.
        public Classes(int outputs) {
            this(Shape.of(), outputs);
        }

        @Override
        public Shape outputShape() {
            return positions.append(outputs);
        }
    }

    /// Numbers.
    ///
    /// @param shape their shape
    record Numbers(Shape shape) implements TargetType {

        @Override
        public Shape outputShape() {
            return shape;
        }
    }
}
