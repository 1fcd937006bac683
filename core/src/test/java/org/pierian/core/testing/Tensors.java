package org.pierian.core.testing;

import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Tensors of the CPU with given numbers.
public final class Tensors {

    private Tensors() {}

    /// A vector.
    public static Tensor vector(float... numbers) {
        return of(Shape.of(numbers.length), numbers);
    }

    /// A tensor of any shape.
    ///
    /// @param numbers in row-major order
    public static Tensor of(Shape shape, float... numbers) {
        Tensor tensor = zeros(shape);
        tensor.assign(numbers);
        return tensor;
    }

    /// A tensor of zeros.
    public static Tensor zeros(Shape shape) {
        return Tensor.of(shape, new HeapBuffer(shape.size()));
    }

    /// A tensor of zeros of another one's shape.
    public static Tensor zerosLike(Tensor other) {
        return zeros(other.shape());
    }
}
