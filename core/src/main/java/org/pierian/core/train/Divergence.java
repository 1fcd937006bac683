package org.pierian.core.train;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// Finds numbers that are not finite.
final class Divergence {

    private static final int EXPONENT = 0x7f80_0000;
    private static final int LOWEST_EXPONENT_BIT = 0x0080_0000;

    private Divergence() {}

    /// The first number that is not finite, for example "`2.weight` at index 17, which is NaN".
    static Optional<String> first(List<Parameter> parameters) {
        return first(parameters, Parameter::value);
    }

    /// The same for their gradients.
    static Optional<String> firstGradient(List<Parameter> parameters) {
        return first(parameters, Parameter::grad);
    }

    private static Optional<String> first(List<Parameter> parameters, Function<Parameter, Tensor> tensor) {
        for (Parameter parameter : parameters) {
            if (isFinite(tensor.apply(parameter).data())) {
                continue;
            }
            float[] values = parameter.values(tensor.apply(parameter));
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    return Optional.of("`" + parameter.name() + "` at index " + i + ", which is " + values[i]);
                }
            }
        }
        return Optional.empty();
    }

    /// One pass without branches: an exponent of ones, and only that, overflows into the sign.
    private static boolean isFinite(float[] values) {
        int signs = 0;
        for (float value : values) {
            signs |= (Float.floatToRawIntBits(value) & EXPONENT) + LOWEST_EXPONENT_BIT;
        }
        return signs >= 0;
    }
}
