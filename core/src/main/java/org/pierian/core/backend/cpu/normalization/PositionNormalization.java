package org.pierian.core.backend.cpu.normalization;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.NormGeometry;
import org.pierian.core.backend.Normalization;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.reduction.RowSum;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Normalization] of the channels of each position. Threads share blocks of positions, whose 64 lanes are 64
/// rows of numbers, one number for each position.
public final class PositionNormalization implements Normalization {

    private static final float[] EMPTY = {};
    private static final int LANES = RowSum.LANES;
    /// Positions of a block: the lanes of so many stay in the first cache.
    private static final int BLOCK = 64;

    private final LaneSums sums;
    private final Affine affine;
    private final double epsilon;
    private final int channels;
    private final int area;
    private final int blocks; // of an example
    private final float[] shifts; // minus the mean of every position of the last forward pass
    private final float[] scales; // r of every position
    private final float[] productSums; // of dy * n, for every plane
    private final float[] gradientSums; // of dy
    private final Units forward;
    private final Units inputGradient;
    private final Units planeGradients;
    private float[] x = EMPTY;
    private float[] weights = EMPTY;
    private float[] biases = EMPTY;
    private float[] result = EMPTY;
    private float[] dy = EMPTY;

    /// @param geometry over positions
    /// @param maxExamples the most examples in a pass
    /// @param reductions has the forms of sums in use
    /// @param team the threads
    public PositionNormalization(NormGeometry geometry, int maxExamples, CpuReductions reductions, Team team) {
        this.sums = new LaneSums(reductions);
        this.affine = new Affine(geometry.channels());
        this.epsilon = geometry.epsilon();
        this.channels = geometry.channels();
        this.area = geometry.area();
        this.blocks = (area + BLOCK - 1) / BLOCK;
        this.shifts = new float[maxExamples * area];
        this.scales = new float[maxExamples * area];
        this.productSums = new float[maxExamples * channels];
        this.gradientSums = new float[maxExamples * channels];
        this.forward = new Units(team, LANES + 3, BLOCK, this::forward);
        this.inputGradient = new Units(team, 2 * LANES + 4, BLOCK, this::inputGradient);
        this.planeGradients = new Units(team, 4, area, this::planeGradients);
    }

    @Override
    public void forward(Tensor x, Tensor weight, Tensor bias, Tensor y) {
        this.x = array(x);
        this.weights = affine.weight(weight);
        this.biases = affine.bias(bias);
        this.result = array(y);
        forward.divide(x.size() / (channels * area) * blocks, x.size());
        release();
    }

    @Override
    public void backward(
            Tensor x, Tensor dy, Tensor weight, Gradient weightGradient, Gradient biasGradient, Tensor dx) {
        this.x = array(x);
        this.dy = array(dy);
        this.weights = affine.weight(weight);
        int examples = x.size() / (channels * area);
        if (!weightGradient.isNone() || !biasGradient.isNone()) {
            planeGradients.divide(examples, x.size());
            boolean continued = affine.begin(weightGradient, biasGradient);
            sums.chain(continued, examples, channels, productSums, affine.weightSums());
            sums.chain(continued, examples, channels, gradientSums, affine.biasSums());
            affine.finish(weightGradient, biasGradient);
        }
        if (!dx.isNone()) {
            this.result = array(dx);
            inputGradient.divide(examples * blocks, x.size());
        }
        release();
    }

    private void release() {
        x = EMPTY;
        dy = EMPTY;
        weights = EMPTY;
        biases = EMPTY;
        result = EMPTY;
    }

    private void forward(int from, int to, float[][] scratch) {
        for (int i = from; i < to; i++) {
            forwardBlock(i / blocks, i % blocks * BLOCK, scratch);
        }
    }

