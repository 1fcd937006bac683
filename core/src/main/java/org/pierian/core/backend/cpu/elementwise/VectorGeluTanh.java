package org.pierian.core.backend.cpu.elementwise;

import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.oneMinus;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.sigmoid;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.store;

import jdk.incubator.vector.DoubleVector;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// [ExponentialActivation.GeluTanh] on vector registers.
final class VectorGeluTanh extends VectorActivation {

    private static final double TWICE_ROOT = ExponentialActivation.GeluTanh.TWICE_ROOT;
    private static final double CUBE = ExponentialActivation.GeluTanh.CUBE;

    VectorGeluTanh() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            store(v.mul(sigmoid(twice(v))), y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector s = sigmoid(twice(v));
            DoubleVector inner = v.mul(v).mul(3 * CUBE).add(1.0).mul(TWICE_ROOT);
            DoubleVector slope = v.mul(s.mul(oneMinus(s))).mul(inner).add(s);
            store(load(dy, i).mul(slope), dx, i);
        }
    }

    /// `2 u`.
    private static DoubleVector twice(DoubleVector v) {
        return v.mul(v).mul(v).mul(CUBE).add(v).mul(TWICE_ROOT);
    }
}
