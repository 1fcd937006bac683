package org.pierian.core.init;

import java.util.function.DoubleUnaryOperator;

/// The angles by which rotary position embedding turns pairs of numbers: position t turns pair p of `pairs` by
/// `t / base^(p / pairs)`, by `StrictMath` in binary64.
///
/// **Source:** Su et al. 2021, *RoFormer: enhanced transformer with rotary position embedding*, sec. 3.2.2.
///
/// @param base above 0, usually 10000
/// @param positions how many positions there are
/// @param pairs how many pairs a head has
public record RotaryAngles(double base, int positions, int pairs) {

    /// The cosines, each rounded to float32, `[positions, pairs]`.
    public float[] cosines() {
        return table(StrictMath::cos);
    }

    /// The sines, likewise.
    public float[] sines() {
        return table(StrictMath::sin);
    }

    private float[] table(DoubleUnaryOperator f) {
        float[] table = new float[positions * pairs];
        for (int p = 0; p < pairs; p++) {
            double divisor = StrictMath.pow(base, (double) p / pairs);
            for (int t = 0; t < positions; t++) {
                table[t * pairs + p] = (float) f.applyAsDouble(t / divisor);
            }
        }
        return table;
    }
}
