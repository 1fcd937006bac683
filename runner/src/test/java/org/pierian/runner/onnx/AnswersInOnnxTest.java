package org.pierian.runner.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Preprocessing.Target;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.onnx.format.OnnxValue;
import org.pierian.runner.onnx.nodes.Graph;
import org.pierian.spec.LossSpec;
import org.pierian.spec.Reduction;
import org.pierian.spec.TargetTransform;

/// What is said of the outputs of a network, for every meaning that they have.
class AnswersInOnnxTest {

    private static final Target CLASSES = new Target.Classes("class", List.of("a", "b", "c"));
    private static final Target YES_OR_NO = new Target.Classes("class", List.of("no", "yes"));

    private static final LossSpec SOFTMAX =
            new LossSpec.SoftmaxCrossEntropy(Reduction.MEAN, Optional.empty(), Optional.empty());
    private static final LossSpec LOGISTIC = new LossSpec.BinaryCrossEntropy(1, Reduction.MEAN, Optional.empty());

    /// Of a batch of two.
    private static Map<String, Object> answers(LossSpec loss, TargetType type, Target target, float... numbers)
            throws Exception {
        Graph graph = new Graph();
        graph.take("x");
        OutputNodes nodes = new OutputNodes(graph, loss, type);
        nodes.add("x", target);
        List<String> axes = new ArrayList<>(List.of("batch"));
        List<Long> dims = new ArrayList<>(List.of(2L));
        for (int dim : type.outputShape().toArray()) {
            axes.add(Integer.toString(dim));
            dims.add((long) dim);
        }
        byte[] model = ComparedNetwork.bytes(new OnnxModel(
                "answers",
                21,
                List.of(new OnnxValue("x", ElementType.FLOAT, axes, "")),
                nodes.outputs(),
                graph.initializers(),
                graph.nodes(),
                nodes.notes()));
        return OnnxThread.call(() -> run(model, numbers, dims));
    }

    private static Map<String, Object> run(byte[] model, float[] numbers, List<Long> dims) throws OrtException {
        long[] shape = dims.stream().mapToLong(Long::longValue).toArray();
        Map<String, Object> answers = new HashMap<>();
        try (OrtSession session = ComparedNetwork.session(model);
                OnnxTensor x = OnnxTensor.createTensor(ComparedNetwork.env(), FloatBuffer.wrap(numbers), shape);
                OrtSession.Result result = session.run(Map.of("x", x))) {
            for (String name : session.getOutputNames()) {
                answers.put(name, result.get(name).orElseThrow().getValue());
            }
        }
        return answers;
    }

    @Test
    void classesWithProbabilities() throws Exception {
        Map<String, Object> answers =
                answers(SOFTMAX, new TargetType.Classes(3), CLASSES, 0, (float) Math.log(3), 0, 5, 5, 1);
        assertThat(answers).containsOnlyKeys("logits", "probabilities", "prediction");
        assertThat(((float[][]) of(answers, "probabilities"))[0])
                .containsExactly(new float[] {0.2f, 0.6f, 0.2f}, Offset.offset(1e-6f));
        assertThat((long[]) of(answers, "prediction")).containsExactly(1, 0);
    }

    @Test
    void aSingleLogitIsTheSecondOfTwo() throws Exception {
        Map<String, Object> answers =
                answers(LOGISTIC, new TargetType.Classes(1), YES_OR_NO, (float) Math.log(4), -1e-3f);
        assertThat(((float[][]) of(answers, "probabilities"))[0])
                .containsExactly(new float[] {0.2f, 0.8f}, Offset.offset(1e-6f));
        assertThat((long[]) of(answers, "prediction")).containsExactly(1, 0);
    }

    @Test
    void targetsAreYesFromOneHalfOn() throws Exception {
        Map<String, Object> answers =
                answers(new LossSpec.Sse(Reduction.MEAN), new TargetType.Classes(1), YES_OR_NO, 0.5f, 0.49f);
        assertThat(answers).containsOnlyKeys("outputs", "prediction");
        assertThat((long[]) of(answers, "prediction")).containsExactly(1, 0);
    }

    @Test
    void classesOfPixelsLieOnTheFirstAxis() throws Exception {
        Map<String, Object> answers = answers(
                SOFTMAX,
                new TargetType.Classes(Shape.of(1, 2), 2, true),
                new Target.Classes("class", List.of()),
                1,
                5,
                3,
                2,
                0,
                0,
                0,
                1);
        assertThat((long[][][]) of(answers, "prediction")).isDeepEqualTo(new long[][][] {{{1, 0}}, {{0, 1}}});
        float[][][][] probabilities = (float[][][][]) of(answers, "probabilities");
        assertThat(probabilities[0][0][0][0] + probabilities[0][1][0][0]).isEqualTo(1f, Offset.offset(1e-6f));
    }

    @Test
    void labelsHaveAProbabilityEach() throws Exception {
        Map<String, Object> answers = answers(
                LOGISTIC, new TargetType.Labels(2), new Target.Labels("labels", List.of("a", "b")), 0, -1, 2, 3);
        assertThat((long[][]) of(answers, "prediction")).isDeepEqualTo(new long[][] {{1, 0}, {1, 1}});
        assertThat(((float[][]) of(answers, "probabilities"))[0][0]).isEqualTo(0.5f);
    }

    @Test
    void numbersComeInTheirOwnUnit() throws Exception {
        TargetType one = new TargetType.Numbers(Shape.of(1));
        LossSpec mse = new LossSpec.Mse(Reduction.MEAN);
        Map<String, Object> answers =
                answers(mse, one, new Target.Numeric("y", Scaling.of(10, 2), Optional.empty()), 1.5f, -1);
        assertThat(answers).containsOnlyKeys("outputs", "prediction");
        assertThat((double[][]) of(answers, "prediction")).isDeepEqualTo(new double[][] {{13}, {8}});
        Map<String, Object> logarithms =
                answers(mse, one, new Target.Numeric("y", Scaling.of(0, 1), Optional.of(TargetTransform.LOG)), 0, 1);
        assertThat(((double[][]) of(logarithms, "prediction"))[1][0]).isEqualTo(Math.E, Offset.offset(1e-6));
        Map<String, Object> counts = answers(
                new LossSpec.Poisson(true, false, 1e-8, Reduction.MEAN),
                one,
                new Target.Numeric("y", Scaling.of(0, 1), Optional.empty()),
                0,
                1);
        assertThat(((double[][]) of(counts, "prediction"))[0][0]).isEqualTo(1, Offset.offset(1e-9));
    }

    private static Object of(Map<String, Object> answers, String name) {
        return Objects.requireNonNull(answers.get(name));
    }
}
