package org.pierian.runner.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// The tensors of a file that a tensor of a network is made of.
///
/// @param wanted the tensor of the network
/// @param parts one, or several that are stacked along the first axis
/// @param transposed whether the two axes of each are exchanged first
record Source(ParameterShape wanted, List<SafeTensorsHeader.Entry> parts, boolean transposed) {

    /// Whether it has the wanted shape, apart from axes of size 1.
    boolean fits() {
        if (parts.size() == 1) {
            return Arrays.equals(
                    dense(shape(parts.getFirst())), dense(wanted.shape().toArray()));
        }
        long rows = 0;
        int[] first = shape(parts.getFirst());
        for (SafeTensorsHeader.Entry part : parts) {
            int[] shape = shape(part);
            if (shape.length == 0 || !Arrays.equals(tail(shape), tail(first))) {
                return false;
            }
            rows += shape[0];
        }
        int[] stacked = first.clone();
        stacked[0] = (int) Math.min(rows, Integer.MAX_VALUE);
        return Arrays.equals(dense(stacked), dense(wanted.shape().toArray()));
    }

    /// The same with the axes exchanged, or not.
    Source exchanged() {
        return new Source(wanted, parts, !transposed);
    }

    private int[] shape(SafeTensorsHeader.Entry part) {
        int[] dims = part.shape().toArray();
        return transposed && dims.length == 2 ? new int[] {dims[1], dims[0]} : dims;
    }

    private static int[] dense(int... dims) {
        return Arrays.stream(dims).filter(dim -> dim != 1).toArray();
    }

    private static int[] tail(int... dims) {
        return Arrays.copyOfRange(dims, 1, dims.length);
    }

    /// Reads the values, in the order of the wanted tensor.
    ///
    /// @throws Failure when one is not finite, or of a type that is not read
    float[] values(SafeTensors.Reader reader, Path file) throws IOException {
        float[] all = part(parts.getFirst(), reader, file);
        int filled = all.length;
        if (parts.size() > 1) {
            all = Arrays.copyOf(all, wanted.shape().size());
        }
        for (SafeTensorsHeader.Entry entry : parts.subList(1, parts.size())) {
            float[] next = part(entry, reader, file);
            System.arraycopy(next, 0, all, filled, next.length);
            filled += next.length;
        }
        return all;
    }

    private float[] part(SafeTensorsHeader.Entry entry, SafeTensors.Reader reader, Path file) throws IOException {
        float[] values = reader.values(entry);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw Failure.of(
                                ExitCode.INPUT,
                                "tensor " + TensorNames.shown(entry.name()) + " has " + values[i] + " at index " + i
                                        + ", expected a finite float32")
                        .at(file + ": tensor " + TensorNames.shown(entry.name()))
                        .help("take the file of a training that has not diverged");
            }
        }
        Shape shape = entry.shape();
        return transposed && shape.rank() == 2 ? transpose(values, shape.dim(0), shape.dim(1)) : values;
    }

    private static float[] transpose(float[] values, int rows, int columns) {
        float[] transposed = new float[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = values[i * columns + j];
            }
        }
        return transposed;
    }

    /// For a message: the shape of the tensor, or of each of several.
    String shapes() {
        return parts.stream()
                .map(part -> part.shape().toString())
                .reduce((a, b) -> a + " and " + b)
                .orElse("");
    }
}
