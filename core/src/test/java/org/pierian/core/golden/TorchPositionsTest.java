package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Move;
import org.pierian.core.backend.Moves;
import org.pierian.core.backend.Rearrangement;
import org.pierian.core.data.Batch;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.SoftCrossEntropy;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.TestBackend;

/// Cross-entropy of classes at positions, and of targets that do not count, against PyTorch in float64. There classes
/// are on the axis after the batch, so that they are brought behind the positions first.
class TorchPositionsTest {

    private static final float IGNORED = -1f;

    @TestFactory
    Stream<DynamicTest> lossesOverPositionsAgreeWithPyTorch() {
        return TorchCases.tests("losses-positions", c -> {
            for (TestBackend kind : TestBackend.values()) {
                try (Backend backend = kind.open()) {
                    check(c, backend);
                }
            }
        });
    }

    private static void check(JsonNode c, Backend backend) {
        JsonNode config = c.required("config");
        JsonNode input = c.required("inputs").required("input");
        Shape planes = planes(input.required("shape"));
        Shape rows = Shape.of(planes.dim(0), planes.dim(2), planes.dim(1));
        Tensor given = backend.zeros(planes);
        given.assign(GoldenFile.floats(input.required("data")));
        Tensor output = backend.zeros(rows);
        Rearrangement classesLast = classesLast(planes.dim(1), planes.dim(2), backend);
        classesLast.forward(0, planes.dim(0), given, output);

        Batch batch = new Batch(output, classes(c, backend, Shape.of(rows.dim(0), rows.dim(1))), Tensor.NONE);
        Loss loss = loss(config, backend);
        double divisor = config.required("reduction").asText().equals("mean") ? loss.weight(batch) : 1;
        Tensor gradient = backend.zeros(rows);
        Tensor losses = backend.zeros(batch.classes().shape());
        loss.evaluate(output, batch, 1f / (float) divisor, gradient, losses);
        double sum = 0;
        for (float one : losses.toArray()) {
            sum += one;
        }
        classesLast.backward(0, planes.dim(0), gradient, given);
        JsonNode expected = c.required("expected");
        TorchCases.check("loss", new float[] {(float) (sum / divisor)}, expected.required("output"));
        TorchCases.check(
                "gradient", given.toArray(), expected.required("grad_inputs").required("input"));
    }

    private static Rearrangement classesLast(int classes, int positions, Backend backend) {
        List<Move.Axis> axes = List.of(new Move.Axis(classes, positions, 1), new Move.Axis(positions, 1, classes));
        int size = classes * positions;
        return backend.rearrangement(new Moves(size, size, List.of(new Move(0, 0, axes))));
    }

    private static Shape planes(JsonNode shape) {
        int positions = shape.size() == 3 ? shape.required(2).intValue() : 1;
        return Shape.of(shape.required(0).intValue(), shape.required(1).intValue(), positions);
    }

    private static Tensor classes(JsonNode c, Backend backend, Shape shape) {
        float[] all = GoldenFile.floats(c.required("inputs").required("target").required("data"));
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i] < 0 ? IGNORED : all[i];
        }
        Tensor classes = backend.zeros(shape);
        classes.assign(all);
        return classes;
    }

    private static Loss loss(JsonNode config, Backend backend) {
        double smoothing = config.required("label_smoothing").doubleValue();
        if (smoothing == 0) {
            return new SoftmaxCrossEntropy(backend);
        }
        double[] weights = new double[config.required("num_classes").intValue()];
        Arrays.fill(weights, 1);
        return new SoftCrossEntropy(backend, weights, smoothing);
    }
}
