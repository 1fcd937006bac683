package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.GT;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.exp;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.expm1;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.store;

import jdk.incubator.vector.DoubleVector;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// [ExponentialActivation.Selu] on vector registers.
final class VectorSelu extends VectorActivation {

    private static final double SCALE = ExponentialActivation.Selu.SCALE;
    private static final double SCALE_ALPHA = ExponentialActivation.Selu.SCALE_ALPHA;

    VectorSelu() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector below = expm1(v).mul(SCALE_ALPHA);
            store(below.blend(v.mul(SCALE), v.compare(GT, 0.0)), y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector slope = exp(v).mul(SCALE_ALPHA).blend(SCALE, v.compare(GT, 0.0));
            store(load(dy, i).mul(slope), dx, i);
        }
    }
}
