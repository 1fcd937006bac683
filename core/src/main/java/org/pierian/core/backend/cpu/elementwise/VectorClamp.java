package org.pierian.core.backend.cpu.elementwise;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;

/// [ArithmeticActivation.Clamp] on vector registers. Numbers stay floats: nothing is rounded.
final class VectorClamp extends VectorActivation {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    VectorClamp() {
        super(L);
    }

    @Override
    void values(Activation f, int from, int end, float[] x, float[] y) {
        float low = ((ArithmeticActivation.Clamp) f).low();
        float high = ((ArithmeticActivation.Clamp) f).high();
        for (int i = from; i < end; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, i);
            v.blend(high, v.compare(GE, high)).blend(low, v.compare(LE, low)).intoArray(y, i);
        }
    }

    @Override
    void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx) {
        float low = ((ArithmeticActivation.Clamp) f).low();
        float high = ((ArithmeticActivation.Clamp) f).high();
        for (int i = from; i < end; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, i);
            VectorMask<Float> between = v.compare(GT, low).and(v.lt(high));
            FloatVector d = FloatVector.fromArray(S, dy, i);
            d.mul(0f).blend(d, between).intoArray(dx, i);
        }
    }
}
