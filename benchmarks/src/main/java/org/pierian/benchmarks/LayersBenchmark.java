package org.pierian.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.pierian.core.init.Initializer;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Parallel;
import org.pierian.core.layer.Conv2d;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.MaxPool2d;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.Size;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.Sgd;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The second convolution of the example `mnist-cnn` with a batch of 64, the pooling after it, and optimizer
/// steps over a million parameters.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare
public class LayersBenchmark {

    private static final int BATCH = 64;
    private static final Initializer INIT = new Initializer.HeNormal();

    /// Threads.
    @Param("1")
    public int threads;

    private Layer convolution;
    private Layer pool;
    private Tensor x;
    private Tensor y;
    private Tensor dy;
    private Tensor dx;
    private Tensor pooled;
    private Tensor dPooled;
    private Optimizer adam;
    private Optimizer sgd;

    /// Builds the layers.
    @Setup
    public void prepare() {
        Parallel.threads(threads);
        Kernels.choose(Kernels.Choice.VECTOR);
        Shape in = Shape.of(32, 26, 26);
        Conv2d.Plan plan = new Conv2d.Plan(
                64,
                OptionalInt.empty(),
                Size.square(3),
                Size.square(1),
                Optional.of(Size.square(0)),
                Size.square(1),
                1,
                true,
                INIT,
                new Initializer.Constant(0f));
        Shape out = plan.outputShape(in);
        MaxPool2d.Plan poolPlan = new MaxPool2d.Plan(Size.square(2), Size.square(2), Size.square(0));
        convolution = plan.build(in, new Site("0", 0, BATCH));
        pool = poolPlan.build(out, new Site("1", 0, BATCH));
        x = random(in.prepend(BATCH), "x");
        dx = Tensor.zerosLike(x);
        y = random(out.prepend(BATCH), "y");
        dy = random(out.prepend(BATCH), "dy");
        pooled = Tensor.zeros(poolPlan.outputShape(out).prepend(BATCH));
        dPooled = random(pooled.shape(), "dPooled");
        adam = new Adam(List.of(million("adam")), new Adam.Options(0.001, 0.9, 0.999, 1e-8, 0, false));
        sgd = new Sgd(List.of(million("sgd")), new Sgd.Options(0.001, 0.9, 0, false, 0));
    }

    private static Tensor random(Shape shape, String name) {
        return Tensor.of(shape, Numbers.array(shape.size(), name));
    }

    private static Parameter million(String name) {
        Parameter parameter = new Site("", 0, 1).parameter(name, Shape.of(1000, 1000), false, INIT);
        System.arraycopy(Numbers.array(1_000_000, name), 0, parameter.grad().data(), 0, 1_000_000);
        return parameter;
    }

    /// The forward pass.
    @Benchmark
    public Tensor convolutionForward() {
        convolution.forward(x, y, Mode.TRAIN, 0);
        return y;
    }

    /// Both gradients.
    @Benchmark
    public Tensor convolutionBackward() {
        convolution.backward(x, y, dy, dx);
        return dx;
    }

    /// Maximum of windows of 2 x 2.
    @Benchmark
    public Tensor poolForward() {
        pool.forward(y, pooled, Mode.TRAIN, 0);
        return pooled;
    }

    /// Its gradient.
    @Benchmark
    public Tensor poolBackward() {
        pool.backward(y, pooled, dPooled, dy);
        return dy;
    }

    /// A step of Adam.
    @Benchmark
    public void adamStep() {
        adam.step();
    }

    /// A step with momentum.
    @Benchmark
    public void sgdStep() {
        sgd.step();
    }
}
