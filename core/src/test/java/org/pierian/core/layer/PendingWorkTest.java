package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.backend.cpu.memory.PendingUpdate;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.OptimizerKind;
import org.pierian.core.testing.TestBackend;

/// With a single example a backend may defer the weight gradient of a linear layer and the step of its
/// optimizer. It gives the bits of work that is done at once.
class PendingWorkTest {

    private static final Initializer WEIGHTS = new Initializer.Uniform(-0.5, 0.5);
    private static final RandomStream NUMBERS = RandomStream.of(5, StreamTag.INIT, "numbers");

    /// A linear layer, its optimizer, and buffers for one example.
    private static final class Training {
        final Layer layer;
        final Optimizer optimizer;
        final Pass pass = new Pass(1);
        final Tensor x;
        final Tensor y;
        final Tensor dy;
        final Tensor dx;
        private int draws;

        Training(int in, int out, OptimizerKind kind, Backend backend) {
            LayerPlan plan = new Linear.Plan(out, OptionalInt.empty(), WEIGHTS, Optional.empty());
            layer = plan.build(TensorType.numbers(Shape.of(in)), new Site("0", 1, 1, backend));
            optimizer = new Optimizer(kind.formula(), 0.1, layer.parameters(), backend);
            x = backend.zeros(Shape.of(1, in));
            y = backend.zeros(Shape.of(1, out));
            dy = backend.zeros(Shape.of(1, out));
            dx = backend.zeros(Shape.of(1, in));
        }

        void step() {
            draw(x);
            draw(dy);
            layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
            weight().gradient().clear();
            layer.backward(pass, x, y, dy, Tensor.NONE);
        }

        /// Other numbers at each call, and the same in each training.
        void draw(Tensor tensor) {
            float[] numbers = new float[tensor.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = NUMBERS.uniform(draws, i) - 0.5f;
            }
            draws++;
            tensor.assign(numbers);
        }

        Parameter weight() {
            return layer.parameters().getFirst();
        }

        /// Whether a step has been put off.
        boolean waits() {
            return weight().value().buffer() instanceof HeapBuffer buffer && buffer.pending() instanceof PendingUpdate;
        }
    }

    @ParameterizedTest
    @CsvSource({"784, 30", "30, 10", "3, 1", "1, 5000", "5000, 3", "700, 512"})
    void aGradientThatWasPutOffIsTheProduct(int in, int out) {
        try (Backend backend = CpuBackend.scalar()) {
            Training training = new Training(in, out, OptimizerKind.GRADIENT_DESCENT, backend);
            training.step();
            float[] gradient = training.weight().gradient().tensor().toArray();
            for (int i = 0; i < gradient.length; i++) {
                assertThat(gradient[i]).isEqualTo(training.x.get(i / out) * training.dy.get(i % out));
            }
        }
    }

