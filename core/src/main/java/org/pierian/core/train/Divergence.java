package org.pierian.core.train;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pierian.core.backend.Reductions;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;

/// Finds numbers that are not finite.
final class Divergence {

    private Divergence() {}

    /// The first number that is not finite, for example "`2.weight` at index 17, which is NaN".
    static Optional<String> first(List<Parameter> parameters, Reductions reductions) {
        return first(parameters, Parameter::value, reductions);
    }

    /// The same for their gradients.
    static Optional<String> firstGradient(List<Parameter> parameters, Reductions reductions) {
        return first(parameters, p -> p.gradient().tensor(), reductions);
    }

    private static Optional<String> first(
            List<Parameter> parameters, Function<Parameter, Tensor> tensor, Reductions reductions) {
        for (Parameter parameter : parameters) {
            if (reductions.isFinite(tensor.apply(parameter))) {
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
}
