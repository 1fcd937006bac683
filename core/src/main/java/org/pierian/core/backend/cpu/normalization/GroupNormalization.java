package org.pierian.core.backend.cpu.normalization;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.NormGeometry;
import org.pierian.core.backend.Normalization;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Normalization] of groups of channels, each of which is a row of neighbouring numbers. Threads share the rows.
///
/// What was normalized is computed again in the backward pass: it is cheaper than to keep it.
public final class GroupNormalization implements Normalization {

    private static final float[] EMPTY = {};
    /// Columns that a thread takes at least: a line of the cache.
    private static final int COLUMNS = 16;

    private final LaneSums sums;
    private final Affine affine;
    private final boolean centered;
    private final double epsilon;
    private final int channels;
    private final int area;
    private final int groups;
    private final int planes; // channels of a row
    private final int row; // its length
    private final boolean vectors; // an example is a row whose channels are single numbers
    private final float[] shifts; // minus the mean of every row of the last forward pass
    private final float[] scales; // r of every row
    private final float[] productSums; // of dy * n, for every plane
    private final float[] gradientSums; // of dy
    private final Units forward;
    private final Units inputGradient;
    private final Units planeGradients;
    private final Units columnGradients;
    private float[] x = EMPTY;
    private float[] weights = EMPTY;
    private float[] biases = EMPTY;
    private float[] result = EMPTY;
    private float[] dy = EMPTY;
    private int examples;

    /// @param geometry over groups or squares
    /// @param maxExamples the most examples in a pass
    /// @param reductions has the forms of sums in use
    /// @param team the threads
    public GroupNormalization(NormGeometry geometry, int maxExamples, CpuReductions reductions, Team team) {
        this.sums = new LaneSums(reductions);
        this.affine = new Affine(geometry.channels());
        this.centered = geometry.over() == NormGeometry.Over.GROUPS;
        this.epsilon = geometry.epsilon();
        this.channels = geometry.channels();
        this.area = geometry.area();
        this.groups = geometry.groups();
        this.planes = channels / groups;
        this.row = planes * area;
        this.vectors = area == 1 && groups == 1;
        this.shifts = new float[maxExamples * groups];
        this.scales = new float[maxExamples * groups];
        this.productSums = new float[vectors ? 0 : maxExamples * channels];
        this.gradientSums = new float[productSums.length];
        this.forward = new Units(team, 2, row, this::forward);
        this.inputGradient = new Units(team, 3, row, this::inputGradient);
        this.planeGradients = new Units(team, vectors ? 0 : 2, row, this::planeGradients);
        this.columnGradients = new Units(team, vectors ? 4 : 0, row, this::columnGradients);
    }

    @Override
    public void forward(Tensor x, Tensor weight, Tensor bias, Tensor y) {
        this.x = array(x);
        this.weights = affine.weight(weight);
        this.biases = affine.bias(bias);
        this.result = array(y);
        forward.divide(x.size() / row, x.size());
        release();
    }

    @Override
    public void backward(
            Tensor x, Tensor dy, Tensor weight, Gradient weightGradient, Gradient biasGradient, Tensor dx) {
        this.x = array(x);
        this.dy = array(dy);
        this.weights = affine.weight(weight);
        this.examples = x.size() / (channels * area);
        if (!weightGradient.isNone() || !biasGradient.isNone()) {
            parameterSums(x.size(), affine.begin(weightGradient, biasGradient));
            affine.finish(weightGradient, biasGradient);
        }
        if (!dx.isNone()) {
            this.result = array(dx);
            inputGradient.divide(x.size() / row, x.size());
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
            forwardRow(i, scratch[0], scratch[1]);
        }
    }

