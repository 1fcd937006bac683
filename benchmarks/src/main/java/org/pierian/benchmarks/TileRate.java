package org.pierian.benchmarks;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products compared with the most that a core can do with the same vectors: multiply-adds on twelve registers
/// that never wait for memory, each of them the addend and the result, as in a tile. The larger the product, the less
/// of its time goes to packing, and the nearer its
/// rate is to that of the tiles. With `-XX:UseAVX=2` those are the ones of 256 bits.
public final class TileRate {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int ROUNDS = 2_000_000;
    private static final int PAIRS = 101;
    private static final int FEW_PAIRS = 21;
    private static final double WARM_UP_SECONDS = 2;

    private TileRate() {}

    /// Measures and prints.
    public static void main(String... arguments) {
        for (int size : new int[] {512, 1024, 2048}) {
            measure(size);
        }
    }

    private static void measure(int size) {
        MatMulBenchmark product = new MatMulBenchmark();
        product.shape = size + "x" + size + "x" + size + " NN";
        product.threads = 1;
        product.prepare();
        float[] out = new float[S.length()];
        Turns.warmUp(WARM_UP_SECONDS, product::pierian);
        Turns.warmUp(WARM_UP_SECONDS, () -> multiplyAdds(out));
        double productOperations = 2.0 * size * size * size;
        double peakOperations = 2.0 * CHAINS * S.length() * ROUNDS;
        Turns turns = Turns.take(
                size > 1024 ? FEW_PAIRS : PAIRS,
                () -> Turns.seconds(1, product::pierian) / productOperations,
                () -> Turns.seconds(1, () -> multiplyAdds(out)) / peakOperations);
        System.out.printf(
                Locale.ROOT,
                "%d bits, %-18s %.1f GFLOP/s, peak %.1f GFLOP/s, part of the peak %s%n",
                S.vectorBitSize(),
                product.shape + ":",
                1e-9 / turns.firstSeconds(),
                1e-9 / turns.secondSeconds(),
                turns.ratios().strip());
        product.end();
    }

    private static void multiplyAdds(float[] out) {
        FloatVector factor = FloatVector.broadcast(S, 0.999f);
        FloatVector c0 = FloatVector.broadcast(S, 0.1f);
        FloatVector c1 = c0;
        FloatVector c2 = c0;
        FloatVector c3 = c0;
        FloatVector c4 = c0;
        FloatVector c5 = c0;
        FloatVector c6 = c0;
        FloatVector c7 = c0;
        FloatVector c8 = c0;
        FloatVector c9 = c0;
        FloatVector c10 = c0;
        FloatVector c11 = c0;
        FloatVector step = FloatVector.broadcast(S, out[0]);
        for (int i = 0; i < ROUNDS; i++) {
            c0 = factor.fma(step, c0);
            c1 = factor.fma(step, c1);
            c2 = factor.fma(step, c2);
            c3 = factor.fma(step, c3);
            c4 = factor.fma(step, c4);
            c5 = factor.fma(step, c5);
            c6 = factor.fma(step, c6);
            c7 = factor.fma(step, c7);
            c8 = factor.fma(step, c8);
            c9 = factor.fma(step, c9);
            c10 = factor.fma(step, c10);
            c11 = factor.fma(step, c11);
        }
        c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9)
                .add(c10)
                .add(c11)
                .intoArray(out, 0);
        out[0] = 0;
    }
}
