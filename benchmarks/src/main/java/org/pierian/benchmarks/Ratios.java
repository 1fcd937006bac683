package org.pierian.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Products compared with OpenBLAS, alternating every few milliseconds.
public final class Ratios {

    private static final List<String> SHAPES = List.of(
            "512x512x512 NN",
            "1024x1024x1024 NN",
            "64x512x784 NN",
            "784x512x64 TN",
            "64x784x512 NT",
            "64x10x512 NN",
            "512x10x64 TN",
            "64x512x10 NT");
    private static final int PAIRS = 201;
    private static final double WARM_UP_SECONDS = 1.5;
    private static final double TURN_OPERATIONS = 3e8;

    private final MatMulBenchmark ours;
    private final OpenBlas theirs;
    private final int m;
    private final int n;
    private final int k;
    private final boolean transposeA;
    private final boolean transposeB;
    private final MemorySegment a;
    private final MemorySegment b;
    private final MemorySegment c;

    private Ratios(String shape, int threads, OpenBlas theirs) {
        this.theirs = theirs;
        this.ours = new MatMulBenchmark();
        ours.shape = shape;
        ours.threads = threads;
        ours.prepare();
        String[] words = shape.split("[x ]", -1);
        this.m = Integer.parseInt(words[0]);
        this.n = Integer.parseInt(words[1]);
        this.k = Integer.parseInt(words[2]);
        this.transposeA = words[3].charAt(0) == 'T';
        this.transposeB = words[3].charAt(1) == 'T';
        Arena arena = Arena.ofAuto();
        this.a = numbers(arena, m * k);
        this.b = numbers(arena, k * n);
        this.c = arena.allocate(4L * m * n, 64);
    }

    private static MemorySegment numbers(Arena arena, int count) {
        MemorySegment segment = arena.allocate(4L * count, 64);
        MemorySegment.copy(Numbers.array(count, "numbers"), 0, segment, ValueLayout.JAVA_FLOAT, 0, count);
        return segment;
    }

    /// Runs; the first argument is the number of threads, 1 unless given.
    public static void main(String... arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        Optional<OpenBlas> theirs = OpenBlas.find(threads);
        if (theirs.isEmpty()) {
            System.out.println("OpenBLAS is not installed: nothing to compare with");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "%-20s %16s %16s %28s%n",
                "threads: " + threads,
                "Pierian GFLOP/s",
                "OpenBLAS GFLOP/s",
                "OpenBLAS / Pierian (quartiles)");
        SHAPES.forEach(shape -> new Ratios(shape, threads, theirs.orElseThrow()).measure(shape));
    }

    private void measure(String shape) {
        double operations = 2.0 * m * n * k;
        int calls = (int) Math.max(1, TURN_OPERATIONS / operations);
        Turns.warmUp(WARM_UP_SECONDS, ours::pierian);
        Turns turns = Turns.take(
                PAIRS,
                () -> Turns.seconds(calls, ours::pierian),
                () -> Turns.seconds(calls, () -> theirs.multiply(transposeA, transposeB, m, n, k, a, b, c)));
        System.out.printf(
                Locale.ROOT,
                "%-20s %16.1f %16.1f %s%n",
                shape,
                operations / turns.firstSeconds() / 1e9,
                operations / turns.secondSeconds() / 1e9,
                turns.ratios());
        ours.end();
    }
}
