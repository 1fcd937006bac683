package org.pierian.core.backend.cpu.elementwise;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.pierian.core.backend.Activation;

/// [org.pierian.core.backend.StandardActivation#RELU] on vector registers.
final class VectorRelu implements ActivationKernel {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    @Override
    public void forward(Activation f, int from, int to, float[] x, float[] y) {
        FloatVector zero = FloatVector.zero(S);
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, i);
            v.blend(zero, v.compare(VectorOperators.LE, 0f)).intoArray(y, i);
        }
        for (int i = end; i < to; i++) {
            y[i] = x[i] <= 0f ? 0f : x[i];
        }
    }

    @Override
    public void gradient(Activation f, int from, int to, float[] x, float[] y, float[] dy, float[] dx) {
        FloatVector zero = FloatVector.zero(S);
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            VectorMask<Float> on = FloatVector.fromArray(S, y, i).compare(VectorOperators.GT, 0f);
            zero.blend(FloatVector.fromArray(S, dy, i), on).intoArray(dx, i);
        }
        for (int i = end; i < to; i++) {
            dx[i] = y[i] > 0f ? dy[i] : 0f;
        }
    }
}
