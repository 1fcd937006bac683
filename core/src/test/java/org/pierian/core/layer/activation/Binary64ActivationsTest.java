package org.pierian.core.layer.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.arithmetic.Normal;
import org.pierian.core.backend.ArithmeticActivation;
import org.pierian.core.backend.Binary64Activation;
import org.pierian.core.backend.ExponentialActivation;

/// Outputs and derivatives of the activations in binary64, to the last bit. The expected numbers are the
/// definitions of the functions in mpmath 1.3.0 with 100 digits, rounded to float32.
class Binary64ActivationsTest {

    private static final Map<String, Binary64Activation> ALL = Map.ofEntries(
            Map.entry("relu6", new ArithmeticActivation.Clamp(0f, 6f)),
            Map.entry("hard_tanh", new ArithmeticActivation.Clamp(-1f, 1f)),
            Map.entry("hard_sigmoid", new ArithmeticActivation.HardSigmoid()),
            Map.entry("hard_swish", new ArithmeticActivation.HardSwish()),
            Map.entry("softsign", new Softsign()),
            Map.entry("elu", new ExponentialActivation.Elu(0.7)),
            Map.entry("celu", new ExponentialActivation.Celu(0.7)),
            Map.entry("selu", new ExponentialActivation.Selu()),
            Map.entry("gelu", new ExponentialActivation.Gelu()),
            Map.entry("gelu by tanh", new ExponentialActivation.GeluTanh()),
            Map.entry("silu", new ExponentialActivation.Silu()),
            Map.entry("softplus", new ExponentialActivation.Softplus(1.5)),
            Map.entry("mish", new ExponentialActivation.Mish()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu6        |     -2.0 |            0.0 | 0.0",
                "relu6        |      0.0 |            0.0 | 0.0",
                "relu6        |      0.3 |            0.3 | 1.0",
                "relu6        |      6.0 |            6.0 | 0.0",
                "relu6        |      7.0 |            6.0 | 0.0",
                "hard_tanh    |     -2.0 |           -1.0 | 0.0",
                "hard_tanh    |     -1.0 |           -1.0 | 0.0",
                "hard_tanh    |     -0.3 |           -0.3 | 1.0",
                "hard_tanh    |      1.0 |            1.0 | 0.0",
                "hard_tanh    |      2.0 |            1.0 | 0.0",
                "hard_sigmoid |     -4.0 |            0.0 | 0.0",
                "hard_sigmoid |     -3.0 |            0.0 | 0.0",
                "hard_sigmoid |     -0.3 |           0.45 | 0.16666667",
                "hard_sigmoid |      1.0 |      0.6666667 | 0.16666667",
                "hard_sigmoid |      3.0 |            1.0 | 0.0",
                "hard_sigmoid |      4.0 |            1.0 | 0.0",
                "hard_swish   |     -4.0 |            0.0 | 0.0",
                "hard_swish   |     -3.0 |            0.0 | 0.0",
                "hard_swish   |     -0.3 |         -0.135 | 0.4",
                "hard_swish   |      1.0 |      0.6666667 | 0.8333333",
                "hard_swish   |      3.0 |            3.0 | 1.0",
                "hard_swish   |      4.0 |            4.0 | 1.0",
                "softsign     |  -1000.0 |      -0.999001 | 9.98003e-7",
                "softsign     |     -0.3 |    -0.23076923 | 0.591716",
                "softsign     |      0.0 |            0.0 | 1.0",
                "softsign     |      3.0 |           0.75 | 0.0625",
                "elu          |    -20.0 |           -0.7 | 1.4428075e-9",
                "elu          |     -1.0 |    -0.44248438 | 0.2575156",
                "elu          |  -1.0e-6 |  -6.9999965e-7 | 0.6999993",
                "elu          |      0.0 |            0.0 | 0.7",
                "elu          |      0.3 |            0.3 | 1.0",
                "celu         |    -20.0 |           -0.7 | 3.9046872e-13",
                "celu         |     -1.0 |    -0.53224427 | 0.23965104",
                "celu         |  -1.0e-6 |   -9.999993e-7 | 0.99999857",
                "celu         |      0.0 |            0.0 | 1.0",
                "celu         |      0.3 |            0.3 | 1.0",
                "selu         |    -20.0 |     -1.7580993 | 3.6237129e-9",
                "selu         |     -1.0 |     -1.1113307 | 0.6467686",
                "selu         |  -1.0e-6 |  -1.7580985e-6 | 1.7580975",
                "selu         |      0.0 |            0.0 | 1.7580993",
                "selu         |      0.3 |      0.3152103 | 1.050701",
                "gelu         |    -12.0 | -2.1317785e-32 | -2.5578957e-31",
                "gelu         |     -5.0 |  -1.4332578e-6 | -7.146946e-6",
                "gelu         |     -3.0 |   -0.004049694 | -0.011945647",
                "gelu         |     -2.5 |   -0.015524163 | -0.037611086",
                "gelu         |     -0.3 |    -0.11462658 | 0.2676722",
                "gelu         |      0.0 |            0.0 | 0.5",
                "gelu         |      1.0 |      0.8413448 | 1.0833155",
                "gelu         |      3.0 |      2.9959502 | 1.0119456",
                "gelu         |      5.0 |      4.9999986 | 1.0000072",
                "gelu by tanh |     -8.0 |  -3.107783e-21 | -4.7147844e-20",
                "gelu by tanh |     -5.0 |  -2.2917962e-7 | -1.546362e-6",
                "gelu by tanh |     -0.3 |    -0.11462908 | 0.26770455",
                "gelu by tanh |      0.0 |            0.0 | 0.5",
                "gelu by tanh |      1.0 |       0.841192 | 1.0829641",
                "gelu by tanh |      5.0 |            5.0 | 1.0000015",
                "silu         |   -100.0 |      -3.72e-42 | -3.683e-42",
                "silu         |     -5.0 |   -0.033464253 | -0.026547432",
                "silu         |     -0.3 |    -0.12766725 | 0.35222",
                "silu         |      0.0 |            0.0 | 0.5",
                "silu         |      1.0 |      0.7310586 | 0.92767054",
                "silu         |     50.0 |           50.0 | 1.0",
                "softplus     |    -60.0 |    5.46268e-40 | 8.19401e-40",
                "softplus     |     -5.0 |     3.68621e-4 | 5.5277866e-4",
                "softplus     |     -0.3 |     0.32883263 | 0.38936076",
                "softplus     |      0.0 |     0.46209812 | 0.5",
                "softplus     |      1.0 |      1.1342756 | 0.8175745",
                "softplus     |     50.0 |           50.0 | 1.0",
                "mish         |    -90.0 |  -7.374611e-38 | -7.292671e-38",
                "mish         |     -5.0 |    -0.03357624 | -0.026747499",
                "mish         |     -0.3 |    -0.15113318 | 0.40851086",
                "mish         |      0.0 |            0.0 | 0.6",
                "mish         |      1.0 |      0.8650984 | 1.0490363",
                "mish         |    400.0 |          400.0 | 1.0"
            })
    void outputsAndDerivativesAreThoseOfTheDefinition(String name, float x, float y, float slope) {
        Binary64Activation f = Objects.requireNonNull(ALL.get(name));
        assertThat(f.value(x) + 0f).isEqualTo(y);
        assertThat(f.gradient(x, Float.NaN, 1f) + 0f).isEqualTo(slope);
    }

