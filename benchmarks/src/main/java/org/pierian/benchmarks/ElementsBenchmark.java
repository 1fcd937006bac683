package org.pierian.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.StandardActivation;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Functions and sums over 4,096 numbers.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare
public class ElementsBenchmark {

    private static final int N = 4096;

    /// The kernels.
    @Param({"SCALAR", "VECTOR"})
    public KernelChoice kernels = KernelChoice.SCALAR;

    private Elementwise elementwise;
    private Reductions reductions;
    private Tensor x;
    private Tensor y;
    private Tensor label;
    private Tensor loss;

    /// Fills the operands.
    @Setup
    public void prepare() {
        CpuBackend backend = new CpuBackend(kernels, 1);
        elementwise = backend.elementwise();
        reductions = backend.reductions();
        x = Numbers.tensor(backend, Shape.of(1, N), "x");
        y = backend.zeros(x.shape());
        label = backend.zeros(Shape.of(1));
        loss = backend.zeros(Shape.of(1));
    }

    /// tanh.
    @Benchmark
    public Tensor tanh() {
        elementwise.activate(StandardActivation.TANH, 0, N, x, y);
        return y;
    }

    /// Sigmoid.
    @Benchmark
    public Tensor sigmoid() {
        elementwise.activate(StandardActivation.SIGMOID, 0, N, x, y);
        return y;
    }

    /// exp of a row less its maximum, and the sum: the loss of one example without a gradient, which besides
    /// them takes only the search for the maximum and one logarithm.
    @Benchmark
    public Tensor exp() {
        reductions.crossEntropy(x, label, 1f, loss, Tensor.NONE);
        return loss;
    }

    /// Sum in 64 lanes.
    @Benchmark
    public float sum() {
        return reductions.sum(0, N, x);
    }

    /// Rectified linear unit.
    @Benchmark
    public Tensor relu() {
        elementwise.activate(StandardActivation.RELU, 0, N, x, y);
        return y;
    }
}
