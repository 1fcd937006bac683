package org.pierian.core.backend.cpu;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.AdamRule;
import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.ExponentialActivation;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.StandardActivation;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.Updates;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.vector.VectorWidth;
import org.pierian.core.tensor.Matrix;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Uses every vector kernel for a second, so that the compiler compiles them all. Started in a virtual machine
/// of its own by [CompiledKernelsTest].
final class HotKernels {

    private static final long NANOS = 1_500_000_000L;
    private static final int N = 1024;
    private static final int ROWS = 60;
    private static final int COLUMNS = 30;

    private static final List<Activation> EXPONENTIALS = List.of(
            new ExponentialActivation.Gelu(),
            new ExponentialActivation.GeluTanh(),
            new ExponentialActivation.Silu(),
            new ExponentialActivation.Softplus(1),
            new ExponentialActivation.Mish(),
            new ExponentialActivation.Elu(1),
            new ExponentialActivation.Celu(1),
            new ExponentialActivation.Selu());

    private final CpuBackend backend;
    private final Tensor a;
    private final Tensor b;
    private final Tensor c;

    private HotKernels(CpuBackend backend) {
        this.backend = backend;
        this.a = backend.zeros(Shape.of(N * 64));
        this.b = backend.zeros(Shape.of(N * 64));
        this.c = backend.zeros(Shape.of(N * 64));
        for (int i = 0; i < a.size(); i++) {
            a.buffer().set(i, (i % 19) * 0.1f - 0.9f);
            b.buffer().set(i, (i % 23) * 0.1f - 1.1f);
        }
    }

    public static void main(String[] arguments) {
        try (CpuBackend backend = new CpuBackend(KernelChoice.VECTOR, 1)) {
            HotKernels all = new HotKernels(backend);
            all.products();
            all.stepsOfProducts();
            if (arguments.length > 0) {
                return; // products alone
            }
            all.elements();
            all.steps();
            all.convolutions();
        }
        System.out.println("DONE " + VectorWidth.BITS);
    }

    private void products() {
        repeat(() -> multiply(64, 64, 300, 300, 1));
        repeat(() -> {
            multiply(64, 10, 300, 300, 1);
            multiply(64, 10, 300, 1, 64);
        });
        repeat(() -> {
            multiply(1, 200, 300, 300, 1);
            multiply(1, 30, 300, 300, 1);
            multiply(1, 16, 300, 300, 1);
            multiply(300, 30, 1, 1, 1);
        });
        repeat(() -> multiply(1, 256, 256, 256, 1)); // a large matrix
    }

    /// `C = A B`; C is a part of its buffer, so that it is written at once.
    private void multiply(int m, int n, int k, int rowStep, int columnStep) {
        Matrix left = Matrix.of(a.buffer(), 0, m, k, rowStep, columnStep);
        Matrix right = Matrix.of(b.buffer(), 0, k, n);
        backend.matMul().multiply(left, right, Matrix.of(c.buffer(), 0, m, n), Store.WRITE);
    }

    /// Steps against the product of a column and a row, alone and together with the next product.
    private void stepsOfProducts() {
        MatMul products = backend.matMul();
        Updates updates = backend.updates();
        MomentumRule rule = new MomentumRule().set(0.1f, 0.9f, 0.1f);
        Matrix column = Matrix.of(a.buffer(), 0, ROWS, 1);
        Matrix row = Matrix.of(b.buffer(), 0, 1, COLUMNS);
        Matrix example = Matrix.of(a.buffer(), 0, 1, ROWS);
        Gradient gradient = new Gradient(backend.zeros(Shape.of(ROWS, COLUMNS)));
        List<Tensor> memory = List.of(backend.zeros(gradient.tensor().shape()));
        Tensor value = backend.zeros(gradient.tensor().shape());
        Tensor y = backend.zeros(Shape.of(1, COLUMNS));
        repeat(() -> {
            gradient.clear();
            products.multiply(column, row, gradient);
            updates.apply(rule, gradient.tensor(), memory, value);
            value.get(0);
        });
        repeat(() -> {
            gradient.clear();
            products.multiply(column, row, gradient);
            updates.apply(rule, gradient.tensor(), memory, value);
            products.multiply(example, value.matrix(), y.matrix(), Store.WRITE);
        });
    }

    private void elements() {
        Elementwise elements = backend.elementwise();
        repeat(() -> {
            elements.activate(StandardActivation.TANH, 0, N, a, c);
            elements.activate(StandardActivation.SIGMOID, 0, N, a, c);
            elements.activate(StandardActivation.RELU, 0, N, a, c);
            elements.activationGradient(StandardActivation.RELU, 0, N, a, a, b, c);
            elements.multiply(0, N, a, b, c);
        });
        for (Activation f : EXPONENTIALS) {
            repeat(() -> {
                elements.activate(f, 0, N, a, c);
                elements.activationGradient(f, 0, N, a, a, b, c);
            });
        }
        Reductions reductions = backend.reductions();
        Tensor logits = Tensor.of(Shape.of(1, N), a.buffer());
        Tensor probabilities = backend.zeros(logits.shape());
        repeat(() -> {
            reductions.sum(0, N, a);
            reductions.softmax(logits, probabilities);
        });
        repeat(() -> backend.random().keepMask(1L << 32 | 2, 3, 1 << 23, 0, 0, N, c));
    }

    private void steps() {
        Updates updates = backend.updates();
        MomentumRule momentum = new MomentumRule().set(0.1f, 0.9f, 0.1f);
        AdamRule adam = new AdamRule().set(0.01f, 0.9f, 0.1f, 0.999f, 0.001f, 1.5f, 1e-8f, 0f, 1f);
        Tensor value = backend.zeros(Shape.of(N));
        List<Tensor> memory = List.of(backend.zeros(Shape.of(N)), backend.zeros(Shape.of(N)));
        repeat(() -> {
            updates.apply(momentum, a, memory, value);
            updates.apply(adam, a, memory, value);
        });
    }

    /// Of 46 channels: tall tiles and low ones.
    private void convolutions() {
        Window window = new Window(4, 12, 12, 3, 3, 1, 1, 1, 1, 1, 1, 12, 12);
        Convolution convolution = backend.convolution(new ConvolutionGeometry(window, 46, 1), 2);
        Tensor x = backend.zeros(Shape.of(2, 4, 12, 12));
        Tensor weight = backend.zeros(Shape.of(4 * 9, 46));
        Tensor bias = backend.zeros(Shape.of(46));
        Tensor y = backend.zeros(Shape.of(2, 46, 12, 12));
        x.fill(0.5f);
        weight.fill(0.25f);
        Gradient gradient = new Gradient(backend.zeros(weight.shape()));
        Gradient biasGradient = new Gradient(backend.zeros(bias.shape()));
        Tensor dx = backend.zeros(x.shape());
        repeat(() -> {
            gradient.clear();
            biasGradient.clear();
            convolution.forward(x, weight, bias, y, ExampleTask.NONE);
            convolution.backward(x, y, weight, gradient, biasGradient, dx, ExampleTask.NONE);
        });
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
