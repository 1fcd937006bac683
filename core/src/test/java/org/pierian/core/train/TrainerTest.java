package org.pierian.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.shape.Flatten;
import org.pierian.core.layer.window.Size;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.Tally;
import org.pierian.core.optimizer.ClipNorm;
import org.pierian.core.optimizer.ClipValue;
import org.pierian.core.optimizer.Clipping;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.OptimizerState;
import org.pierian.core.schedule.CosineAnnealing;
import org.pierian.core.schedule.CosineWarmRestarts;
import org.pierian.core.schedule.ExponentialDecay;
import org.pierian.core.schedule.InverseSquareRoot;
import org.pierian.core.schedule.LinearChange;
import org.pierian.core.schedule.OneCycle;
import org.pierian.core.schedule.Schedule;
import org.pierian.core.schedule.ScheduledRate;
import org.pierian.core.schedule.WarmupCosine;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.OptimizerKind;
import org.pierian.core.testing.TestBackend;

class TrainerTest {

    private static final Shape PICTURE = Shape.of(1, 6, 6);
    private static final int EXAMPLES = 50;
    /// No object is smaller, so one in every step would show; the measurement itself may take some.
    private static final long LEAST = 12;
    private static final Initializer XAVIER = new Initializer.Xavier();

    private Backend backend = TestBackend.SCALAR.open();

    @AfterEach
    void close() {
        backend.close();
    }

    private void use(TestBackend other) {
        backend.close();
        backend = other.open();
    }

