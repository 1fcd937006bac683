package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far our numbers of a case are from those in float64, compared with how far PyTorch's own float32 is from
/// them: at most [#TIMES] as far, plus [#FLOOR]. An error is relative to 1 or, if that is more, to the largest
/// number of its tensor; the worst tensor of a case counts.
final class Float32Errors {

    /// How much more than PyTorch's our error may be.
    private static final double TIMES = 8;

    /// What is allowed where PyTorch happens to be exact: a few units in the last place of 1.
    private static final double FLOOR = 3e-7;

    private static final ScopedValue<Float32Errors> CURRENT = ScopedValue.newInstance();

    /// The larger error of values and gradients, by the file and the name of a case.
    private static final Map<String, Double> THEIRS = TorchCases.cases("float32_errors")
            .collect(Collectors.toUnmodifiableMap(TorchCases::name, Float32Errors::larger));

    private double worst;
    private int tensors;

    private Float32Errors() {}

    /// What compares the tensors of one case.
    @FunctionalInterface
    interface Comparison {

        /// Calls [#add] for each of them.
        void run() throws IOException;
    }

    private static double larger(JsonNode c) {
        JsonNode errors = c.required("expected").required("output");
        return Math.max(
                errors.required("values").doubleValue(),
                errors.path("gradients").doubleValue());
    }

    /// Runs the comparisons of a case, and looks at its errors where PyTorch's are known.
    ///
    /// @param name file and name of the case, such as `losses/mse_mean`
    static void compare(String name, Comparison comparison) throws IOException {
        Float32Errors errors = ScopedValue.where(CURRENT, new Float32Errors()).<Float32Errors, IOException>call(() -> {
            comparison.run();
            return CURRENT.get();
        });
        Optional.ofNullable(THEIRS.get(name)).ifPresent(errors::check);
    }

    private void check(double theirs) {
        assertThat(tensors).as("compared tensors").isPositive();
        assertThat(worst)
                .as("error relative to the largest number; that of PyTorch in float32 is %s", theirs)
                .isLessThanOrEqualTo(TIMES * theirs + FLOOR);
    }

    /// Notes how far the numbers of a tensor are off, in a case that is being compared.
    ///
    /// @param largest absolute value of what is expected
    static void add(float[] actual, double[] expected, double largest) {
        if (!CURRENT.isBound()) {
            return;
        }
        Float32Errors errors = CURRENT.get();
        errors.tensors++;
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(actual[i] - expected[i]) / Math.max(1, largest);
            errors.worst = Math.max(errors.worst, error);
        }
    }
}
