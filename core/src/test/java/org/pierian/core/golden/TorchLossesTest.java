package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Margin;
import org.pierian.core.data.Batch;
import org.pierian.core.loss.KullbackLeibler;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.MeanSquaredError;
import org.pierian.core.loss.MultiLabelCrossEntropy;
import org.pierian.core.loss.MultiMargin;
import org.pierian.core.loss.NegativeLogLikelihood;
import org.pierian.core.loss.Poisson;
import org.pierian.core.loss.ProbabilityCrossEntropy;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.TestBackend;

/// Losses against PyTorch in float64, with the same bits on every backend.
class TorchLossesTest {

    @TestFactory
    Stream<DynamicTest> lossesAgreeWithPyTorch() {
        return TorchCases.tests("losses-more", c -> {
            List<float[]> first = new ArrayList<>();
            for (TestBackend kind : TestBackend.values()) {
                try (Backend backend = kind.open()) {
                    List<float[]> results = check(c, backend);
                    if (first.isEmpty()) {
                        first.addAll(results);
                    }
                    assertThat(results.get(0)).as("losses, %s", kind).isEqualTo(first.get(0));
                    assertThat(results.get(1)).as("gradient, %s", kind).isEqualTo(first.get(1));
                }
            }
        });
    }

    private static List<float[]> check(JsonNode c, Backend backend) {
        JsonNode inputs = c.required("inputs");
        Tensor output = in(backend, inputs.required("input"));
        Loss loss = loss(c, output.rowSize(), backend);
        Tensor target = in(backend, inputs.required("target"));
        boolean ofClasses = loss.takes() == Loss.Takes.CLASSES;
        Batch batch = new Batch(output, ofClasses ? target : Tensor.NONE, ofClasses ? Tensor.NONE : target);
        Tensor losses = backend.zeros(Shape.of(output.rows()));
        Tensor gradient = backend.zeros(output.shape());
        double divisor = divisor(c, loss, batch);
        loss.evaluate(output, batch, 1f / (float) divisor, gradient, losses);
        double sum = 0;
        for (float one : losses.toArray()) {
            sum += one;
        }
        JsonNode expected = c.required("expected");
        TorchCases.check("loss", new float[] {(float) (sum / divisor)}, expected.required("output"));
        TorchCases.check(
                "gradient", gradient.toArray(), expected.required("grad_inputs").required("input"));
        return List.of(losses.toArray(), gradient.toArray());
    }

    /// What the sum of our losses is divided by. Losses of numbers are means over the outputs of an example,
    /// except for the divergence, whose `mean` is one over the outputs there.
    private static double divisor(JsonNode c, Loss loss, Batch batch) {
        int outputs = batch.inputs().rowSize();
        String type = TorchCases.type(c);
        String reduction = c.required("config").required("reduction").asText();
        return switch (reduction) {
            case "sum" -> List.of("MSE", "BCEWithLogits", "PoissonNLL").contains(type) ? 1.0 / outputs : 1;
            case "mean" -> type.equals("KLDiv") ? loss.weight(batch) * outputs : loss.weight(batch);
            default -> loss.weight(batch);
        };
    }

    private static Loss loss(JsonNode c, int outputs, Backend backend) {
        JsonNode config = c.required("config");
        double[] weights = weights(c, outputs);
        return switch (TorchCases.type(c)) {
            case "MSE" -> new MeanSquaredError(backend);
            case "BCEWithLogits" -> new MultiLabelCrossEntropy(backend, weights);
            case "CrossEntropy" ->
                new ProbabilityCrossEntropy(
                        backend, weights, config.required("label_smoothing").doubleValue());
            case "NLL" -> new NegativeLogLikelihood(backend, weights);
            case "KLDiv" ->
                new KullbackLeibler(backend, config.required("log_target").booleanValue());
            case "MultiMargin" ->
                new MultiMargin(
                        backend,
                        new Margin(
                                config.required("margin").floatValue(),
                                config.required("p").intValue() == 2),
                        weights);
            case "PoissonNLL" ->
                new Poisson(
                        backend,
                        config.required("log_input").booleanValue(),
                        config.required("full").booleanValue(),
                        config.required("eps").floatValue());
            default -> throw new IllegalArgumentException("no counterpart: " + config);
        };
    }

    private static double[] weights(JsonNode c, int outputs) {
        JsonNode written = c.required("inputs").path("weight");
        double[] ones = new double[outputs];
        Arrays.fill(ones, 1);
        return written.isMissingNode() ? ones : TorchCases.data(written);
    }

    private static Tensor in(Backend backend, JsonNode numbers) {
        Tensor read = TorchCases.tensor(numbers);
        Tensor copy = backend.zeros(read.shape());
        copy.assign(read.toArray());
        return copy;
    }
}
