package org.pierian.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.tensor.Matrix;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Products of squares, and those of a linear layer of a batch of 64: forward, gradient of the weight (`TN`),
/// gradient of the input (`NT`).
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare
public class MatMulBenchmark {

    /// Rows, columns, length of the sums, and which operand is transposed.
    @Param({
        "128x128x128 NN",
        "256x256x256 NN",
        "512x512x512 NN",
        "1024x1024x1024 NN",
        "64x512x784 NN",
        "784x512x64 TN",
        "64x784x512 NT",
        "64x10x512 NN",
        "512x10x64 TN",
        "64x512x10 NT"
    })
    public String shape = "";

    /// Threads of both.
    @Param("1")
    public int threads;

    private int m;
    private int n;
    private int k;
    private boolean transposeA;
    private boolean transposeB;
    private Backend backend;
    private MatMul matMul;
    private Matrix a;
    private Matrix b;
    private Matrix c;
    private Tensor product;
    private Optional<OpenBlas> openBlas;
    private MemorySegment nativeA;
    private MemorySegment nativeB;
    private MemorySegment nativeC;

    /// Fills the operands.
    @Setup
    public void prepare() {
        String[] words = shape.split("[x ]", -1);
        m = Integer.parseInt(words[0]);
        n = Integer.parseInt(words[1]);
        k = Integer.parseInt(words[2]);
        transposeA = words[3].charAt(0) == 'T';
        transposeB = words[3].charAt(1) == 'T';
        backend = new CpuBackend(KernelChoice.VECTOR, threads);
        matMul = backend.matMul();
        Tensor left = Numbers.tensor(backend, transposeA ? Shape.of(k, m) : Shape.of(m, k), "a");
        Tensor right = Numbers.tensor(backend, transposeB ? Shape.of(n, k) : Shape.of(k, n), "b");
        product = backend.zeros(Shape.of(m, n));
        a = transposeA ? left.matrix().transposed() : left.matrix();
        b = transposeB ? right.matrix().transposed() : right.matrix();
        c = product.matrix();
        openBlas = OpenBlas.find(threads);
        Arena arena = Arena.ofAuto();
        nativeA = copy(arena, left);
        nativeB = copy(arena, right);
        nativeC = copy(arena, product);
    }

    /// Ends the threads.
    @TearDown
    public void end() {
        backend.close();
    }

    private static MemorySegment copy(Arena arena, Tensor tensor) {
        float[] values = tensor.toArray();
        MemorySegment segment = arena.allocate(values.length * 4L, 64);
        MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
        return segment;
    }

    /// Pierian.
    @Benchmark
    public Tensor pierian() {
        matMul.multiply(a, b, c, Store.WRITE);
        return product;
    }

    /// OpenBLAS.
    @Benchmark
    public MemorySegment openblas() {
        openBlas.orElseThrow(() -> new IllegalStateException("OpenBLAS is not installed"))
                .multiply(transposeA, transposeB, m, n, k, nativeA, nativeB, nativeC);
        return nativeC;
    }
}
