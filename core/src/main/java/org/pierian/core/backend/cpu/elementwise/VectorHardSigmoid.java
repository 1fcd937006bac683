package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.store;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.pierian.core.backend.Activation;

/// [ArithmeticActivation.HardSigmoid] on vector registers.
final class VectorHardSigmoid extends VectorActivation {

    VectorHardSigmoid() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector line = v.div(6.0).add(0.5);
            store(line.blend(1.0, v.compare(GE, 3.0)).blend(0.0, v.compare(LE, -3.0)), y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            VectorMask<Double> between = v.compare(GT, -3.0).and(v.lt(3.0));
            DoubleVector d = load(dy, i);
            store(d.mul(0.0).blend(d.mul(1.0 / 6), between), dx, i);
        }
    }
}
