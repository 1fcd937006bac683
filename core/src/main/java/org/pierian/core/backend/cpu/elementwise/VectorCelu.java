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

/// [ExponentialActivation.Celu] on vector registers.
final class VectorCelu extends VectorActivation {

    VectorCelu() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        double alpha = ((ExponentialActivation.Celu) f).alpha();
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            store(expm1(v.div(alpha)).mul(alpha).blend(v, v.compare(GT, 0.0)), y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        double alpha = ((ExponentialActivation.Celu) f).alpha();
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector slope = exp(v.div(alpha)).blend(1.0, v.compare(GT, 0.0));
            store(load(dy, i).mul(slope), dx, i);
        }
    }
}
