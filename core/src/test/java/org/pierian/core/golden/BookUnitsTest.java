package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.arithmetic.Functions;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Targets;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Sigmoid;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.basic.KeepMask;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.OptimizerState;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.Tensors;

/// Each function and class of the chapter on recorded inputs, within 1e-6 relative plus an absolute floor of
/// 2e-7: inputs are rounded to float32 first, and where terms of size 1 cancel, that much may be left of them.
class BookUnitsTest {

    private static final Tolerance CLOSE = new Tolerance(1e-6, 2e-7);
    private static final Backend BACKEND = CpuBackend.scalar();
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
            Tensor x = Tensors.of(Shape.of(1, input.length), input);
            double[] predicted = GoldenFile.doubles(c.required("predicted"));
            Tensor y = Tensors.zeros(Shape.of(1, predicted.length));
            Pass pass = new Pass(1);
            network.forward(pass.begin(Mode.TRAIN, 0), x, y);
            CLOSE.check("predicted", y.toArray(), predicted);

            boolean sse = c.required("loss_name").asText().equals("SSE");
            Loss loss = sse ? new SumOfSquaredErrors(BACKEND) : new SoftmaxCrossEntropy(BACKEND);
            Tensor dy = Tensors.zerosLike(y);
            Tensor losses = Tensors.zeros(Shape.of(1));
            loss.evaluate(y, batch(y, GoldenFile.floats(c.required("target"))), 1f, dy, losses);
            CLOSE.check("loss", losses.toArray(), GoldenFile.doubles(c.required("loss")));
            CLOSE.check("loss gradient", dy.toArray(), GoldenFile.doubles(c.required("loss_gradient")));

