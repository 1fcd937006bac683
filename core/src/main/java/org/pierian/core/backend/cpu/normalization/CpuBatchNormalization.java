package org.pierian.core.backend.cpu.normalization;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.BatchNormGeometry;
import org.pierian.core.backend.BatchNormalization;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.RunningStatistics;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [BatchNormalization] on arrays. Threads share the examples; what is summed over the examples is one number for
/// each plane.
public final class CpuBatchNormalization implements BatchNormalization {

    private static final float[] EMPTY = {};

    private final LaneSums sums;
    private final Affine affine;
    private final double epsilon;
    private final int channels;
    private final int area;
    private final float[] shifts; // minus the means of the last pass
    private final float[] scales; // r
    private final float[] totals; // a sum for each channel
    private final float[] planeSums; // a sum for each plane
    private final float[] productSums; // the same of dy * n
    private final float[] minusShares; // -(sum of dy * n) / count
    private final float[] minusMeans; // -(sum of dy) / count
    private final float[] factors; // weight * r
    private final Units means;
    private final Units squares;
    private final Units transform;
    private final Units gradientSums;
    private final Units inputGradient;
    private float[] x = EMPTY;
    private float[] weights = EMPTY;
    private float[] biases = EMPTY;
    private float[] result = EMPTY;
    private float[] dy = EMPTY;
    private ExampleTask task = ExampleTask.NONE;

    /// @param geometry channels and positions
    /// @param maxBatch the most examples in a pass
    /// @param reductions has the forms of sums in use
    /// @param team the threads
    public CpuBatchNormalization(BatchNormGeometry geometry, int maxBatch, CpuReductions reductions, Team team) {
        this.sums = new LaneSums(reductions);
        this.affine = new Affine(geometry.channels());
        this.epsilon = geometry.epsilon();
        this.channels = geometry.channels();
        this.area = geometry.area();
        this.shifts = new float[channels];
        this.scales = new float[channels];
        this.totals = new float[channels];
        this.planeSums = new float[maxBatch * channels];
        this.productSums = new float[maxBatch * channels];
        this.minusShares = new float[channels];
        this.minusMeans = new float[channels];
        this.factors = new float[channels];
        int unit = area == 1 ? channels : area; // what is copied at once
        this.means = new Units(team, 1, unit, this::sumPlanes);
        this.squares = new Units(team, 1, unit, this::sumSquares);
        this.transform = new Units(team, 1, unit, this::transform);
        this.gradientSums = new Units(team, 2, unit, this::sumGradients);
        this.inputGradient = new Units(team, 2, unit, this::inputGradient);
    }

    @Override
    public void train(
            double momentum,
            Tensor x,
            Tensor weight,
            Tensor bias,
            RunningStatistics running,
            Tensor y,
            ExampleTask after) {
        float share = (float) momentum;
        float keep = (float) (1 - momentum);
        int batch = x.rows();
        int count = batch * area;
        this.x = array(x);
        means.divide(batch, x.size());
        sums.chain(batch, channels, planeSums, totals);
        float[] mean = array(running.mean());
        for (int c = 0; c < channels; c++) {
            shifts[c] = -(totals[c] / count);
            mean[c] = Fma.fma(share, totals[c] / count, keep * mean[c]);
        }
        squares.divide(batch, x.size());
        sums.chain(batch, channels, planeSums, totals);
        float[] variance = array(running.variance());
        for (int c = 0; c < channels; c++) {
            scales[c] = Loops.scale(totals[c] / count, epsilon);
            if (count > 1) {
                variance[c] = Fma.fma(share, totals[c] / (count - 1), keep * variance[c]);
            }
        }
        transform(x, weight, bias, y, after);
    }

    @Override
    public void evaluate(Tensor x, Tensor weight, Tensor bias, RunningStatistics running, Tensor y, ExampleTask after) {
        float[] mean = array(running.mean());
        float[] variance = array(running.variance());
        for (int c = 0; c < channels; c++) {
            shifts[c] = -mean[c];
            scales[c] = Loops.scale(variance[c], epsilon);
        }
        transform(x, weight, bias, y, after);
    }

    private void transform(Tensor x, Tensor weight, Tensor bias, Tensor y, ExampleTask after) {
        this.x = array(x);
        this.weights = affine.weight(weight);
        this.biases = affine.bias(bias);
        this.result = array(y);
        this.task = after;
        transform.divide(x.rows(), x.size());
        release();
    }

