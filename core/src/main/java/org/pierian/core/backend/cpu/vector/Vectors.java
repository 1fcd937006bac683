package org.pierian.core.backend.cpu.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Short runs of numbers, as convolutions move them about.
public final class Vectors {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = S.length();

    private Vectors() {}

    /// `target[to + i] += source[so + i]`.
    public static void add(int n, float[] source, int so, float[] target, int to) {
        int i = 0;
        for (; i + LANES <= n; i += LANES) {
            FloatVector.fromArray(S, target, to + i)
                    .add(FloatVector.fromArray(S, source, so + i))
                    .intoArray(target, to + i);
        }
        for (; i < n; i++) {
            target[to + i] += source[so + i];
        }
    }

    /// `target[to + i] = source[so + i] + b`, in two different arrays. The last vector may do some of the one
    /// before it again.
    public static void shift(int n, float b, float[] source, int so, float[] target, int to) {
        if (n < LANES) {
            for (int i = 0; i < n; i++) {
                target[to + i] = source[so + i] + b;
            }
            return;
        }
        for (int i = 0; i + LANES <= n; i += LANES) {
            FloatVector.fromArray(S, source, so + i).add(b).intoArray(target, to + i);
        }
        int last = n - LANES;
        FloatVector.fromArray(S, source, so + last).add(b).intoArray(target, to + last);
    }
}
