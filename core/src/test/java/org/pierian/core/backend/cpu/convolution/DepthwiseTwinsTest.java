package org.pierian.core.backend.cpu.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.matmul.CpuMatMul;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.testing.Numbers;

/// Convolutions whose channels are groups of their own have the bits of any other convolution in groups.
class DepthwiseTwinsTest {

    private final Random random = new Random(21);

    @Test
    void sumsAreEqualForRandomGeometries() {
        for (int threads : new int[] {1, 3}) {
            try (Team team = new Team(threads)) {
                for (int round = 0; round < 150; round++) {
                    check(randomGeometry(), 1 + random.nextInt(11), team, Numbers.turn(round));
                }
            }
        }
    }

    @Test
    void sumsAreEqualOverSeveralSegments() {
        try (Team team = Team.alone()) {
            Window large = new Window(2, 66, 67, 3, 2, 1, 1, 1, 1, 1, 1, 66, 68); // 4488 windows
            check(new ConvolutionGeometry(large, 4, 2), 3, team, Numbers.PLAIN);
        }
    }

    private ConvolutionGeometry randomGeometry() {
        int channels = 2 + random.nextInt(4);
        int kernelHeight = 1 + random.nextInt(5);
        int kernelWidth = 1 + random.nextInt(5);
        int strideHeight = 1 + random.nextInt(3);
        int strideWidth = 1 + random.nextInt(3);
        int padTop = random.nextInt(3);
        int padLeft = random.nextInt(3);
        int dilationHeight = 1 + random.nextInt(2);
        int dilationWidth = 1 + random.nextInt(2);
        int height = 1 + random.nextInt(9) + (kernelHeight - 1) * dilationHeight;
        int width = 1 + random.nextInt(20) + (kernelWidth - 1) * dilationWidth;
        Window window = new Window(
                channels,
                height,
                width,
                kernelHeight,
                kernelWidth,
                strideHeight,
                strideWidth,
                padTop,
                padLeft,
                dilationHeight,
                dilationWidth,
                (height + 2 * padTop - (kernelHeight - 1) * dilationHeight - 1) / strideHeight + 1,
                (width + 2 * padLeft - (kernelWidth - 1) * dilationWidth - 1) / strideWidth + 1);
        return new ConvolutionGeometry(window, channels * (1 + random.nextInt(3)), channels);
    }

    private void check(ConvolutionGeometry geometry, int batch, Team team, Numbers kind) {
        assertThat(DepthwiseSums.fits(geometry)).isTrue();
        for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
            check(geometry, choice, batch, team, kind);
        }
    }

    private void check(ConvolutionGeometry geometry, KernelChoice choice, int batch, Team team, Numbers kind) {
        Trials trials = new Trials(false);
        DepthwiseSums depthwise = new DepthwiseSums(geometry, new DepthwiseForms(choice, trials), team);
        ConvolutionForms forms = new ConvolutionForms(
                KernelChoice.SCALAR, team, trials, new CpuMatMul(KernelChoice.SCALAR, team, trials));
        GroupedSums grouped = new GroupedSums(forms, geometry);
        Window w = geometry.window();
        float[] x = kind.draw(random, batch * w.channels() * w.area());
        float[] dy = kind.draw(random, batch * geometry.outChannels() * w.outArea());
        float[] weight = kind.draw(random, w.cells() * geometry.outChannels());
        float[] bias = kind.draw(random, random.nextBoolean() ? 0 : geometry.outChannels());
        String what = geometry + ", batch " + batch + ", " + choice;
        float[] expected = new float[dy.length];
        float[] actual = new float[dy.length];
        grouped.forward(batch, x, weight, bias, expected, ExampleTask.NONE);
        depthwise.forward(batch, x, weight, bias, actual, ExampleTask.NONE);
        assertThat(bits(actual)).as("output of %s", what).isEqualTo(bits(expected));
        expected = new float[x.length];
        actual = new float[x.length];
        grouped.inputGradient(batch, dy, weight, expected);
        depthwise.inputGradient(batch, dy, weight, actual);
        assertThat(bits(actual)).as("input gradient of %s", what).isEqualTo(bits(expected));
        expected = new float[weight.length];
        actual = new float[weight.length];
        grouped.weightGradient(batch, x, dy, expected, ExampleTask.NONE);
        depthwise.weightGradient(batch, x, dy, actual, ExampleTask.NONE);
        assertThat(bits(actual)).as("weight gradient of %s", what).isEqualTo(bits(expected));
        trials.close();
    }

    /// Which NaN it is does not count.
    private static int[] bits(float[] numbers) {
        int[] bits = new int[numbers.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(numbers[i]);
        }
        return bits;
    }
}
