package org.pierian.core.backend.cpu.matmul;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.backend.cpu.memory.PendingProduct;
import org.pierian.core.backend.cpu.memory.PendingUpdate;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Matrix;

/// [MatMul] on arrays.
///
/// With a single example the weight gradient is the product of a column and a row. It is deferred, so that an
/// optimizer can take it without writing it down, and the optimizer's step can be taken together with the next
/// product.
public final class CpuMatMul implements MatMul {

    /// Products with fewer numbers are in the first cache anyway.
    private static final int WORTH_PUTTING_OFF = 1500;

    private final MatMulForms forms;
    private final PendingProduct.Outer outer = this::outer;
    private float[] scratch = {};

    /// @param choice which forms may be used
    /// @param team the threads for large products
    /// @param trials where trials are planned
    public CpuMatMul(KernelChoice choice, Team team, Trials trials) {
        this.forms = new MatMulForms(choice, team, trials);
    }

    /// The form in use for products of arrays; any thread may use it.
    ///
    /// @param m rows of the product
    /// @param n its columns
    /// @param k length of its sums
    /// @param bColumn distance between columns of the right factor
    public MatMulKernel kernel(int m, int n, int k, int bColumn) {
        return forms.kernel(m, n, k, bColumn);
    }

    /// Says that products of many rows will be asked for, so that their kernels are tried early.
    public void expectProducts() {
        forms.expectProducts();
    }

    @Override
    public void multiply(Matrix a, Matrix b, Matrix c, Store store) {
        if (store == Store.ADD) {
            add(a, b, c);
        } else if (store == Store.CONTINUE) {
            continueSums(a, b, c);
        } else if (!isTakenByUpdate(a, b, c)) {
            multiply(a, b, array(c.buffer()), c.offset(), c.rowStep());
        }
    }

    /// Only gradients of parameters are deferred: others are read by several threads at once, each of which
    /// would do what is left to do.
    @Override
    public void multiply(Matrix a, Matrix b, Gradient gradient) {
        GradientSum sum = gradient.next();
        if (sum.inParts()) {
            multiplyPart(a, b, sum);
            return;
        }
        Matrix c = sum.tensor().matrix();
        Store store = sum.store();
        int m = a.rows();
        int n = b.columns();
        if (store == Store.WRITE
                && a.columns() == 1
                && m * n >= WORTH_PUTTING_OFF
                && b.columnStep() == 1
                && c.isWholeBuffer()
                && c.buffer() instanceof HeapBuffer target) {
            target.putOffProduct(
                    m, n, array(a.buffer()), a.offset(), a.rowStep(), array(b.buffer()), b.offset(), outer);
        } else {
            multiply(a, b, c, store);
        }
    }

    /// Whether a step of an optimizer was waiting for this product, and has done it.
    private static boolean isTakenByUpdate(Matrix a, Matrix b, Matrix c) {
        if (a.rows() == 1
                && a.offset() == 0
                && a.columnStep() == 1
                && c.offset() == 0
                && b.isWholeBuffer()
                && b.buffer() instanceof HeapBuffer weight
                && weight.pending() instanceof PendingUpdate update
                && update.multiplies(b.rows(), b.columns())) {
            update.finishAndMultiply(array(a.buffer()), array(c.buffer()));
            return true;
        }
        return false;
    }

    private void multiply(Matrix a, Matrix b, float[] c, int cOffset, int cRow) {
        int m = a.rows();
        int n = b.columns();
        int k = a.columns();
        forms.kernel(m, n, k, b.columnStep())
                .multiply(
                        m,
                        n,
                        k,
                        array(a.buffer()),
                        a.offset(),
                        a.rowStep(),
                        a.columnStep(),
                        array(b.buffer()),
                        b.offset(),
                        b.rowStep(),
                        b.columnStep(),
                        c,
                        cOffset,
                        cRow);
    }

    private void continueSums(Matrix a, Matrix b, Matrix c) {
        forms.kernel(a.rows(), b.columns(), a.columns(), b.columnStep())
                .continueSums(
                        a.rows(),
                        b.columns(),
                        a.columns(),
                        array(a.buffer()),
                        a.offset(),
                        a.rowStep(),
                        a.columnStep(),
                        array(b.buffer()),
                        b.offset(),
                        b.rowStep(),
                        b.columnStep(),
                        array(c.buffer()),
                        c.offset(),
                        c.rowStep());
    }

    private void add(Matrix a, Matrix b, Matrix c) {
        int m = a.rows();
        int n = b.columns();
        if (scratch.length < m * n) {
            scratch = new float[m * n];
        }
        multiply(a, b, scratch, 0, n);
        float[] target = array(c.buffer());
        for (int i = 0; i < m; i++) {
            int row = c.offset() + i * c.rowStep();
            for (int j = 0; j < n; j++) {
                target[row + j] += scratch[i * n + j];
            }
        }
    }

    /// Rows `from .. from + rows` of the product of a column and a row.
    private void outer(int from, int rows, float[] column, float[] row, float[] target) {
        int columns = row.length;
        forms.kernel(rows, columns, 1, 1)
                .multiply(rows, columns, 1, column, from, 1, 1, row, 0, columns, 1, target, 0, columns);
    }
}
