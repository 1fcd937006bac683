package org.pierian.core.backend.cpu.elementwise;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.cpu.vector.VectorFunctions;

/// [org.pierian.core.backend.StandardActivation#SIGMOID] on vector registers.
final class VectorSigmoid implements ActivationKernel {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private final ActivationKernel scalar = new ScalarActivation();

    @Override
    public void forward(Activation f, int from, int to, float[] x, float[] y) {
        if (to - from < VectorFunctions.LANES) {
            scalar.forward(f, from, to, x, y);
        } else {
            VectorFunctions.sigmoid(from, to, x, y);
        }
    }

    @Override
    public void gradient(Activation f, int from, int to, float[] x, float[] y, float[] dy, float[] dx) {
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            FloatVector v = FloatVector.fromArray(S, y, i);
            FloatVector slope = v.mul(FloatVector.broadcast(S, 1f).sub(v));
            FloatVector.fromArray(S, dy, i).mul(slope).intoArray(dx, i);
        }
        for (int i = end; i < to; i++) {
            dx[i] = dy[i] * (y[i] * (1f - y[i]));
        }
    }
}