    /// The least of three times so many epochs: what the virtual machine allocates by itself does not come each time.
    private static long leastAllocated(Trainer trainer, int epochs, StepListener listener) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 1; round <= 3; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int epoch = round * epochs; epoch < (round + 1) * epochs; epoch++) {
                trainer.epoch(epoch, listener);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @ParameterizedTest
    @EnumSource
    void anEpochAllocatesNothing(OptimizerKind kind) {
        Trainer trainer = trainer(network(), kind, new TrainingPlan(8, true, true, 1));
        long[] seen = new long[1];
        StepListener listener = tally -> seen[0] = tally.examples();
        int epochs = 20;
        for (int epoch = 0; epoch < epochs; epoch++) {
            trainer.epoch(epoch, listener);
        }
        long allocated = leastAllocated(trainer, epochs, listener);
        long steps = epochs * 7L;
        assertThat(allocated).as("bytes in %s steps", steps).isLessThan(steps * (kind.allowance() + LEAST));
        assertThat(seen[0]).isEqualTo(EXAMPLES);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void schedulesAndClippingAllocateNothing(Control control) {
        Network network = network();
        Trainer trainer = trainer(
                network,
                new Descent(
                        network.parameters(),
                        backend,
                        optimizer(OptimizerKind.SGD, network),
                        Optional.of(new ScheduledRate(0.01, control.schedule(), true)),
                        Optional.of(control.clipping())),
                new TrainingPlan(8, true, true, 1));
        StepListener listener = tally -> {};
        int epochs = 20;
        for (int epoch = 0; epoch < epochs; epoch++) {
            trainer.epoch(epoch, listener);
        }
        long allocated = leastAllocated(trainer, epochs, listener);
        assertThat(allocated).isLessThan(epochs * 7L * (control.allowance() + LEAST));
    }

    /// @param schedule counts steps
    /// @param allowance bytes that a step may allocate: the JDK's `StrictMath.cos` and `sin` make an array of two
    ///     numbers, `pow` three
    record Control(Schedule schedule, Clipping clipping, long allowance) {}

    static List<Control> controls() {
        return List.of(
                new Control(new LinearChange(0.1, 1, 200), new ClipNorm(0.01, ClipNorm.Norm.L2), 0),
                new Control(new InverseSquareRoot(20), new ClipNorm(0.01, ClipNorm.Norm.L1), 0),
                new Control(new OneCycle(280, 0.3, false, 25, 1e4, false), new ClipNorm(1, ClipNorm.Norm.MAXIMUM), 0),
                new Control(new LinearChange(1, 0.1, 200), new ClipValue(0.001), 0),
                new Control(new CosineAnnealing(280, 0), new ClipValue(1), 32),
                new Control(new CosineWarmRestarts(10, 2, 0), new ClipValue(1), 32),
                new Control(new WarmupCosine(20, 280, 0), new ClipValue(1), 32),
                new Control(new ExponentialDecay(0.99), new ClipValue(1), 96));
    }

    /// A step with a rate that was set is the step of an optimizer that was made with it.
    @ParameterizedTest
    @EnumSource
    void aRateThatIsSetIsTheRateOfTheStep(OptimizerKind kind) {
        Object made = afterAStep(kind, kind.rate());
        assertThat(afterAStep(kind, 0.7)).isNotEqualTo(made);
        assertThat(afterAStep(kind, 0.7, kind.rate())).isEqualTo(made);
        assertThat(afterAStep(kind)).isEqualTo(made);
    }

    private Object afterAStep(OptimizerKind kind, double... rates) {
        Network network = network();
        for (Parameter p : network.parameters()) {
            p.gradient().tensor().fill(0.3f);
        }
        Optimizer optimizer = optimizer(kind, network);
        for (double rate : rates) {
            optimizer.setLearningRate(rate);
        }
        optimizer.step();
        return bits(network);
    }

    @Test
    void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        assertThat(weightsAfterTwoEpochs(3)).isEqualTo(weightsAfterTwoEpochs(3));
        assertThat(weightsAfterTwoEpochs(3)).isNotEqualTo(weightsAfterTwoEpochs(4));
    }

    @Test
    void everyBackendGivesTheSameWeights() {
        float[] scalar = weightsAfterTwoEpochs(3);
        for (TestBackend other : List.of(TestBackend.VECTOR, TestBackend.THREADS, TestBackend.SEGMENTS)) {
            use(other);
            assertThat(weightsAfterTwoEpochs(3)).as("%s", other).isEqualTo(scalar);
        }
    }

    @Test
    void theLastStepTakesWhatIsLeft() {
        Trainer trainer = trainer(network(), OptimizerKind.MOMENTUM, new TrainingPlan(8, true, false, 1));
        List<Long> examples = new ArrayList<>();
        trainer.epoch(0, tally -> examples.add(tally.examples()));
        assertThat(examples).containsExactly(8L, 16L, 24L, 32L, 40L, 48L, 50L);
        assertThat(trainer.steps()).isEqualTo(7);
    }

    @Test
    void theMeanOverABatchIsTheSumWithASmallerRate() {
        Network mean = line();
        Network sum = line();
        DenseDataset data = new DenseDataset(Shape.of(1), new float[] {1, 2, 3, 4}, yesAndNo(4));
        trainer(mean, data, 0.04, new TrainingPlan(4, true, false, 0)).epoch(0, t -> {});
        trainer(sum, data, 0.01, new TrainingPlan(4, false, false, 0)).epoch(0, t -> {});
        for (int i = 0; i < 2; i++) {
            assertThat(mean.parameters().get(i).values()[0])
                    .isCloseTo(sum.parameters().get(i).values()[0], within(1e-6f));
        }
    }

    @Test
    void aLossThatIsNotFiniteStopsBeforeItsStep() {
        Network network = line();
        DenseDataset data = new DenseDataset(Shape.of(1), new float[] {1, 1, 3e38f, 1}, yesAndNo(4));
        Trainer trainer = trainer(network, data, 0.01, new TrainingPlan(1, true, false, 0));
        List<float[]> weights = new ArrayList<>();
        DivergedException thrown = catchThrowableOfType(
                DivergedException.class,
                () -> trainer.epoch(
                        0, t -> weights.add(network.parameters().getFirst().values())));
        assertThat(thrown)
                .hasMessage("the loss became Infinity in step 3, while all parameters and outputs are finite,"
                        + " so the outputs are too large for the loss");
        assertThat(thrown.step()).isEqualTo(2);
        assertThat(trainer.steps()).isEqualTo(2);
        assertThat(weights).hasSize(2);
        assertThat(network.parameters().getFirst().values()).isEqualTo(weights.getLast());
    }

    @Test
    void aLossThatIsNoNumberStops() {
        DenseDataset data = new DenseDataset(Shape.of(1), new float[] {Float.NaN}, yesAndNo(1));
        Trainer trainer = trainer(line(), data, 0.01, new TrainingPlan(1, true, false, 0));
        assertThatThrownBy(() -> trainer.epoch(0, t -> {}))
                .isInstanceOf(DivergedException.class)
                .hasMessage("the loss became NaN in step 1, first in the outputs of the network,"
                        + " while all parameters are finite");
    }

    @Test
    void theFirstLayerWithAnOutputThatIsNotFiniteIsNamed() {
        LayerPlan inner = new Sequential.Plan(List.of(linear(2), new Tanh(), linear(1)));
        Network network = Network.build(
                new Sequential.Plan(List.of(new Tanh(), inner)), TensorType.numbers(Shape.of(2)), 4, 0, backend);
        Parameter weight = network.parameters().getFirst();
        weight.assign(new float[] {3e38f, 3e38f, 0, 0});
        DenseDataset data = new DenseDataset(Shape.of(2), new float[] {1, -1, 1, 1, 0, 0, 0, 0}, yesAndNo(4));
        Trainer trainer = trainer(network, data, 0.01, new TrainingPlan(4, true, false, 0));
        network.parameters().getLast().assign(new float[] {Float.MAX_VALUE});
        network.parameters().get(2).assign(new float[] {Float.MAX_VALUE, 0});
        assertThatThrownBy(() -> trainer.epoch(0, t -> {}))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("first in the outputs of layer `1.0`, while all parameters are finite");
    }

    @Test
    void theFirstParameterThatIsNotFiniteIsNamed() {
        Network network = network();
        Trainer trainer = trainer(network, OptimizerKind.SGD, new TrainingPlan(8, true, false, 1));
        Parameter weight = network.parameters().get(2);
        float[] values = weight.values();
        values[7] = Float.NEGATIVE_INFINITY;
        weight.assign(values);
        assertThatThrownBy(trainer::requireFiniteParameters)
                .isInstanceOf(DivergedException.class)
                .hasMessage("a parameter was not finite after step 0: `4.weight` at index 7, which is -Infinity");
    }

    @ParameterizedTest
    @EnumSource
    void trainingResumesFromAnyStepWithTheSameBits(OptimizerKind kind) {
        TrainingPlan plan = new TrainingPlan(8, true, true, 1);
        Network whole = network();
        Trainer uninterrupted = trainer(whole, kind, plan);
        List<Cut> cuts = new ArrayList<>();
        for (int epoch = 0; epoch < 2; epoch++) {
            int number = epoch;
            uninterrupted.epoch(epoch, tally -> cuts.add(Cut.of(number, whole, uninterrupted, tally)));
        }
        assertThat(cuts).hasSize(14);
        for (Cut cut : cuts) {
            Network network = network();
            Trainer resumed = trainer(network, kind, plan);
            resumed.epoch(7, t -> {}); // so that everything has to be restored
            cut.restore(network, resumed);
            Tally last = resumed.epoch(cut.epoch(), t -> {});
            for (int epoch = cut.epoch() + 1; epoch < 2; epoch++) {
                last = resumed.epoch(epoch, t -> {});
            }
            assertThat(bits(network).equals(bits(whole)))
                    .as("after step %s", cut.step())
                    .isTrue();
            Tally.Sums expected = cuts.getLast().sums();
            Tally.Sums found = last.sums();
            assertThat(found.examples()).isEqualTo(expected.examples());
            assertThat(found.metrics().keySet()).containsExactly("loss", "accuracy");
            found.metrics()
                    .forEach((name, sums) -> assertThat(sums)
                            .as(name)
                            .isEqualTo(expected.metrics().get(name)));
        }
    }

    /// All that a trainer needs to continue.
    private record Cut(int epoch, long step, List<float[]> weights, List<float[]> state, Tally.Sums sums) {

        static Cut of(int epoch, Network network, Trainer trainer, Tally tally) {
            return new Cut(
                    epoch,
                    trainer.steps(),
                    all(network),
                    trainer.optimizerState().stream()
                            .map(OptimizerState::values)
                            .toList(),
                    tally.sums());
        }

        void restore(Network network, Trainer trainer) {
            for (int i = 0; i < weights.size(); i++) {
                network.parameters().get(i).assign(weights.get(i));
            }
            for (int i = 0; i < state.size(); i++) {
                trainer.optimizerState().get(i).assign(state.get(i));
            }
            trainer.resumeAt(step, sums);
        }
    }

    private static Object bits(Network network) {
        return all(network).stream().map(Arrays::toString).toList();
    }

    private static List<float[]> all(Network network) {
        return network.parameters().stream().map(Parameter::values).toList();
    }

    private float[] weightsAfterTwoEpochs(long seed) {
        Network network = Network.build(plan(), TensorType.numbers(PICTURE), 8, seed, backend);
        Trainer trainer = trainer(network, OptimizerKind.ADAM, new TrainingPlan(8, true, true, seed));
        trainer.epoch(0, t -> {});
        trainer.epoch(1, t -> {});
        return network.parameters().getFirst().values();
    }

    private Network network() {
        return Network.build(plan(), TensorType.numbers(PICTURE), 8, 1, backend);
    }

    private static Optimizer optimizer(OptimizerKind kind, Network network) {
        return new Optimizer(kind.formula(), kind.rate(), network.parameters(), network.backend());
    }

    private static LayerPlan plan() {
        Size three = Size.square(3);
        Size one = Size.square(1);
        Conv2d.Plan conv = new Conv2d.Plan(
                4,
                OptionalInt.empty(),
                three,
                one,
                Optional.of(one),
                one,
                1,
                XAVIER,
                Optional.of(new Initializer.Constant(0)));
        return new Sequential.Plan(List.of(
                conv,
                new Relu(),
                new MaxPool2d(Size.square(2), Size.square(2), Size.square(0)),
                new Flatten.Plan(),
                linear(12),
                new Dropout.Plan(0.2, true, Optional.empty()),
                new Tanh(),
                linear(3)));
    }

    private static LayerPlan linear(int out) {
        return new Linear.Plan(out, OptionalInt.empty(), XAVIER, Optional.of(XAVIER));
    }

    private static Trainer trainer(Network network, OptimizerKind kind, TrainingPlan plan) {
        return trainer(
                network,
                new Descent(
                        network.parameters(),
                        network.backend(),
                        optimizer(kind, network),
                        Optional.empty(),
                        Optional.empty()),
                plan);
    }

    private static Trainer trainer(Network network, Descent descent, TrainingPlan plan) {
        float[] inputs = new float[EXAMPLES * PICTURE.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (i * 37 % 19 - 9) * 0.1f;
        }
        int[] labels = new int[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = i * 7 % 3;
        }
        DenseDataset data = new DenseDataset(PICTURE, inputs, new Targets(labels, 3));
        Loss loss = new SoftmaxCrossEntropy(network.backend());
        return new Trainer(network, loss, metrics(loss), descent, data, plan);
    }

    private static List<Metric> metrics(Loss loss) {
        return List.of(new MeanLoss(loss), new Accuracy(OutputMeaning.TARGETS));
    }

    /// One input, one output.
    private Network line() {
        return Network.build(linear(1), TensorType.numbers(Shape.of(1)), 4, 0, backend);
    }

    private static Targets yesAndNo(int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
        }
        return new Targets(labels, 1);
    }

    private static Trainer trainer(Network network, DenseDataset data, double rate, TrainingPlan plan) {
        Loss loss = new SumOfSquaredErrors(network.backend());
        Optimizer optimizer = new Optimizer(new GradientDescent(), rate, network.parameters(), network.backend());
        Descent descent =
                new Descent(network.parameters(), network.backend(), optimizer, Optional.empty(), Optional.empty());
        return new Trainer(network, loss, metrics(loss), descent, data, plan);
    }
}
