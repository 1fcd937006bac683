package org.pierian.core.backend.cpu.pooling;

/// The readable form of [PairMaxima].
public final class ScalarPairMaxima implements PairMaxima {

    @Override
    public void row(int n, float[] x, int plane, int place, int width, float[] y, int to, int[] places) {
        for (int j = 0; j < n; j++) {
            int first = place + 2 * j;
            int at = plane + first;
            float max = x[at];
            int best = first;
            int wins = Winner.wins(x[at + 1], max);
            max = Winner.choose(wins, x[at + 1], max);
            best ^= (best ^ (first + 1)) & wins;
            wins = Winner.wins(x[at + width], max);
            max = Winner.choose(wins, x[at + width], max);
            best ^= (best ^ (first + width)) & wins;
            wins = Winner.wins(x[at + width + 1], max);
            y[to + j] = Winner.choose(wins, x[at + width + 1], max);
            places[to + j] = best ^ ((best ^ (first + width + 1)) & wins);
        }
    }
}