    private void forwardRow(int i, float[] a, float[] b) {
        int at = i * row;
        System.arraycopy(x, at, a, 0, row);
        float shift = centered ? -sums.mean(row, x, at, b) : Affine.NOTHING;
        Loops.squares(row, a, shift, b);
        float scale = Loops.scale(sums.sum(row, b, 0) / row, epsilon);
        shifts[i] = shift;
        scales[i] = scale;
        if (vectors) {
            Loops.normalize(row, a, shift, scale);
            Loops.affine(row, a, weights, biases);
            System.arraycopy(a, 0, result, at, row);
            return;
        }
        int c = i % groups * planes;
        for (int plane = at; plane < at + row; plane += area) {
            Loops.transform(plane, plane + area, x, shift, scale, weights[c], biases[c], result);
            c++;
        }
    }

    private void inputGradient(int from, int to, float[][] scratch) {
        for (int i = from; i < to; i++) {
            inputGradientOfRow(i, scratch[0], scratch[1], scratch[2]);
        }
    }

    private void inputGradientOfRow(int i, float[] n, float[] g, float[] terms) {
        int at = i * row;
        System.arraycopy(x, at, n, 0, row);
        Loops.normalize(row, n, shifts[i], scales[i]);
        System.arraycopy(dy, at, g, 0, row);
        weigh(i, g);
        float shift = centered ? -sums.mean(row, g, 0, terms) : Affine.NOTHING;
        Loops.multiply(row, g, n, terms);
        float share = sums.sum(row, terms, 0) / row;
        Loops.gradient(row, n, -share, g, shift, scales[i]);
        System.arraycopy(n, 0, result, at, row);
    }

    /// `g = dy * weight`.
    private void weigh(int i, float[] g) {
        if (vectors) {
            Loops.multiply(row, g, weights, g);
            return;
        }
        int c = i % groups * planes;
        for (int plane = 0; plane < row; plane += area) {
            Loops.multiply(plane, plane + area, g, weights[c++]);
        }
    }

    /// @param continued whether sums go on from those of passes before
    private void parameterSums(int elements, boolean continued) {
        if (vectors) {
            columnGradients.divide((channels + COLUMNS - 1) / COLUMNS, elements);
        } else {
            planeGradients.divide(examples * groups, elements);
            sums.chain(continued, examples, channels, productSums, affine.weightSums());
            sums.chain(continued, examples, channels, gradientSums, affine.biasSums());
        }
    }

    /// Sums of `dy * n` and of `dy` for the planes of some rows.
    private void planeGradients(int from, int to, float[][] scratch) {
        float[] n = scratch[0];
        float[] g = scratch[1];
        for (int i = from; i < to; i++) {
            System.arraycopy(x, i * row, n, 0, row);
            Loops.normalize(row, n, shifts[i], scales[i]);
            System.arraycopy(dy, i * row, g, 0, row);
            Loops.multiply(row, g, n, n);
            for (int p = 0; p < planes; p++) {
                productSums[i * planes + p] = sums.sum(area, n, p * area);
                gradientSums[i * planes + p] = sums.sum(area, g, p * area);
            }
        }
    }

    /// Chains over the rows, for some groups of columns.
    private void columnGradients(int from, int to, float[][] scratch) {
        int first = from * COLUMNS;
        int count = Math.min(to * COLUMNS, channels) - first;
        float[] n = scratch[0];
        float[] g = scratch[1];
        float[] products = scratch[2];
        float[] gradients = scratch[3];
        System.arraycopy(affine.weightSums(), first, products, 0, count);
        System.arraycopy(affine.biasSums(), first, gradients, 0, count);
        for (int i = 0; i < examples; i++) {
            System.arraycopy(x, i * row + first, n, 0, count);
            Loops.normalize(count, n, shifts[i], scales[i]);
            System.arraycopy(dy, i * row + first, g, 0, count);
            Loops.multiply(count, g, n, n);
            Loops.add(count, n, products);
            Loops.add(count, g, gradients);
        }
        System.arraycopy(products, 0, affine.weightSums(), first, count);
        System.arraycopy(gradients, 0, affine.biasSums(), first, count);
    }
}
