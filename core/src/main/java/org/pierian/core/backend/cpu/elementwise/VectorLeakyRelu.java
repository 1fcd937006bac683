package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;

/// [ArithmeticActivation.LeakyRelu] on vector registers.
final class VectorLeakyRelu extends VectorActivation {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    VectorLeakyRelu() {
        super(L);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        float slope = ((ArithmeticActivation.LeakyRelu) f).negativeSlope();
        for (int i = from; i < end; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, i);
            v.mul(slope).blend(v, v.compare(GT, 0f)).intoArray(y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        float slope = ((ArithmeticActivation.LeakyRelu) f).negativeSlope();
        for (int i = from; i < end; i += L) {
            FloatVector d = FloatVector.fromArray(S, dy, i);
            FloatVector v = FloatVector.fromArray(S, y, i);
            d.mul(slope).blend(d, v.compare(GT, 0f)).intoArray(dx, i);
        }
    }
}
