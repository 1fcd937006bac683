package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.D2F;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.LANES;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.density;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.load;
import static org.pierian.core.backend.cpu.vector.VectorBinary64.probability;
import static org.pierian.core.backend.cpu.vector.VectorFunctions.F;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.pierian.core.backend.Activation;

/// [ExponentialActivation.Gelu] on vector registers.
final class VectorGelu extends VectorActivation {

    VectorGelu() {
        super(LANES);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector value = v.mul(probability(v, density(v)));
            ((FloatVector) value.convertShape(D2F, F, 0)).intoArray(y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            DoubleVector above = load(dy, i);
            DoubleVector density = density(v);
            DoubleVector slope = probability(v, density).add(v.mul(density));
            DoubleVector gradient = above.mul(slope);
            ((FloatVector) gradient.convertShape(D2F, F, 0)).intoArray(dx, i);
        }
    }
}