    /// Expected: `mpmath.ncdf` with 40 digits.
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.5",
        "1.0E-30, 0.5",
        "-0.001, 0.499601057767140205",
        "0.1, 0.539827837868534371",
        "-0.5, 0.308537538725986896",
        "1.0, 0.841344746068542949",
        "-1.0, 0.158655253931457051",
        "2.25, 0.987775527344955297",
        "-3.0, 0.00134989803163009453",
        "3.0, 0.998650101968369905",
        "-4.0, 0.0000316712418331199213",
        "5.5, 0.999999981010437534",
        "-7.3, 1.43883659847130136e-13",
        "9.0, 1.0",
        "-13.0, 6.11716439954987968e-39",
        "-14.9, 1.64790690602724654e-50"
    })
    void probabilitiesOfTheNormalDistribution(float x, double expected) {
        assertThat(Math.abs(Normal.probability(x) / expected - 1)).isLessThan(1e-12);
    }

    /// The polynomial stays above 0 where it is not fitted any more, so that the outputs keep their sign.
    @ParameterizedTest
    @ValueSource(floats = {-15.5f, -18f, -40f, -1e6f, -Float.MAX_VALUE})
    void farBelowZeroNothingIsLeft(float x) {
        assertThat(Normal.probability(x)).isBetween(0.0, 1e-53);
        assertThat(new ExponentialActivation.Gelu().value(x)).isEqualTo(-0f);
    }
}