            Tensor dx = Tensors.zerosLike(x);
            network.backward(pass, x, y, dy, dx);
            CLOSE.check("input gradient", dx.toArray(), GoldenFile.doubles(c.required("input_gradient")));
            BookNetwork.checkGradients(CLOSE, "gradient of", network.parameters(), c.required("grads"));
        });
    }

    @TestFactory
    Stream<DynamicTest> sumOfSquaredErrorsGivesLossAndGradientOfTheBook() {
        return cases("SSE", c -> checkLoss(new SumOfSquaredErrors(BACKEND), false, c));
    }

    @TestFactory
    Stream<DynamicTest> softmaxCrossEntropyGivesLossAndGradientOfTheBook() {
        return cases("SoftmaxCrossEntropy", c -> checkLoss(new SoftmaxCrossEntropy(BACKEND), true, c));
    }

    @TestFactory
    Stream<DynamicTest> softmaxGivesProbabilitiesOfTheBook() {
        return cases("softmax", c -> {
            float[] x = GoldenFile.floats(c.required("input"));
            int width = width(c.required("input"));
            Tensor logits = Tensors.of(Shape.of(x.length / width, width), x);
            Tensor p = Tensors.zerosLike(logits);
            BACKEND.reductions().softmax(logits, p);
            CLOSE.check("probabilities", p.toArray(), GoldenFile.doubles(c.required("output")));
        });
    }

    @TestFactory
    Stream<DynamicTest> answerIsTheFirstOfTheLargest() {
        return cases("argmax", c -> {
            float[] y = GoldenFile.floats(c.required("input"));
            if (y.length > 1) { // a single output stands for yes or no, see OutputMeaning
                assertThat(OutputMeaning.TARGETS.answer(Tensors.vector(y), 0, y.length))
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
            Tensor targets = Tensors.zeros(Shape.of(1, classes));
            Tensor given = Tensors.zeros(Shape.of(1));
            new Targets(label, classes).fill(new int[1], 0, new Batch(Tensors.zerosLike(targets), given, targets));
            assertThat(given.get(0)).isEqualTo(label[0]);
            assertThat(targets.toArray()).isEqualTo(GoldenFile.floats(c.required("output")));
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
        return cases("GradientDescent", c -> checkSteps(c, new GradientDescent()));
    }

    @TestFactory
    Stream<DynamicTest> momentumStepsAsTheBook() {
        return cases(
                "Momentum",
                c -> checkSteps(c, new Momentum(c.required("momentum").doubleValue())));
    }

    @TestFactory
    Stream<DynamicTest> dropoutWithRecordedMasksGivesOutputsAndGradientOfTheBook() {
        return cases("Dropout", c -> {
            float[] recorded = GoldenFile.floats(c.required("mask"));
            KeepMask mask = (step, first, target, from, to) -> target.buffer().write(from, recorded, from, to - from);
            Dropout.Plan plan = new Dropout.Plan(c.required("p").doubleValue(), false, Optional.of(mask));
            Layer layer = build(plan, recorded.length);
            Tensor x = row(c.required("input"));
            Tensor y = Tensors.zerosLike(x);
            Pass pass = new Pass(1);
            layer.forward(pass.begin(Mode.EVAL, 0), x, y);
            CLOSE.check("evaluated", y.toArray(), GoldenFile.doubles(c.required("eval_output")));
            layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
            CLOSE.check("output", y.toArray(), GoldenFile.doubles(c.required("train_output")));
            Tensor dx = Tensors.zerosLike(x);
            layer.backward(pass, x, y, row(c.required("gradient_in")), dx);
            CLOSE.check("gradient", dx.toArray(), GoldenFile.doubles(c.required("gradient_out")));
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
        Tensor y = Tensors.zeros(Shape.of(1, output.length));
        Pass pass = new Pass(1);
        layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
        CLOSE.check("output", y.toArray(), output);
        Tensor dx = Tensors.zerosLike(x);
        layer.backward(pass, x, y, row(c.required("gradient_in")), dx);
        CLOSE.check("input gradient", dx.toArray(), GoldenFile.doubles(c.required("gradient_out")));
        BookNetwork.checkGradients(CLOSE, "gradient of", layer.parameters(), c.required("grads"));
    }

    private static Layer build(LayerPlan plan, int inputs) {
        return plan.build(TensorType.numbers(Shape.of(inputs)), new Site("", 0, 1, BACKEND));
    }

    private static Tensor row(JsonNode numbers) {
        float[] x = GoldenFile.floats(numbers);
        return Tensors.of(Shape.of(1, x.length), x);
    }

    private static int width(JsonNode nested) {
        return nested.required(0).isArray() ? width(nested.required(0)) : nested.size();
    }

    /// Rows of a case as a batch; the chapter's loss of many rows is their sum.
    private static void checkLoss(Loss loss, boolean classes, JsonNode c) {
        float[] predicted = GoldenFile.floats(c.required("predicted"));
        int width = width(c.required("predicted"));
        float[] actual = GoldenFile.floats(c.required("actual"));
        double expected = c.required("loss").doubleValue();
        if (classes && (expected > CEILING || !isOneHot(actual))) {
            return; // beyond the chapter's ceiling, or shares of classes, which the engine has no use for
        }
        Tensor y = Tensors.of(Shape.of(predicted.length / width, width), predicted);
        Batch batch = batch(y, actual);
        Tensor dy = Tensors.zerosLike(y);
        Tensor losses = Tensors.zeros(Shape.of(y.rows()));
        loss.evaluate(y, batch, 1f, dy, losses);
        CLOSE.check("loss", sum(losses.toArray()), expected);
        CLOSE.check("gradient", dy.toArray(), GoldenFile.doubles(c.required("gradient")));
        Tensor again = Tensors.zeros(Shape.of(y.rows()));
        loss.evaluate(y, batch, 1f, Tensor.NONE, again);
        assertThat(again.toArray()).isEqualTo(losses.toArray());
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
        Tensor wanted = Tensors.of(output.shape(), targets);
        Tensor classes = Tensors.zeros(Shape.of(output.rows()));
        for (int i = 0; i < classes.size(); i++) {
            classes.buffer().set(i, OutputMeaning.TARGETS.answer(wanted, i * output.rowSize(), output.rowSize()));
        }
        return new Batch(Tensors.zerosLike(output), classes, wanted);
    }

    private static void checkSteps(JsonNode c, Formula formula) {
        JsonNode initial = c.required("initial_params");
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < initial.size(); i++) {
            Shape shape = Shape.of(GoldenFile.doubles(initial.required(i)).length);
            parameters.add(new Site("", 0, 1, BACKEND).parameter("p" + i, shape, false, new Initializer.Constant(0f)));
        }
        BookNetwork.assign(parameters, initial);
        double rate = c.required("learning_rate").doubleValue();
        Optimizer optimizer = new Optimizer(formula, rate, parameters, BACKEND);
        for (JsonNode step : c.required("steps")) {
            for (int i = 0; i < parameters.size(); i++) {
                float[] g = GoldenFile.floats(step.required("grads").required(i));
                parameters.get(i).gradient().tensor().assign(g);
            }
            optimizer.step();
            BookNetwork.checkValues(CLOSE, "after a step", parameters, step.required("params_after"));
            if (step.has("updates_after")) {
                checkState(optimizer.memory(), step.required("updates_after"));
            }
        }
    }

    private static void checkState(List<OptimizerState> state, JsonNode updates) {
        for (int i = 0; i < state.size(); i++) {
            OptimizerState s = state.get(i);
            CLOSE.check(s.name(), s.tensor().toArray(), GoldenFile.doubles(updates.required(i)));
        }
    }
}
