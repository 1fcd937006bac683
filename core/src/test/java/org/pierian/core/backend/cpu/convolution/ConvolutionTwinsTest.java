package org.pierian.core.backend.cpu.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pierian.core.testing.Twins.result;

import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.backend.cpu.vector.VectorWidth;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Numbers;

/// Every vector form of the convolution gives the bits of the scalar form. What lies behind the results must stay as
/// it was.
class ConvolutionTwinsTest {

    private final Random random = new Random(20);

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void convolutionsAreEqualForRandomGeometries(int bits) {
        for (int round = 0; round < 60; round++) {
            checkConvolution(bits, randomGroup(), 1 + random.nextInt(10), Numbers.turn(round));
        }
    }

    private ChannelGroup randomGroup() {
        int groups = 1 + random.nextInt(2);
        int in = 1 + random.nextInt(4);
        int out = 1 + random.nextInt(random.nextBoolean() ? 5 : 40);
        int which = random.nextInt(groups);
        Window window = window(
                in * groups,
                1 + random.nextInt(9),
                1 + random.nextInt(20),
                1 + random.nextInt(3),
                1 + random.nextInt(4),
                1 + random.nextInt(2),
                random.nextInt(3),
                1 + random.nextInt(2));
        return new ChannelGroup(window, in, which * in, in * groups, out, which * out, out * groups);
    }

    /// A window that is enlarged, if need be, until the image with its padding holds it.
    private static Window window(
            int channels, int height, int width, int kernelHeight, int kernelWidth, int stride, int pad, int dilation) {
        int h = Math.max(height, (kernelHeight - 1) * dilation + 1 - 2 * pad);
        int w = Math.max(width, (kernelWidth - 1) * dilation + 1 - 2 * pad);
        int outHeight = (h + 2 * pad - (kernelHeight - 1) * dilation - 1) / stride + 1;
        int outWidth = (w + 2 * pad - (kernelWidth - 1) * dilation - 1) / stride + 1;
        return new Window(
                channels,
                h,
                w,
                kernelHeight,
                kernelWidth,
                stride,
                stride,
                pad,
                pad,
                dilation,
                dilation,
                outHeight,
                outWidth);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void convolutionsAreEqualOverSeveralSegments(int bits) {
        Window deep = window(460, 3, 4, 3, 3, 1, 1, 1); // 4140 products in each output
        checkConvolution(bits, new ChannelGroup(deep, 460, 0, 460, 3, 0, 3), 1, Numbers.PLAIN);
        Window large = window(1, 66, 67, 2, 2, 1, 0, 1); // 4290 windows in each weight's gradient
        checkConvolution(bits, new ChannelGroup(large, 1, 0, 1, 5, 0, 5), 2, Numbers.PLAIN);
        Window manyOut = window(1, 3, 3, 3, 3, 1, 1, 1); // 4140 products in each input's gradient
        checkConvolution(bits, new ChannelGroup(manyOut, 1, 0, 1, 460, 0, 460), 1, Numbers.PLAIN);
    }

    @Test
    void convolutionsAreEqualForAnyNumberOfThreads() {
        Window window = window(3, 16, 16, 3, 3, 1, 1, 1);
        ChannelGroup group = new ChannelGroup(window, 3, 0, 3, 20, 0, 20);
        for (int threads : new int[] {2, 3, 5}) {
            try (Team team = new Team(threads)) {
                checkConvolution(new VectorConvolution(VectorWidth.BITS, team), group, 19, Numbers.PLAIN);
            }
        }
    }

    @Test
    void plainLoopsGiveAConvolutionUpToAFasterKernel() {
        ChannelGroup group = new ChannelGroup(window(3, 16, 16, 3, 3, 1, 1, 1), 3, 0, 3, 20, 0, 20);
        SlowConvolution slow = new SlowConvolution();
        checkConvolution(slow.kernel, group, 19, Numbers.PLAIN);
        // In each of the three passes the seventh example was too much, and the faster kernel was asked for once more.
        assertThat(slow.asked).isEqualTo(3 * (7 + 1));
    }

    /// Plain loops that are replaced at the seventh example of each pass.
    private static final class SlowConvolution {

        private final ConvolutionKernel fast = new VectorConvolution(VectorWidth.BITS, Team.alone());
        private final ScalarConvolution kernel = new ScalarConvolution(() -> inUse());
        private int asked;

        private ConvolutionKernel inUse() {
            return asked++ % 8 < 6 ? kernel : fast;
        }
    }

    private void checkConvolution(int bits, ChannelGroup group, int batch, Numbers kind) {
        checkConvolution(new VectorConvolution(bits, Team.alone()), group, batch, kind);
    }

    private void checkConvolution(ConvolutionKernel kernel, ChannelGroup group, int batch, Numbers kind) {
        Window w = group.window;
        float[] x = kind.draw(random, batch * group.allIn * w.area());
        float[] dy = kind.draw(random, batch * group.allOut * w.outArea());
        float[] weight = kind.draw(random, group.in * w.cells() * group.allOut);
        String what = w + ", " + group.in + " to " + group.out + " channels, batch " + batch;
        float[] bias = kind.draw(random, random.nextBoolean() ? 0 : group.allOut);
        twice(
                dy.length,
                "outputs of " + what,
                kernel,
                (k, to) -> k.forward(group, 0, batch, x, weight, bias, to, adding(to, dy.length / batch)));
        twice(
                x.length,
                "input gradients of " + what,
                kernel,
                (k, to) -> k.inputGradient(group, 0, batch, dy, weight, to));
        twice(weight.length, "weight gradients of " + what, kernel, (k, to) -> {
            float[] own = dy.clone();
            k.weightGradient(group, batch, x, own, to, adding(own, dy.length / batch));
        });
    }

    /// Adds to each example's numbers, so that it can be seen if that was done twice, or not at all, or too late.
    private static ExampleTask adding(float[] numbers, int exampleSize) {
        return example -> {
            for (int i = example * exampleSize; i < (example + 1) * exampleSize; i++) {
                numbers[i] += 2f;
            }
        };
    }

    private static void twice(
            int size, String what, ConvolutionKernel kernel, BiConsumer<ConvolutionKernel, float[]> work) {
        Bits.same(what, result(size, new ScalarConvolution(), work), result(size, kernel, work));
    }

    @Test
    void planesAreSummedInTheExamplesOrder() {
        float[] x = Numbers.PLAIN.draw(random, 9 * 20 * 200);
        Bits.same("sums of planes", planeSums(x, 0, 1), planeSums(x, 8, -1));
    }

    private static float[] planeSums(float[] x, int first, int step) {
        PlaneSums sums = new PlaneSums(new CpuReductions(KernelChoice.SCALAR, new Trials(false)));
        ExampleTask work = sums.of(9, 20, 200, x, ExampleTask.NONE);
        for (int i = 0; i < 9; i++) {
            work.run(first + i * step);
        }
        float[] result = new float[20];
        sums.finish(9, result, Store.WRITE);
        return result;
    }
}
