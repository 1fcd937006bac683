package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.store;

import jdk.incubator.vector.DoubleVector;
import org.pierian.core.backend.Activation;

/// [ArithmeticActivation.HardSwish] on vector registers.
final class VectorHardSwish extends VectorActivation {

    VectorHardSwish() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector curve = v.mul(v.add(3.0)).div(6.0);
            store(curve.blend(v, v.compare(GE, 3.0)).blend(0.0, v.compare(LE, -3.0)), y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector line = v.div(3.0).add(0.5);
            DoubleVector slope = line.blend(1.0, v.compare(GE, 3.0)).blend(0.0, v.compare(LE, -3.0));
            store(load(dy, i).mul(slope), dx, i);
        }
    }
}
