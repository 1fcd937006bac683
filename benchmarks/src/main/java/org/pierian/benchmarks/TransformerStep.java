package org.pierian.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Gelu;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.attention.SelfAttention;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Training steps of four transformer blocks, 4 heads and 128 features wide, on 12 sequences of 64 steps.
///
/// For each line of the standard input it trains for some steps and prints the median of their milliseconds, so
/// that a script can alternate it with another program: `scripts/peers/transformer.py`. An argument `attention`
/// leaves out all but the attention layers, and `relu` takes the place of gelu.
public final class TransformerStep {

    private static final int BATCH = 12;
    private static final int TIME = 64;
    private static final int WIDTH = 128;
    private static final int HEADS = 4;
    private static final int BLOCKS = 4;
    private static final int STEPS = 20;
    private static final Initializer WEIGHTS = new Initializer.Normal(0, 0.02);
    private static final Initializer ZERO = new Initializer.Constant(0f);

    private final Layer network;
    private final Pass pass = new Pass(BATCH);
    private final Tensor x;
    private final Tensor y;
    private final Tensor dy;
    private final Tensor dx;
    private final Optimizer optimizer;
    private long step;

    private TransformerStep(Backend backend, List<String> options) {
        Shape example = Shape.of(TIME, WIDTH);
        network = new Sequential.Plan(blocks(options))
                .build(TensorType.numbers(example), new Site("", 0, BATCH, backend));
        x = noise(backend, example.prepend(BATCH));
        y = backend.zeros(x.shape());
        dy = noise(backend, x.shape());
        dx = backend.zeros(x.shape());
        optimizer = new Optimizer(new Adam(0.9, 0.99, 1e-8, 0.1, true), 1e-4, network.parameters(), backend);
        backend.expectSteps(0, 1_000_000);
    }

    private static Tensor noise(Backend backend, Shape shape) {
        Random random = new Random(1);
        Tensor tensor = backend.zeros(shape);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.buffer().set(i, (float) random.nextGaussian());
        }
        return tensor;
    }

    private static List<LayerPlan> blocks(List<String> options) {
        LayerPlan activation = options.contains("relu") ? new Relu() : new Gelu();
        List<LayerPlan> blocks = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            if (options.contains("attention")) {
                blocks.add(attention());
            } else {
                blocks.add(residual(new LayerNorm(1e-5), attention()));
                blocks.add(residual(new LayerNorm(1e-5), linear(4 * WIDTH), activation, linear(WIDTH)));
            }
        }
        return blocks;
    }

    private static LayerPlan attention() {
        return new SelfAttention.Plan(
                HEADS,
                true,
                0,
                OptionalInt.empty(),
                HEADS,
                Optional.empty(),
                OptionalInt.empty(),
                WEIGHTS,
                WEIGHTS,
                Optional.of(ZERO));
    }

    private static LayerPlan residual(LayerPlan... branch) {
        return new Residual.Plan(new Sequential.Plan(List.of(branch)));
    }

    private static LayerPlan linear(int out) {
        return new Linear.Plan(out, OptionalInt.empty(), WEIGHTS, Optional.of(ZERO));
    }

    private double milliseconds() {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            long begun = System.nanoTime();
            network.parameters().forEach(p -> p.gradient().clear());
            network.forward(pass.begin(Mode.TRAIN, step++), x, y);
            network.backward(pass, x, y, dy, dx);
            optimizer.step();
            times.add((System.nanoTime() - begun) / 1e6);
        }
        Collections.sort(times);
        return times.get(STEPS / 2);
    }

    /// Measures once for each line of the standard input.
    public static void main(String... arguments) throws IOException {
        try (Backend backend = new CpuBackend(KernelChoice.VECTOR, 1);
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            TransformerStep training = new TransformerStep(backend, List.of(arguments));
            while (lines.readLine() != null) {
                System.out.println(String.format(Locale.ROOT, "%.3f", training.milliseconds()));
            }
        }
    }
}
