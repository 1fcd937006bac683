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
import org.openjdk.jmh.annotations.TearDown;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.window.Size;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.Sgd;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// The second convolution of the example `mnist-cnn` with a batch of 64, the pooling after it, and optimizer
/// steps over a million parameters.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare
public class LayersBenchmark {

    private static final int BATCH = 64;
    private static final Initializer INIT = new Initializer.FanInNormal(2);

    /// Threads.
    @Param("1")
    public int threads;

    private Backend backend;
    private Pass pass;
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
        backend = new CpuBackend(KernelChoice.VECTOR, threads);
        pass = new Pass(BATCH).begin(Mode.TRAIN, 0);
        TensorType in = TensorType.numbers(Shape.of(32, 26, 26));
        Conv2d.Plan plan = new Conv2d.Plan(
                64,
                OptionalInt.empty(),
                Size.square(3),
                Size.square(1),
                Optional.of(Size.square(0)),
                Size.square(1),
                1,
                INIT,
                Optional.of(new Initializer.Constant(0f)));
        TensorType out = plan.output(in);
        MaxPool2d poolPlan = new MaxPool2d(Size.square(2), Size.square(2), Size.square(0));
        convolution = plan.build(in, new Site("0", 0, BATCH, backend));
        pool = poolPlan.build(out, new Site("1", 0, BATCH, backend));
        x = batch(in, "x");
        dx = backend.zeros(x.shape());
        y = batch(out, "y");
        dy = batch(out, "dy");
        pooled = backend.zeros(poolPlan.output(out).shape().prepend(BATCH));
        dPooled = batch(poolPlan.output(out), "dPooled");
        pool.forward(pass, y, pooled); // the backward pass goes by what won
        adam = optimizer(new Adam(0.9, 0.999, 1e-8, 0, false), "adam");
        sgd = optimizer(new Sgd(0.9, 0, false, 0), "sgd");
    }

    /// Ends the threads.
    @TearDown
    public void end() {
        backend.close();
    }

    private Tensor batch(TensorType example, String name) {
        return Numbers.tensor(backend, example.shape().prepend(BATCH), name);
    }

    private Optimizer optimizer(Formula formula, String name) {
        Parameter parameter = new Site("", 0, 1, backend).parameter(name, Shape.of(1000, 1000), false, INIT);
        parameter.gradient().tensor().assign(Numbers.array(1_000_000, name));
        return new Optimizer(formula, 0.001, List.of(parameter), backend);
    }

    /// The forward pass.
    @Benchmark
    public Tensor convolutionForward() {
        convolution.forward(pass, x, y);
        return y;
    }

    /// Both gradients.
    @Benchmark
    public Tensor convolutionBackward() {
        convolution.parameters().forEach(parameter -> parameter.gradient().clear());
        convolution.backward(pass, x, y, dy, dx);
        return dx;
    }

    /// Maximum of windows of 2 x 2.
    @Benchmark
    public Tensor poolForward() {
        pool.forward(pass, y, pooled);
        return pooled;
    }

    /// Its gradient.
    @Benchmark
    public Tensor poolBackward() {
        pool.backward(pass, y, pooled, dPooled, dy);
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