    /// One training reads gradient, parameter and memory after each step, so that nothing can be deferred; the
    /// other never does. Sizes below and above what threads divide, and what goes in parts.
    @ParameterizedTest
    @CsvSource({"784, 30", "5000, 3", "2, 3", "3, 16", "2000, 40", "784, 512"})
    void stepsThatWaitAreTheSame(int in, int out) {
        for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
            for (int threads = 1; threads <= 2; threads++) {
                for (OptimizerKind kind : OptimizerKind.values()) {
                    if (kind == OptimizerKind.MUON && Math.min(in, out) > 100) {
                        continue; // its products of matrices take minutes here, and smaller ones show the same
                    }
                    try (Backend backend = new CpuBackend(choice, threads)) {
                        compare(in, out, kind, backend);
                    }
                }
            }
        }
    }

    private static void compare(int in, int out, OptimizerKind kind, Backend backend) {
        Training waiting = new Training(in, out, kind, backend);
        Training asked = new Training(in, out, kind, backend);
        for (int step = 0; step < 5; step++) {
            waiting.step();
            asked.step();
            assertThat(waiting.y.toArray()).isEqualTo(asked.y.toArray());
            assertThat(asked.weight().gradients()).hasSize(in * out);
            waiting.optimizer.step();
            asked.optimizer.step();
            assertThat(asked.weight().values()).hasSize(in * out);
        }
        assertThat(waiting.weight().values()).isEqualTo(asked.weight().values());
        assertThat(waiting.weight().gradients()).isEqualTo(asked.weight().gradients());
        for (int i = 0; i < waiting.optimizer.memory().size(); i++) {
            assertThat(waiting.optimizer.memory().get(i).values())
                    .isEqualTo(asked.optimizer.memory().get(i).values());
        }
    }

    /// Two optimizers with momentum take their steps together and in turns, each with what it remembers itself.
    /// The step of one waits when that of the other comes.
    @ParameterizedTest
    @CsvSource({"784, 30", "100, 16", "2000, 40"})
    void optimizersOfOneParameterRememberApart(int in, int out) {
        TwoOptimizers expected = twoOptimizers(in, out, TestBackend.SEGMENTS.open());
        assertThat(expected.waited()).containsOnly(false);
        for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
            for (int threads = 1; threads <= 2; threads++) {
                TwoOptimizers actual = twoOptimizers(in, out, new CpuBackend(choice, threads));
                assertThat(actual.waited()).containsOnly(true);
                assertThat(actual.numbers())
                        .as("%s, %s threads", choice, threads)
                        .isEqualTo(expected.numbers());
            }
        }
    }

    /// @param waited for each step, whether it was put off
    /// @param numbers the bits of outputs, then of the parameter, and of what both remember
    private record TwoOptimizers(List<Boolean> waited, List<List<Integer>> numbers) {}

    private static TwoOptimizers twoOptimizers(int in, int out, Backend made) {
        List<Boolean> waited = new ArrayList<>();
        List<List<Integer>> numbers = new ArrayList<>();
        try (Backend backend = made) {
            Training training = new Training(in, out, OptimizerKind.MOMENTUM, backend);
            Optimizer first = training.optimizer;
            Optimizer second = new Optimizer(new Momentum(0.5), 0.3, training.layer.parameters(), backend);
            for (List<Optimizer> turn : List.of(
                    List.of(first, second), List.of(first), List.of(second), List.of(second, first), List.of(second))) {
                training.step();
                numbers.add(FloatBits.of(training.y));
                for (Optimizer optimizer : turn) {
                    optimizer.step();
                    waited.add(training.waits());
                }
            }
            numbers.add(FloatBits.of(training.weight().values()));
            numbers.add(FloatBits.of(first.memory().getFirst().values()));
            numbers.add(FloatBits.of(second.memory().getFirst().values()));
        }
        return new TwoOptimizers(waited, numbers);
    }

    /// A step waits while the next gradient arrives, because no forward pass has come between.
    @Test
    void aStepIsTakenBeforeItsGradientChanges() {
        try (Backend backend = CpuBackend.scalar()) {
            Training waiting = new Training(100, 17, OptimizerKind.MOMENTUM, backend);
            Training asked = new Training(100, 17, OptimizerKind.MOMENTUM, backend);
            for (Training training : List.of(waiting, asked)) {
                training.step();
                training.optimizer.step();
                assertThat(training.waits()).isTrue();
                if (training == asked) {
                    assertThat(training.weight().values()).hasSize(1700);
                }
                training.draw(training.dy);
                training.weight().gradient().clear();
                training.layer.backward(training.pass, training.x, training.y, training.dy, Tensor.NONE);
                training.optimizer.step();
            }
            assertThat(waiting.weight().values()).isEqualTo(asked.weight().values());
        }
    }

    /// The input gradient reads the weight while a step waits.
    @Test
    void aBackwardPassSeesAStepThatWaits() {
        try (Backend backend = CpuBackend.scalar()) {
            Training waiting = new Training(100, 17, OptimizerKind.MOMENTUM, backend);
            Training asked = new Training(100, 17, OptimizerKind.MOMENTUM, backend);
            for (Training training : List.of(waiting, asked)) {
                training.step();
                training.optimizer.step();
                assertThat(training.waits()).isTrue();
                if (training == asked) {
                    assertThat(training.weight().values()).hasSize(1700);
                }
                training.layer.backward(training.pass, training.x, training.y, training.dy, training.dx);
            }
            assertThat(waiting.dx.toArray()).isEqualTo(asked.dx.toArray());
        }
    }

    @Test
    void whoeverLooksSeesAStepThatWaits() {
        try (Backend backend = CpuBackend.scalar()) {
            Training training = new Training(100, 16, OptimizerKind.MOMENTUM, backend);
            float[] average = training.optimizer.memory().getFirst().values();
            float[] start = training.weight().values();
            Runnable step = () -> {
                training.step();
                training.optimizer.step();
                assertThat(training.waits()).isTrue();
            };
            step.run();
            assertThat(training.optimizer.memory().getFirst().values()).isNotEqualTo(average);
            assertThat(training.weight().values()).isNotEqualTo(start);
            step.run();
            training.weight().assign(start);
            assertThat(training.weight().values()).isEqualTo(start);
            step.run();
            training.optimizer.memory().getFirst().assign(average);
            assertThat(training.weight().values()).isNotEqualTo(start);
            assertThat(training.optimizer.memory().getFirst().values()).isEqualTo(average);
        }
    }
}
