package org.pierian.core.backend;

import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Memory and arithmetic of one kind of hardware. A network is handed one when it is built and computes everything
/// through it. Every backend gives the same bits, see `docs/numerics.md`.
///
/// A backend serves one thread at a time: two networks that train at once have a backend each.
public interface Backend extends AutoCloseable {

    /// Memory for numbers, all +0.
    ///
    /// @param elements 0 or more
    Buffer allocate(int elements);

    /// A tensor of zeros.
    default Tensor zeros(Shape shape) {
        return Tensor.of(shape, allocate(shape.size()));
    }

    /// Products of matrices.
    MatMul matMul();

    /// Operations on one element after the other.
    Elementwise elementwise();

    /// Sums and other reductions.
    Reductions reductions();

    /// A convolution of one geometry.
    ///
    /// @param geometry windows, channels and groups
    /// @param maxBatch the most examples in a pass
    Convolution convolution(ConvolutionGeometry geometry, int maxBatch);

    /// Pooling of one geometry that takes the largest element of each window.
    ///
    /// @param maxBatch the most examples in a pass
    Pooling maxPooling(Window window, int maxBatch);

    /// Pooling of one geometry that takes the mean of each window.
    Pooling meanPooling(Window window);

    /// Rows of tables that are named by indices.
    Lookup lookup();

    /// Moving elements within examples.
    Rearrangement rearrangement(Moves moves);

    /// Steps of optimizers.
    Updates updates();

    /// Random words.
    RandomWords random();

    /// Number of threads that compute; no result depends on it.
    default int threads() {
        return 1;
    }

    /// Says how much work is still ahead, so that a backend can choose what pays to prepare. Changes no result.
    ///
    /// @param done training steps since training began in this process
    /// @param ahead training steps to come, as far as known
    default void expectSteps(long done, long ahead) {}

    /// Ends the backend's threads. Its buffers stay readable.
    @Override
    void close();
}
