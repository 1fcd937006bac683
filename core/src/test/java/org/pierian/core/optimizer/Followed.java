package org.pierian.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Site;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;

/// One parameter that an optimizer changes, by gradients that are given.
///
/// @param parameter begins with normal numbers
record Followed(Parameter parameter, Optimizer optimizer) {

    /// @param shape in weights files
    /// @param transposed whether memory holds axis 0 last
    static Followed of(Formula formula, double rate, Shape shape, boolean transposed, Backend backend) {
        Parameter parameter =
                new Site("", 7, 1, backend).parameter("w", shape, transposed, new Initializer.Normal(0, 0.5));
        return new Followed(parameter, new Optimizer(formula, rate, List.of(parameter), backend));
    }

    /// The gradient of a step, from 1, in the order of weights files.
    static float[] gradient(int step, int size) {
        double[] z = new double[size];
        RandomStream.of(3, StreamTag.SPLIT, "gradients").fillNormal(step, z);
        float[] gradient = new float[size];
        for (int i = 0; i < size; i++) {
            gradient[i] = (float) z[i];
        }
        return gradient;
    }

    /// Takes steps.
    ///
    /// @return the parameter after them
    float[] steps(int steps) {
        for (int step = 1; step <= steps; step++) {
            parameter.assign(
                    parameter.gradient().tensor(),
                    gradient(step, parameter.shape().size()));
            optimizer.step();
        }
        return parameter.values();
    }

    /// The parameter in binary64.
    static double[] start(Parameter parameter) {
        float[] values = parameter.values();
        double[] start = new double[values.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = values[i];
        }
        return start;
    }

    static void close(float[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("element %s", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
