package org.pierian.core.backend.cpu.elementwise;

import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.exp;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.oneMinus;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.sigmoid;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.store;

import jdk.incubator.vector.DoubleVector;
import org.pierian.core.backend.Activation;

/// [ExponentialActivation.Silu] on vector registers.
final class VectorSilu extends VectorActivation {

    VectorSilu() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            store(v.div(exp(v.neg()).add(1.0)), y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector s = sigmoid(v);
            DoubleVector slope = s.mul(v.mul(oneMinus(s)).add(1.0));
            store(load(dy, i).mul(slope), dx, i);
        }
    }
}
