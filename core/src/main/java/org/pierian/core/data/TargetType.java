package org.pierian.core.data;

import org.pierian.core.tensor.Shape;

/// What a network should output for one example.
public sealed interface TargetType {

    /// Shape that one example's output must have.
    Shape outputShape();

    /// A class at each position.
    ///
    /// @param positions the axes of the positions; a scalar for one class per example
    /// @param outputs number of classes, or 1 for a yes or no, where the class, 0 or 1, is the wanted output itself
    /// @param classesFirst whether the network's output has the classes on its first axis,
    ///     `[classes, height, width]`, and not behind the positions, `[time, classes]`
    record Classes(Shape positions, int outputs, boolean classesFirst) implements TargetType {

        /// One class per example.
        public Classes(int outputs) {
            this(Shape.of(), outputs);
        }

        /// Classes behind their positions.
        public Classes(Shape positions, int outputs) {
            this(positions, outputs, false);
        }

        @Override
        public Shape outputShape() {
            return classesFirst ? positions.prepend(outputs) : positions.append(outputs);
        }
    }

    /// Several classes at once: a number for each, 1 where the example has it and 0 where it has not.
    ///
    /// @param count number of classes
    record Labels(int count) implements TargetType {

        @Override
        public Shape outputShape() {
            return Shape.of(count);
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
