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
import org.pierian.core.kernel.Kernels;

/// Functions and sums over 4,096 numbers.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare
public class ElementsBenchmark {

    private static final int N = 4096;

    /// The kernels.
    @Param({"SCALAR", "VECTOR"})
    public Kernels.Choice kernels = Kernels.Choice.SCALAR;

    private float[] x;
    private float[] y;

    /// Fills the operands.
    @Setup
    public void prepare() {
        Kernels.choose(kernels);
        x = Numbers.array(N, "x");
        y = new float[N];
    }

    /// tanh.
    @Benchmark
    public float[] tanh() {
        Kernels.maps().tanh(0, N, x, y);
        return y;
    }

    /// Sigmoid.
    @Benchmark
    public float[] sigmoid() {
        Kernels.maps().sigmoid(0, N, x, y);
        return y;
    }

    /// exp of a row less its maximum, and the sum.
    @Benchmark
    public float exp() {
        return Kernels.reductions().expOfShifted(N, x, 0, 1f, y, 0);
    }

    /// Sum in 64 lanes.
    @Benchmark
    public float sum() {
        return Kernels.reductions().sum(N, x, 0);
    }

    /// Rectified linear unit.
    @Benchmark
    public float[] relu() {
        Kernels.maps().relu(0, N, x, y);
        return y;
    }
}
