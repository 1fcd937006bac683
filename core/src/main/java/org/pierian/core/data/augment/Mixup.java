package org.pierian.core.data.augment;

import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.random.Draws;

/// Mixes two pictures and what should become of them. The other one is any picture of the training set: the first
/// number that is drawn.
///
/// The proportion is drawn from Beta(alpha, alpha) by the method of Jöhnk: `x = u^(1/alpha)` and `y = v^(1/alpha)` are
/// drawn until `x + y <= 1`, and it is `x / (x + y)`, as `1 / (1 + exp(log y - log x))`. The larger of it and its rest
/// is
/// the own part, rounded to 16 bits after the point. A level becomes `part own + (1 - part) other`, rounded to the
/// nearest level, halves up.
///
/// **Source:** Zhang, Cisse, Dauphin and Lopez-Paz 2018, *mixup: beyond empirical risk minimization*, sec. 2; Jöhnk
/// 1964.
///
/// @param alpha above 0, at most 2
public record Mixup(double alpha) {

    private static final int BITS = 16;
    private static final int ONE = 1 << BITS;

    /// The other picture.
    ///
    /// @param pictures how many there are
    int other(Draws draws, int pictures) {
        return draws.below(pictures);
    }

    /// The part of the own picture, of 2^16.
    int part(Draws draws) {
        while (true) {
            double x = Binary64.log(draws.uniform()) / alpha;
            double y = Binary64.log(draws.uniform()) / alpha;
            if (Binary64.exp(x) + Binary64.exp(y) <= 1) {
                double share = 1 / (1 + Binary64.exp(y - x));
                return (int) Math.floor(Math.max(share, 1 - share) * ONE + 0.5);
            }
        }
    }

    /// The same as a number, exactly.
    static float share(int part) {
        return (float) part / ONE;
    }

    /// Mixes pictures.
    ///
    /// @param own receives the mixture
    /// @param part of the own picture, of 2^16
    static void mix(byte[] own, byte[] other, int part) {
        int rest = ONE - part;
        for (int i = 0; i < own.length; i++) {
            own[i] = (byte) ((part * (own[i] & 0xFF) + rest * (other[i] & 0xFF) + ONE / 2) >> BITS);
        }
    }
}
