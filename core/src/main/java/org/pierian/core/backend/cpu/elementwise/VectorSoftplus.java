package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.D2F;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.sigmoid;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.softplus;
import static org.pierian.core.backend.cpu.vector.VectorFunctions.F;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// [ExponentialActivation.Softplus] on vector registers.
final class VectorSoftplus extends VectorActivation {

    VectorSoftplus() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        double beta = ((ExponentialActivation.Softplus) f).beta();
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector value = softplus(v.mul(beta)).div(beta);
            ((FloatVector) value.convertShape(D2F, F, 0)).intoArray(y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        double beta = ((ExponentialActivation.Softplus) f).beta();
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector above = load(dy, i);
            DoubleVector gradient = above.mul(sigmoid(v.mul(beta)));
            ((FloatVector) gradient.convertShape(D2F, F, 0)).intoArray(dx, i);
        }
    }
}
