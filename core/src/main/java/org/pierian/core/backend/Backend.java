package org.pierian.core.backend;

import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Memory and arithmetic of one kind of hardware. A network is handed one when it is built and computes everything
/// through it. Every backend gives the same bits, see `docs/numerics.md`.
///
/// A backend serves one thread at a time: two networks that train at once have a backend each.
public interface Backend extends AutoCloseable, PartSums {

    /// Memory for numbers, all +0.
    ///
    /// @param elements 0 or more
    Buffer allocate(int elements);

    /// A tensor of zeros.
    @Override
    default Tensor zeros(Shape shape) {
        return Tensor.of(shape, allocate(shape.size()));
    }

    @Override
    default void add(Tensor part, Tensor total) {
        elementwise().add(0, total.size(), total, part, total);
    }

    /// Products of matrices.
    MatMul matMul();

    /// Operations on one element after the other.
    Elementwise elementwise();

    /// Sums and other reductions.
    Reductions reductions();

    /// Losses of rows of outputs.
    Losses losses();

    /// A convolution of one geometry.
    ///
    /// @param geometry windows, channels and groups
    /// @param maxBatch the most examples in a pass
    Convolution convolution(ConvolutionGeometry geometry, int maxBatch);

    /// The transpose of a convolution, which is the gradient of that convolution for its input: `x` has the shape
    /// of the convolution's output and `y` that of its input. See [Convolution] for the orders of summation.
    ///
    /// @param geometry of the convolution whose transpose it is
    /// @param maxBatch the most examples in a pass
    Convolution transposedConvolution(ConvolutionGeometry geometry, int maxBatch);

    /// Pooling of one geometry that takes the largest element of each window.
    ///
    /// @param maxBatch the most examples in a pass
    Pooling maxPooling(Window window, int maxBatch);

    /// Pooling that takes the mean of each window.
    ///
    /// @param channels number of channels
    /// @param rows where windows lie down the image
    /// @param columns where they lie across
    Pooling meanPooling(int channels, Spans rows, Spans columns);

    /// Makes images larger.
    Pooling upsampling(Upsampling geometry);

    /// A reduction of one axis.
    ///
    /// @param kind what becomes of the axis
    /// @param geometry where the axis lies
    /// @param maxBatch the most examples in a pass
    AxisReduction axisReduction(AxisReduction.Kind kind, AxisGeometry geometry, int maxBatch);

    /// An attention of one geometry.
    ///
    /// @param rotation how queries and keys are turned, or [Rotation#NONE]
    /// @param maxBatch the most examples in a pass
    Attention attention(AttentionGeometry geometry, Rotation rotation, int maxBatch);

    /// Normalization of one geometry, within each example.
    ///
    /// @param maxExamples the most examples in a pass
    Normalization normalization(NormGeometry geometry, int maxExamples);

    /// Normalization of one geometry, over a batch.
    ///
    /// @param maxBatch the most examples in a pass
    BatchNormalization batchNormalization(BatchNormGeometry geometry, int maxBatch);

    /// Steps of recurrent layers.
    Recurrence recurrence();

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
