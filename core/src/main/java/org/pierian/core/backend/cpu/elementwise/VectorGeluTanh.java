package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.D2F;
import static org.pierian.core.backend.cpu.vector.Constants.ONE;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.sigmoid;
import static org.pierian.core.backend.cpu.vector.VectorFunctions.F;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
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
            DoubleVector value = v.mul(sigmoid(twice(v)));
            ((FloatVector) value.convertShape(D2F, F, 0)).intoArray(y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector above = load(dy, i);
            DoubleVector s = sigmoid(twice(v));
            DoubleVector inner = v.mul(v).mul(3 * CUBE).add(ONE).mul(TWICE_ROOT);
            DoubleVector slope = v.mul(s.mul(ONE.sub(s))).mul(inner).add(s);
            DoubleVector gradient = above.mul(slope);
            ((FloatVector) gradient.convertShape(D2F, F, 0)).intoArray(dx, i);
        }
    }

    /// `2 u`.
    private static DoubleVector twice(DoubleVector v) {
        return v.mul(v).mul(v).mul(CUBE).add(v).mul(TWICE_ROOT);
    }
}
