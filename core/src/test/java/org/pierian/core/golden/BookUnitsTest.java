package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Targets;
import org.pierian.core.init.Initializer;
import org.pierian.core.kernel.Functions;
import org.pierian.core.layer.Dropout;
import org.pierian.core.layer.KeepMask;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Relu;
import org.pierian.core.layer.Sigmoid;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.Tanh;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.Softmax;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.train.Tally;

/// Each function and class of the chapter on recorded inputs, within 1e-6 relative plus an absolute floor of
/// 2e-7: inputs are rounded to float32 first, and where terms of size 1 cancel, that much may be left of them.
class BookUnitsTest {

    private static final Tolerance CLOSE = new Tolerance(1e-6, 2e-7);
    private static final JsonNode UNITS = GoldenFile.resource("book/units.json");
    /// The chapter's loss cannot exceed -log(1e-30), which is 69.1; ours has no ceiling, and they part below
    /// it.
    private static final double CEILING = 50.0;

    @TestFactory
    Stream<DynamicTest> linearGivesOutputAndGradientsOfTheBook() {
        return cases("Linear", c -> {
            int in = c.required("input_dim").intValue();
            checkLayer(BookNetwork.linear(in, c.required("output_dim").intValue()), c);
        });
    }

    @TestFactory
    Stream<DynamicTest> sigmoidGivesOutputAndGradientOfTheBook() {
        return cases("Sigmoid", c -> checkLayer(new Sigmoid(), c));
    }

    @TestFactory
    Stream<DynamicTest> tanhGivesOutputAndGradientOfTheBook() {
        return cases("Tanh", c -> checkLayer(new Tanh(), c));
    }

    @TestFactory
    Stream<DynamicTest> reluGivesOutputAndGradientOfTheBook() {
        return cases("Relu", c -> checkLayer(new Relu(), c));
    }

    @Test
    void sequenceGivesOutputAndGradientsOfTheBook() {
        JsonNode c = UNITS.required("Sequential");
        checkLayer(BookNetwork.plan(c.required("layers")), c);
    }

    @Test
    void nestedSequenceGivesOutputAndGradientsOfTheBook() {
        JsonNode c = UNITS.required("Sequential_nested");
        checkLayer(BookNetwork.plan(c.required("layers")), c);
    }

    @TestFactory
    Stream<DynamicTest> gradientsRunFromTheLossToTheInput() {
        return cases("end_to_end_gradient", c -> {
            float[] input = GoldenFile.floats(c.required("input"));
            Layer network = build(BookNetwork.plan(c.required("layers")), input.length);
            BookNetwork.assign(network.parameters(), c.required("params"));
            Tensor x = Tensor.of(Shape.of(1, input.length), input);
            double[] predicted = GoldenFile.doubles(c.required("predicted"));
            Tensor y = Tensor.zeros(Shape.of(1, predicted.length));
            network.forward(x, y, Mode.TRAIN, 0);
            CLOSE.check("predicted", y.data(), predicted);

            boolean sse = c.required("loss_name").asText().equals("SSE");
            Loss loss = sse ? new SumOfSquaredErrors() : new SoftmaxCrossEntropy(predicted.length);
            Tensor dy = Tensor.zerosLike(y);
            float[] losses = new float[1];
            loss.evaluate(y, batch(y, GoldenFile.floats(c.required("target"))), 1f, dy, losses);
            CLOSE.check("loss", losses, GoldenFile.doubles(c.required("loss")));
            CLOSE.check("loss gradient", dy.data(), GoldenFile.doubles(c.required("loss_gradient")));

            Tensor dx = Tensor.zerosLike(x);
            network.backward(x, y, dy, dx);
            CLOSE.check("input gradient", dx.data(), GoldenFile.doubles(c.required("input_gradient")));
            BookNetwork.checkGradients(CLOSE, "gradient of", network.parameters(), c.required("grads"));
        });
    }

    @TestFactory
    Stream<DynamicTest> sumOfSquaredErrorsGivesLossAndGradientOfTheBook() {
        return cases("SSE", c -> checkLoss(width -> new SumOfSquaredErrors(), false, c));
    }

    @TestFactory
    Stream<DynamicTest> softmaxCrossEntropyGivesLossAndGradientOfTheBook() {
        return cases("SoftmaxCrossEntropy", c -> checkLoss(SoftmaxCrossEntropy::new, true, c));
    }

