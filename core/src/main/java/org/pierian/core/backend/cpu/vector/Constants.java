package org.pierian.core.backend.cpu.vector;

import jdk.incubator.vector.DoubleVector;
import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.arithmetic.Functions;
import org.pierian.core.arithmetic.Normal;

/// Constants of [Functions], [Binary64] and [Normal] in every lane of a vector.
///
/// They are fields, as the compiler takes in only so many calls of one method (its limit counts nodes), and a
/// function with forty calls of `broadcast` exceeds that: what it does not take in receives its vectors as
/// objects.
public final class Constants {

    public static final DoubleVector ONE = of(1);
    public static final DoubleVector TWO = of(2);
    static final DoubleVector MINUS_HALF = of(-0.5);
    static final DoubleVector ZERO = of(0);

    static final DoubleVector EXP_MAX = of(Functions.EXP_MAX);
    static final DoubleVector EXP_MIN = of(Functions.EXP_MIN);
    static final DoubleVector TANH_MAX = of(Functions.TANH_MAX);
    static final DoubleVector LOG2_E = of(Functions.LOG2_E);
    static final DoubleVector ROUND = of(Functions.ROUND);
    static final DoubleVector LN2_LOW = of(Functions.LN2_LOW);
    static final DoubleVector LN2_HIGH = of(Functions.LN2_HIGH);
    static final DoubleVector EXP_14 = of(Functions.EXP_14);
    static final DoubleVector EXP_13 = of(Functions.EXP_13);
    static final DoubleVector EXP_12 = of(Functions.EXP_12);
    static final DoubleVector EXP_11 = of(Functions.EXP_11);
    static final DoubleVector EXP_10 = of(Functions.EXP_10);
    static final DoubleVector EXP_9 = of(Functions.EXP_9);
    static final DoubleVector EXP_8 = of(Functions.EXP_8);
    static final DoubleVector EXP_7 = of(Functions.EXP_7);
    static final DoubleVector EXP_6 = of(Functions.EXP_6);
    static final DoubleVector EXP_5 = of(Functions.EXP_5);
    static final DoubleVector EXP_4 = of(Functions.EXP_4);
    static final DoubleVector EXP_3 = of(Functions.EXP_3);
    static final DoubleVector EXP_2 = of(Functions.EXP_2);

    static final DoubleVector SIGMOID_5 = of(Functions.SIGMOID_5);
    static final DoubleVector SIGMOID_3 = of(Functions.SIGMOID_3);

    static final DoubleVector MOST = of(Binary64.LIMIT);
    static final DoubleVector LEAST = of(-Binary64.LIMIT);

    static final DoubleVector PEAK = of(Normal.PEAK);
    static final DoubleVector CENTRE = of(Normal.CENTRE);
    static final DoubleVector MINUS_TWO_CENTRES = of(-2 * Normal.CENTRE);
    static final DoubleVector RATIO_14 = of(Normal.RATIO_14);
    static final DoubleVector RATIO_13 = of(Normal.RATIO_13);
    static final DoubleVector RATIO_12 = of(Normal.RATIO_12);
    static final DoubleVector RATIO_11 = of(Normal.RATIO_11);
    static final DoubleVector RATIO_10 = of(Normal.RATIO_10);
    static final DoubleVector RATIO_9 = of(Normal.RATIO_9);
    static final DoubleVector RATIO_8 = of(Normal.RATIO_8);
    static final DoubleVector RATIO_7 = of(Normal.RATIO_7);
    static final DoubleVector RATIO_6 = of(Normal.RATIO_6);
    static final DoubleVector RATIO_5 = of(Normal.RATIO_5);
    static final DoubleVector RATIO_4 = of(Normal.RATIO_4);
    static final DoubleVector RATIO_3 = of(Normal.RATIO_3);
    static final DoubleVector RATIO_2 = of(Normal.RATIO_2);
    static final DoubleVector RATIO_1 = of(Normal.RATIO_1);
    static final DoubleVector RATIO_0 = of(Normal.RATIO_0);

    private static final double[] LOG_SERIES = Binary64.series();

    static final DoubleVector LOG_35 = of(LOG_SERIES[0]);
    static final DoubleVector LOG_33 = of(LOG_SERIES[1]);
    static final DoubleVector LOG_31 = of(LOG_SERIES[2]);
    static final DoubleVector LOG_29 = of(LOG_SERIES[3]);
    static final DoubleVector LOG_27 = of(LOG_SERIES[4]);
    static final DoubleVector LOG_25 = of(LOG_SERIES[5]);
    static final DoubleVector LOG_23 = of(LOG_SERIES[6]);
    static final DoubleVector LOG_21 = of(LOG_SERIES[7]);
    static final DoubleVector LOG_19 = of(LOG_SERIES[8]);
    static final DoubleVector LOG_17 = of(LOG_SERIES[9]);
    static final DoubleVector LOG_15 = of(LOG_SERIES[10]);
    static final DoubleVector LOG_13 = of(LOG_SERIES[11]);
    static final DoubleVector LOG_11 = of(LOG_SERIES[12]);
    static final DoubleVector LOG_9 = of(LOG_SERIES[13]);
    static final DoubleVector LOG_7 = of(LOG_SERIES[14]);
    static final DoubleVector LOG_5 = of(LOG_SERIES[15]);
    static final DoubleVector LOG_3 = of(LOG_SERIES[16]);

    private Constants() {}

    private static DoubleVector of(double value) {
        return DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, value);
    }
}
