package org.pierian.core.testing;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.Matrix;
import org.pierian.core.tensor.Tensor;

/// Copies of buffers, tensors and matrices of one backend in the memory of another.
final class HostCopies {

    private final Backend host;
    private final IdentityHashMap<Buffer, Buffer> buffers = new IdentityHashMap<>();
    private final IdentityHashMap<Tensor, Tensor> tensors = new IdentityHashMap<>();
    private final IdentityHashMap<Matrix, Matrix> matrices = new IdentityHashMap<>();
    private final IdentityHashMap<List<Tensor>, List<Tensor>> lists = new IdentityHashMap<>();
    private float[] numbers = {};

    HostCopies(Backend host) {
        this.host = host;
    }

    /// The tensor's numbers on the host.
    Tensor in(Tensor tensor) {
        if (tensor.isNone()) {
            return tensor;
        }
        Buffer copy = in(tensor.buffer());
        Tensor known = tensors.get(tensor);
        if (known == null) {
            known = Tensor.of(tensor.shape(), copy);
            tensors.put(tensor, known);
        }
        return known;
    }

    Matrix in(Matrix matrix) {
        Buffer copy = in(matrix.buffer());
        Matrix known = matrices.get(matrix);
        if (known == null) {
            known = Matrix.of(
                    copy, matrix.offset(), matrix.rows(), matrix.columns(), matrix.rowStep(), matrix.columnStep());
            matrices.put(matrix, known);
        }
        return known;
    }

    List<Tensor> in(List<Tensor> list) {
        List<Tensor> known = lists.get(list);
        if (known == null) {
            known = new ArrayList<>();
            for (Tensor tensor : list) {
                known.add(in(tensor));
            }
            lists.put(list, known);
        } else {
            for (int i = 0; i < list.size(); i++) {
                in(list.get(i));
            }
        }
        return known;
    }

    private Buffer in(Buffer buffer) {
        Buffer copy = copyOf(buffer);
        move(buffer, copy);
        return copy;
    }

    private Buffer copyOf(Buffer buffer) {
        Buffer known = buffers.get(buffer);
        if (known == null) {
            known = host.allocate(buffer.size());
            buffers.put(buffer, known);
        }
        return known;
    }

    /// Brings back what the host has made of a tensor.
    void out(Tensor tensor) {
        if (!tensor.isNone()) {
            move(copyOf(tensor.buffer()), tensor.buffer());
        }
    }

    void out(Matrix matrix) {
        move(copyOf(matrix.buffer()), matrix.buffer());
    }

    private void move(Buffer from, Buffer to) {
        if (numbers.length < from.size()) {
            numbers = new float[from.size()];
        }
        from.read(0, numbers, 0, from.size());
        to.write(0, numbers, 0, from.size());
    }
}