    @TestFactory
    Stream<DynamicTest> softmaxGivesProbabilitiesOfTheBook() {
        return cases("softmax", c -> {
            float[] x = GoldenFile.floats(c.required("input"));
            int width = width(c.required("input"));
            Tensor logits = Tensor.of(Shape.of(x.length / width, width), x);
            Tensor p = Tensor.zerosLike(logits);
            Softmax.apply(logits, p);
            CLOSE.check("probabilities", p.data(), GoldenFile.doubles(c.required("output")));
        });
    }

    @TestFactory
    Stream<DynamicTest> answerIsTheFirstOfTheLargest() {
        return cases("argmax", c -> {
            float[] y = GoldenFile.floats(c.required("input"));
            if (y.length > 1) { // a single output stands for yes or no, see Tally
                assertThat(Tally.answer(y, 0, y.length))
                        .isEqualTo(c.required("output").intValue());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> targetsAreOneHotAsInTheBook() {
        return cases("one_hot_encode", c -> {
            int classes = c.required("num_labels").intValue();
            int[] label = {c.required("i").intValue()};
            if (classes == 1 || label[0] < 0 || label[0] >= classes) {
                return; // one output stands for yes or no; other labels are no classes
            }
            Tensor targets = Tensor.zeros(Shape.of(1, classes));
            new Targets(label, classes).fill(new int[1], 0, new Batch(Tensor.zerosLike(targets), targets, new int[1]));
            assertThat(targets.data()).isEqualTo(GoldenFile.floats(c.required("output")));
        });
    }

    @Test
    void sigmoidIsTheBooksWhereItsArgumentSurvivesRounding() {
        for (JsonNode pair : UNITS.required("sigmoid").required("values")) {
            double x = pair.required(0).doubleValue();
            if (Math.abs(x) <= 8 || x == (float) x) {
                CLOSE.check(
                        "sigmoid(" + x + ")",
                        Functions.sigmoid((float) x),
                        pair.required(1).doubleValue());
            }
        }
    }

    @Test
    void tanhIsTheBooks() {
        for (JsonNode pair : UNITS.required("tanh").required("values")) {
            double x = pair.required(0).doubleValue();
            CLOSE.check(
                    "tanh(" + x + ")",
                    Functions.tanh((float) x),
                    pair.required(1).doubleValue());
        }
    }

    @TestFactory
    Stream<DynamicTest> gradientDescentStepsAsTheBook() {
        return cases(
                "GradientDescent",
                c -> checkSteps(
                        c,
                        parameters -> new GradientDescent(
                                parameters, c.required("learning_rate").doubleValue())));
    }

    @TestFactory
    Stream<DynamicTest> momentumStepsAsTheBook() {
        return cases(
                "Momentum",
                c -> checkSteps(
                        c,
                        parameters -> new Momentum(
                                parameters,
                                c.required("learning_rate").doubleValue(),
                                c.required("momentum").doubleValue())));
    }

    @TestFactory
    Stream<DynamicTest> dropoutWithRecordedMasksGivesOutputsAndGradientOfTheBook() {
        return cases("Dropout", c -> {
            float[] recorded = GoldenFile.floats(c.required("mask"));
            KeepMask mask = (step, target, from, to) -> System.arraycopy(recorded, from, target, from, to - from);
            Dropout.Plan plan = new Dropout.Plan(c.required("p").doubleValue(), false, Optional.of(mask));
            Layer layer = build(plan, recorded.length);
            Tensor x = row(c.required("input"));
            Tensor y = Tensor.zerosLike(x);
            layer.forward(x, y, Mode.EVAL, 0);
            CLOSE.check("evaluated", y.data(), GoldenFile.doubles(c.required("eval_output")));
            layer.forward(x, y, Mode.TRAIN, 0);
            CLOSE.check("output", y.data(), GoldenFile.doubles(c.required("train_output")));
            Tensor dx = Tensor.zerosLike(x);
            layer.backward(x, y, row(c.required("gradient_in")), dx);
            CLOSE.check("gradient", dx.data(), GoldenFile.doubles(c.required("gradient_out")));
        });
    }

    private static Stream<DynamicTest> cases(String name, Consumer<JsonNode> check) {
        JsonNode all = UNITS.required(name);
        assertThat(all).as(name).isNotEmpty();
        return IntStream.range(0, all.size())
                .mapToObj(i -> dynamicTest(name + " " + i, () -> check.accept(all.required(i))));
    }

    private static void checkLayer(LayerPlan plan, JsonNode c) {
        Tensor x = row(c.required("input"));
        Layer layer = build(plan, x.size());
        BookNetwork.assign(layer.parameters(), c.required("params"));
        double[] output = GoldenFile.doubles(c.required("output"));
        Tensor y = Tensor.zeros(Shape.of(1, output.length));
        layer.forward(x, y, Mode.TRAIN, 0);
        CLOSE.check("output", y.data(), output);
        Tensor dx = Tensor.zerosLike(x);
        layer.backward(x, y, row(c.required("gradient_in")), dx);
        CLOSE.check("input gradient", dx.data(), GoldenFile.doubles(c.required("gradient_out")));
        BookNetwork.checkGradients(CLOSE, "gradient of", layer.parameters(), c.required("grads"));
    }

    private static Layer build(LayerPlan plan, int inputs) {
        return plan.build(Shape.of(inputs), new Site("", 0, 1));
    }

    private static Tensor row(JsonNode numbers) {
        float[] x = GoldenFile.floats(numbers);
        return Tensor.of(Shape.of(1, x.length), x);
    }

    private static int width(JsonNode nested) {
        return nested.required(0).isArray() ? width(nested.required(0)) : nested.size();
    }

    /// Rows of a case as a batch; the chapter's loss of many rows is their sum.
    private static void checkLoss(IntFunction<Loss> makeLoss, boolean classes, JsonNode c) {
        float[] predicted = GoldenFile.floats(c.required("predicted"));
        int width = width(c.required("predicted"));
        float[] actual = GoldenFile.floats(c.required("actual"));
        double expected = c.required("loss").doubleValue();
        if (classes && (expected > CEILING || !isOneHot(actual))) {
            return; // beyond the chapter's ceiling, or shares of classes, which the engine has no use for
        }
        Tensor y = Tensor.of(Shape.of(predicted.length / width, width), predicted);
        Batch batch = batch(y, actual);
        Tensor dy = Tensor.zerosLike(y);
        float[] losses = new float[y.rows()];
        Loss loss = makeLoss.apply(width);
        loss.evaluate(y, batch, 1f, dy, losses);
        CLOSE.check("loss", sum(losses), expected);
        CLOSE.check("gradient", dy.data(), GoldenFile.doubles(c.required("gradient")));
        float[] again = new float[y.rows()];
        loss.losses(y, batch, again);
        assertThat(again).isEqualTo(losses);
    }

    private static double sum(float[] losses) {
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum;
    }

    private static boolean isOneHot(float[] targets) {
        for (float t : targets) {
            if (t != 0f && t != 1f) {
                return false;
            }
        }
        return true;
    }

    private static Batch batch(Tensor output, float[] targets) {
        int[] labels = new int[output.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Tally.answer(targets, i * output.rowSize(), output.rowSize());
        }
        return new Batch(Tensor.zerosLike(output), Tensor.of(output.shape(), targets), labels);
    }

    private static void checkSteps(JsonNode c, Function<List<Parameter>, Optimizer> make) {
        JsonNode initial = c.required("initial_params");
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < initial.size(); i++) {
            Shape shape = Shape.of(GoldenFile.doubles(initial.required(i)).length);
            parameters.add(new Site("", 0, 1).parameter("p" + i, shape, false, new Initializer.Constant(0f)));
        }
        BookNetwork.assign(parameters, initial);
        Optimizer optimizer = make.apply(parameters);
        for (JsonNode step : c.required("steps")) {
            for (int i = 0; i < parameters.size(); i++) {
                float[] g = GoldenFile.floats(step.required("grads").required(i));
                System.arraycopy(g, 0, parameters.get(i).grad().data(), 0, g.length);
            }
            optimizer.step();
            BookNetwork.checkValues(CLOSE, "after a step", parameters, step.required("params_after"));
            if (step.has("updates_after")) {
                checkState(optimizer.state(), step.required("updates_after"));
            }
        }
    }

    private static void checkState(List<Optimizer.State> state, JsonNode updates) {
        for (int i = 0; i < state.size(); i++) {
            Optimizer.State s = state.get(i);
            CLOSE.check(s.name(), s.tensor().data(), GoldenFile.doubles(updates.required(i)));
        }
    }
}
