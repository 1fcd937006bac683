package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.D2F;
import static org.pierian.core.backend.cpu.vector.Constants.ONE;
import static org.pierian.core.backend.cpu.vector.Constants.TWO;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.atMost;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.boundedExp;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.sigmoid;
import static org.pierian.core.backend.cpu.vector.VectorFunctions.F;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
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
            DoubleVector value = v.mul(tanh(v));
            ((FloatVector) value.convertShape(D2F, F, 0)).intoArray(y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector above = load(dy, i);
            DoubleVector t = tanh(v);
            DoubleVector slope = v.mul(ONE.sub(t.mul(t)).mul(sigmoid(v))).add(t);
            DoubleVector gradient = above.mul(slope);
            ((FloatVector) gradient.convertShape(D2F, F, 0)).intoArray(dx, i);
        }
    }

    /// `tanh(log(1 + exp(v)))`.
    private static DoubleVector tanh(DoubleVector v) {
        DoubleVector w = boundedExp(atMost(v, ExponentialActivation.Mish.ONE_FROM));
        DoubleVector n = w.mul(w.add(TWO));
        return n.div(n.add(TWO));
    }
}
