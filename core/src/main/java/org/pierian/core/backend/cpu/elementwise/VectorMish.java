package org.pierian.core.backend.cpu.elementwise;

import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.atMost;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.exp;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.oneMinus;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.sigmoid;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.store;

import jdk.incubator.vector.DoubleVector;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// [ExponentialActivation.Mish] on vector registers.
final class VectorMish extends VectorActivation {

    VectorMish() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            store(v.mul(tanh(v)), y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector t = tanh(v);
            DoubleVector slope = v.mul(oneMinus(t.mul(t)).mul(sigmoid(v))).add(t);
            store(load(dy, i).mul(slope), dx, i);
        }
    }

    /// `tanh(log(1 + exp(v)))`.
    private static DoubleVector tanh(DoubleVector v) {
        DoubleVector w = exp(atMost(v, ExponentialActivation.Mish.ONE_FROM));
        DoubleVector n = w.mul(w.add(2.0));
        return n.div(n.add(2.0));
    }
}
