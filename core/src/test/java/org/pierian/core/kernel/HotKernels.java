package org.pierian.core.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// Uses every vector kernel for a second, so that the compiler takes them all. Started in a virtual machine
/// of its own by [CompiledKernelsTest].
final class HotKernels {

    private static final long NANOS = 1_500_000_000L;
    private static final int N = 1024;

    private HotKernels() {}

    public static void main(String[] arguments) {
        Kernels.choose(Kernels.Choice.VECTOR);
        float[] a = new float[N * 64];
        float[] b = new float[N * 64];
        float[] c = new float[N * 64];
        for (int i = 0; i < a.length; i++) {
            a[i] = (i % 19) * 0.1f - 0.9f;
            b[i] = (i % 23) * 0.1f - 1.1f;
        }
        float[] m = new float[N * 64];
        float[] y = new float[N];
        MatMul products = Kernels.matMul();
        repeat(() -> products.multiply(64, 64, 300, a, 0, 300, 1, b, 0, 64, 1, c, 0, 64));
        repeat(() -> {
            products.multiply(64, 10, 300, a, 0, 300, 1, b, 0, 10, 1, c, 0, 10);
            products.multiply(64, 10, 300, a, 0, 1, 64, b, 0, 10, 1, c, 0, 10);
        });
        repeat(() -> {
            products.multiply(1, 200, 300, a, 0, 300, 1, b, 0, 200, 1, c, 0, 200);
            products.multiply(1, 30, 300, a, 0, 300, 1, b, 0, 30, 1, c, 0, 30);
            products.multiply(1, 16, 300, a, 0, 300, 1, b, 0, 16, 1, c, 0, 16);
            products.multiply(300, 30, 1, a, 0, 1, 1, b, 0, 30, 1, c, 0, 30);
        });
        repeat(() -> Kernels.updates().momentumOfProduct(0, 60, 30, 0.1f, 0.9f, 0.1f, a, b, m, c));
        repeat(() -> Kernels.updates().momentumOfProductAndMultiply(60, 30, 0.1f, 0.9f, 0.1f, a, b, m, c, a, y));
        if (arguments.length > 0) {
            return; // products alone
        }
        Maps maps = Kernels.maps();
        repeat(() -> {
            maps.tanh(0, N, a, c);
            maps.sigmoid(0, N, a, c);
            maps.relu(0, N, a, c);
            maps.reluGradient(0, N, a, b, c);
            maps.multiply(0, N, a, b, c);
        });
        repeat(() -> {
            Kernels.reductions().sum(N, a, 0);
            Kernels.reductions().expOfShifted(N, a, 0, 1f, c, 0);
        });
        repeat(() -> Kernels.random().keepMask(1, 2, 3, 1 << 23, c, 0, N));
        float[] v = new float[N];
        repeat(() -> {
            Kernels.updates().momentum(0, N, 0.1f, 0.9f, 0.1f, a, 0, m, c);
            Kernels.updates().adam(0, N, 0.01f, 0.9f, 0.1f, 0.999f, 0.001f, 1.5f, 1e-8f, 0f, 1f, a, 0, m, v, c);
        });
        Window window = new Window(4, 12, 12, 3, 3, 1, 1, 1, 1, 1, 1, 12, 12);
        ChannelGroup group = new ChannelGroup(window, 4, 0, 4, 46, 0, 46); // tall tiles and low ones
        repeat(() -> {
            Kernels.convolution().forward(group, 0, 2, a, b, b, c, ExampleWork.NONE);
            Kernels.convolution().inputGradient(group, 0, 2, c, b, a);
            Kernels.convolution().weightGradient(group, 2, a, c, b, ExampleWork.NONE);
            Arrays.fill(a, 0.5f);
            Arrays.fill(b, 0.25f);
        });
        System.out.println("DONE " + VectorWidth.BITS);
    }

    private static void repeat(Runnable work) {
        // The thread's own time: on a busy machine the other kind passes without a call.
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long end = clock.getCurrentThreadCpuTime() + NANOS;
        while (clock.getCurrentThreadCpuTime() < end) {
            work.run();
        }
    }
}
