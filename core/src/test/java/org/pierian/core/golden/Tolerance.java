package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

/// How far float32 results may lie from reference doubles: `|actual - expected| <= relative * |expected| +
/// floor`.
///
/// @param relative part of the expected number
/// @param floor what is allowed near zero, where a sum's terms cancel
record Tolerance(double relative, double floor) {

    void check(String what, float[] actual, double[] expected) {
        assertThat(actual).as("length of %s", what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            check(what + "[" + i + "]", actual[i], expected[i]);
        }
    }

    void check(String what, double actual, double expected) {
        double allowed = relative * Math.abs(expected) + floor;
        assertThat(Math.abs(actual - expected))
                .as("%s is %s, should be %s, difference", what, actual, expected)
                .isLessThanOrEqualTo(allowed);
    }
}
