package org.pierian.core.backend.cpu.pooling;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [PairMaxima] on vector registers, eight windows at a time. The last eight end with the row, so that some windows
/// are computed twice, to the same bits.
final class VectorPairMaxima implements PairMaxima {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final int LANES = 8;
    private static final IntVector EVEN = IntVector.fromArray(INTS, new int[] {0, 2, 4, 6, 8, 10, 12, 14}, 0);
    private static final IntVector ODD = EVEN.add(1);

    private final PairMaxima scalar = new ScalarPairMaxima();

    @Override
    public void row(int n, float[] x, int plane, int place, int width, float[] y, int to, int[] places) {
        if (n < LANES) {
            scalar.row(n, x, plane, place, width, y, to, places);
            return;
        }
        for (int j = 0; j < n; j += LANES) {
            int at = Math.min(j, n - LANES);
            eight(x, plane, place + 2 * at, width, y, to + at, places);
        }
    }

    private static void eight(float[] x, int plane, int place, int width, float[] y, int to, int[] places) {
        int at = plane + place;
        IntVector upper0 = FloatVector.fromArray(S, x, at).reinterpretAsInts();
        IntVector upper1 = FloatVector.fromArray(S, x, at + LANES).reinterpretAsInts();
        IntVector lower0 = FloatVector.fromArray(S, x, at + width).reinterpretAsInts();
        IntVector lower1 = FloatVector.fromArray(S, x, at + width + LANES).reinterpretAsInts();
        FloatVector max = EVEN.selectFrom(upper0, upper1).reinterpretAsFloats();
        IntVector best = EVEN.add(place);

        FloatVector next = ODD.selectFrom(upper0, upper1).reinterpretAsFloats();
        VectorMask<Float> wins = wins(next, max);
        max = max.blend(next, wins);
        best = best.blend(EVEN.add(place + 1), wins.cast(INTS));

        next = EVEN.selectFrom(lower0, lower1).reinterpretAsFloats();
        wins = wins(next, max);
        max = max.blend(next, wins);
        best = best.blend(EVEN.add(place + width), wins.cast(INTS));

        next = ODD.selectFrom(lower0, lower1).reinterpretAsFloats();
        wins = wins(next, max);
        max.blend(next, wins).intoArray(y, to);
        best.blend(EVEN.add(place + width + 1), wins.cast(INTS)).intoArray(places, to);
    }

    /// Where a number takes the place of the largest so far: it is larger or NaN, and that is not NaN.
    private static VectorMask<Float> wins(FloatVector next, FloatVector max) {
        return next.compare(VectorOperators.LE, max).not().and(max.compare(VectorOperators.EQ, max));
    }
}