    @Override
    public void backward(
            Tensor x,
            Tensor dy,
            Tensor weight,
            Gradient weightGradient,
            Gradient biasGradient,
            Tensor dx,
            ExampleTask before) {
        int batch = x.rows();
        this.x = array(x);
        this.dy = array(dy);
        this.weights = affine.weight(weight);
        this.task = before;
        gradientSums.divide(batch, x.size());
        sums.chain(batch, channels, productSums, affine.weightSums());
        sums.chain(batch, channels, planeSums, affine.biasSums());
        affine.collect(weightGradient, biasGradient);
        if (!dx.isNone()) {
            this.result = array(dx);
            int count = batch * area;
            for (int c = 0; c < channels; c++) {
                minusShares[c] = -(affine.weightSums()[c] / count);
                minusMeans[c] = -(affine.biasSums()[c] / count);
                factors[c] = weights[c] * scales[c];
            }
            inputGradient.divide(batch, x.size());
        }
        release();
    }

    private void release() {
        x = EMPTY;
        dy = EMPTY;
        weights = EMPTY;
        biases = EMPTY;
        result = EMPTY;
        task = ExampleTask.NONE;
    }

    private void sumPlanes(int from, int to, float[][] scratch) {
        if (area == 1) {
            System.arraycopy(x, from * channels, planeSums, from * channels, (to - from) * channels);
            return;
        }
        float[] a = scratch[0];
        for (int p = from * channels; p < to * channels; p++) {
            System.arraycopy(x, p * area, a, 0, area);
            planeSums[p] = sums.sum(area, a, 0);
        }
    }

    private void sumSquares(int from, int to, float[][] scratch) {
        float[] a = scratch[0];
        for (int n = from; n < to; n++) {
            int first = n * channels;
            if (area == 1) {
                System.arraycopy(x, first, a, 0, channels);
                Loops.squares(channels, a, shifts, a);
                System.arraycopy(a, 0, planeSums, first, channels);
                continue;
            }
            for (int c = 0; c < channels; c++) {
                System.arraycopy(x, (first + c) * area, a, 0, area);
                Loops.squares(area, a, shifts[c], a);
                planeSums[first + c] = sums.sum(area, a, 0);
            }
        }
    }

    private void transform(int from, int to, float[][] scratch) {
        float[] a = scratch[0];
        for (int n = from; n < to; n++) {
            int first = n * channels;
            if (area == 1) {
                System.arraycopy(x, first, a, 0, channels);
                Loops.normalize(channels, a, shifts, scales);
                Loops.affine(channels, a, weights, biases);
                System.arraycopy(a, 0, result, first, channels);
            }
            for (int c = 0; area > 1 && c < channels; c++) {
                int at = (first + c) * area;
                Loops.transform(at, at + area, x, shifts[c], scales[c], weights[c], biases[c], result);
            }
            task.run(n);
        }
    }

    private void sumGradients(int from, int to, float[][] scratch) {
        float[] a = scratch[0];
        float[] g = scratch[1];
        for (int n = from; n < to; n++) {
            task.run(n);
            int first = n * channels;
            if (area == 1) {
                System.arraycopy(x, first, a, 0, channels);
                Loops.normalize(channels, a, shifts, scales);
                System.arraycopy(dy, first, g, 0, channels);
                System.arraycopy(g, 0, planeSums, first, channels);
                Loops.multiply(channels, g, a, a);
                System.arraycopy(a, 0, productSums, first, channels);
                continue;
            }
            for (int c = 0; c < channels; c++) {
                int at = (first + c) * area;
                System.arraycopy(x, at, a, 0, area);
                Loops.normalize(area, a, shifts[c], scales[c]);
                System.arraycopy(dy, at, g, 0, area);
                Loops.multiply(area, g, a, a);
                productSums[first + c] = sums.sum(area, a, 0);
                planeSums[first + c] = sums.sum(area, g, 0);
            }
        }
    }

    private void inputGradient(int from, int to, float[][] scratch) {
        float[] a = scratch[0];
        float[] g = scratch[1];
        for (int n = from; n < to; n++) {
            int first = n * channels;
            if (area == 1) {
                System.arraycopy(x, first, a, 0, channels);
                Loops.normalize(channels, a, shifts, scales);
                System.arraycopy(dy, first, g, 0, channels);
                Loops.gradient(channels, a, minusShares, g, minusMeans, factors);
                System.arraycopy(a, 0, result, first, channels);
                continue;
            }
            for (int c = 0; c < channels; c++) {
                int at = (first + c) * area;
                Loops.gradient(
                        at, at + area, x, shifts[c], scales[c], minusShares[c], dy, minusMeans[c], factors[c], result);
            }
        }
    }
}