    private void forwardBlock(int example, int position, float[][] scratch) {
        int count = Math.min(BLOCK, area - position);
        int first = example * channels * area + position;
        float[] a = scratch[LANES];
        float[] shift = scratch[LANES + 1];
        float[] scale = scratch[LANES + 2];
        clear(scratch, 0, count);
        for (int c = 0; c < channels; c++) {
            System.arraycopy(x, first + c * area, a, 0, count);
            Loops.add(count, a, scratch[c % LANES]);
        }
        minusMeans(scratch, 0, count, shift);
        clear(scratch, 0, count);
        for (int c = 0; c < channels; c++) {
            System.arraycopy(x, first + c * area, a, 0, count);
            Loops.squares(count, a, shift, a);
            Loops.add(count, a, scratch[c % LANES]);
        }
        fold(scratch, 0, count);
        for (int i = 0; i < count; i++) {
            scale[i] = Loops.scale(scratch[0][i] / channels, epsilon);
        }
        for (int c = 0; c < channels; c++) {
            System.arraycopy(x, first + c * area, a, 0, count);
            Loops.normalize(count, a, shift, scale);
            Loops.affine(count, a, weights[c], biases[c]);
            System.arraycopy(a, 0, result, first + c * area, count);
        }
        System.arraycopy(shift, 0, shifts, example * area + position, count);
        System.arraycopy(scale, 0, scales, example * area + position, count);
    }

    private void inputGradient(int from, int to, float[][] scratch) {
        for (int i = from; i < to; i++) {
            inputGradientOfBlock(i / blocks, i % blocks * BLOCK, scratch);
        }
    }

    private void inputGradientOfBlock(int example, int position, float[][] scratch) {
        int count = Math.min(BLOCK, area - position);
        int first = example * channels * area + position;
        float[] n = scratch[2 * LANES];
        float[] g = scratch[2 * LANES + 1];
        float[] shift = scratch[2 * LANES + 2];
        float[] scale = scratch[2 * LANES + 3];
        System.arraycopy(shifts, example * area + position, shift, 0, count);
        System.arraycopy(scales, example * area + position, scale, 0, count);
        clear(scratch, 0, count);
        clear(scratch, LANES, count);
        for (int c = 0; c < channels; c++) {
            load(first + c * area, count, weights[c], shift, scale, n, g);
            Loops.add(count, g, scratch[c % LANES]);
            Loops.multiply(count, g, n, n);
            Loops.add(count, n, scratch[LANES + c % LANES]);
        }
        float[] mean = scratch[0];
        float[] share = scratch[LANES];
        minusMeans(scratch, 0, count, mean);
        minusMeans(scratch, LANES, count, share);
        for (int c = 0; c < channels; c++) {
            load(first + c * area, count, weights[c], shift, scale, n, g);
            Loops.gradient(count, n, share, g, mean, scale);
            System.arraycopy(n, 0, result, first + c * area, count);
        }
    }

    /// `n` and `g = dy * weight` of some positions of a channel.
    private void load(int at, int count, float weight, float[] shift, float[] scale, float[] n, float[] g) {
        System.arraycopy(x, at, n, 0, count);
        Loops.normalize(count, n, shift, scale);
        System.arraycopy(dy, at, g, 0, count);
        Loops.multiply(0, count, g, weight);
    }

    private void clear(float[][] scratch, int firstLane, int count) {
        for (int lane = 0; lane < Math.min(LANES, channels); lane++) {
            Arrays.fill(scratch[firstLane + lane], 0, count, 0f);
        }
    }

    /// Adds the lanes up in the first one; those that no channel reaches hold +0 and are left out.
    private void fold(float[][] scratch, int firstLane, int count) {
        int lanes = Math.min(LANES, channels);
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int lane = 0; lane < width && lane + width < lanes; lane++) {
                Loops.add(count, scratch[firstLane + lane + width], scratch[firstLane + lane]);
            }
            lanes = Math.min(lanes, width);
        }
    }

    /// Minus the sums of the lanes, divided by the number of channels.
    private void minusMeans(float[][] scratch, int firstLane, int count, float[] to) {
        fold(scratch, firstLane, count);
        float[] sum = scratch[firstLane];
        for (int i = 0; i < count; i++) {
            to[i] = -(sum[i] / channels);
        }
    }

    /// Sums of `dy * n` and of `dy` for the planes of some examples.
    private void planeGradients(int from, int to, float[][] scratch) {
        float[] n = scratch[0];
        float[] g = scratch[1];
        for (int example = from; example < to; example++) {
            System.arraycopy(shifts, example * area, scratch[2], 0, area);
            System.arraycopy(scales, example * area, scratch[3], 0, area);
            for (int p = example * channels; p < (example + 1) * channels; p++) {
                System.arraycopy(x, p * area, n, 0, area);
                Loops.normalize(area, n, scratch[2], scratch[3]);
                System.arraycopy(dy, p * area, g, 0, area);
                Loops.multiply(area, g, n, n);
                productSums[p] = sums.sum(area, n, 0);
                gradientSums[p] = sums.sum(area, g, 0);
            }
        }
    }
}
