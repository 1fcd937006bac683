package org.pierian.core.backend.cpu.reduction;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.arithmetic.Functions;
import org.pierian.core.arithmetic.Logistic;
import org.pierian.core.backend.Losses;
import org.pierian.core.backend.SoftTargets;
import org.pierian.core.tensor.Tensor;

/// [Losses] on arrays.
public final class CpuLosses implements Losses {

    private final CpuReductions reductions;
    private float[] row = {};
    private float[] wanted = {};
    private DiceSums dice = new DiceSums(0);

    /// @param reductions sums of rows
    public CpuLosses(CpuReductions reductions) {
        this.reductions = reductions;
    }

    @Override
    public void negativeLogLikelihood(
            Tensor logProbabilities, Tensor classes, Tensor weights, float scale, Tensor losses, Tensor gradient) {
        float[] x = array(logProbabilities);
        float[] labels = array(classes);
        float[] w = array(weights);
        float[] l = array(losses);
        int width = logProbabilities.matrix().columns();
        if (!gradient.isNone()) {
            gradient.fill(0f);
        }
        for (int i = 0; i < logProbabilities.matrix().rows(); i++) {
            int label = (int) labels[i];
            l[i] = label < 0 ? 0f : w[label] * -x[i * width + label];
            if (label >= 0 && !gradient.isNone()) {
                array(gradient)[i * width + label] = scale * -w[label];
            }
        }
    }

    @Override
    public void probabilityCrossEntropy(
            Tensor logits, Tensor targets, SoftTargets form, float scale, Tensor losses, Tensor gradient) {
        float[] x = array(logits);
        float[] t = array(targets);
        float[] l = array(losses);
        int width = logits.matrix().columns();
        makeRoom(width);
        for (int i = 0; i < logits.matrix().rows(); i++) {
            int at = i * width;
            float total = want(form, width, t, at);
            float max = CpuReductions.max(width, x, at);
            float[] dx = gradient.isNone() ? row : array(gradient);
            int to = gradient.isNone() ? 0 : at;
            float sum = reductions.exponentials(width, x, at, max, dx, to);
            l[i] = crossEntropy(width, x, at, max, Functions.log(sum));
            for (int j = 0; j < width; j++) {
                dx[to + j] = scale * (total * (dx[to + j] / sum) - wanted[j]);
            }
        }
    }

    /// Fills [#wanted] with what each class counts, and returns their sum.
    private float want(SoftTargets form, int width, float[] t, int at) {
        float[] w = array(form.weights());
        float certain = 1f - form.smoothing();
        float spread = form.smoothing() / width;
        float total = 0f;
        for (int j = 0; j < width; j++) {
            wanted[j] = w[j] * Fma.fma(certain, t[at + j], spread);
            total += wanted[j];
        }
        return total;
    }

    /// Classes that are not wanted do not count, even with a probability of 0.
    private float crossEntropy(int width, float[] x, int at, float max, float log) {
        float sum = 0f;
        for (int j = 0; j < width; j++) {
            if (wanted[j] != 0f) {
                sum = Fma.fma(wanted[j], log - (x[at + j] - max), sum);
            }
        }
        return sum;
    }

    @Override
    public void binaryCrossEntropy(
            Tensor logits, Tensor targets, double[] positiveWeights, float scale, Tensor losses, Tensor gradient) {
        float[] x = array(logits);
        float[] t = array(targets);
        float[] l = array(losses);
        int width = positiveWeights.length;
        float factor = scale / width;
        for (int i = 0; i < logits.rows(); i++) {
            float sum = 0f;
            for (int j = 0; j < width; j++) {
                sum += binary(x[i * width + j], t[i * width + j], positiveWeights[j]);
            }
            l[i] = sum / width;
            for (int j = 0; j < width && !gradient.isNone(); j++) {
                int at = i * width + j;
                array(gradient)[at] = factor * binarySlope(x[at], t[at], positiveWeights[j]);
            }
        }
    }

    private static float binary(float x, float t, double weight) {
        return (float) (weight * t * Logistic.softplus(-x) + (1 - (double) t) * Logistic.softplus(x));
    }

    private static float binarySlope(float x, float t, double weight) {
        return (float) ((1 - (double) t) * Logistic.sigmoid(x) - weight * t * Logistic.sigmoid(-x));
    }

    @Override
    public void dice(Tensor logits, Tensor classes, double smooth, float scale, Tensor losses, Tensor gradient) {
        float[] labels = array(classes);
        float[] l = array(losses);
        int width = logits.matrix().columns();
        int positions = logits.rows() == 0 ? 0 : logits.matrix().rows() / logits.rows();
        makeRoom(width);
        DiceSums sums = diceSums(width);
        for (int i = 0; i < logits.rows(); i++) {
            int first = i * positions;
            addProbabilities(sums, logits, labels, first, first + positions, gradient);
            l[i] = sums.loss(smooth);
            if (!gradient.isNone()) {
                sums.prepareGradient(smooth);
                for (int q = first; q < first + positions; q++) {
                    sums.gradient((int) labels[q], scale, array(gradient), q * width);
                }
            }
        }
    }

    /// Leaves the probabilities of an example in `gradient`, if there is one.
    private void addProbabilities(DiceSums sums, Tensor logits, float[] labels, int first, int end, Tensor gradient) {
        float[] x = array(logits);
        float[] p = gradient.isNone() ? row : array(gradient);
        int width = logits.matrix().columns();
        sums.clear();
        for (int q = first; q < end; q++) {
            int to = gradient.isNone() ? 0 : q * width;
            float max = CpuReductions.max(width, x, q * width);
            float sum = reductions.exponentials(width, x, q * width, max, p, to);
            for (int j = to; j < to + width; j++) {
                p[j] /= sum;
            }
            sums.add((int) labels[q], p, to);
        }
    }

    private DiceSums diceSums(int width) {
        if (dice.classes() != width) {
            dice = new DiceSums(width);
        }
        return dice;
    }

    private void makeRoom(int width) {
        if (row.length < width) {
            row = new float[width];
            wanted = new float[width];
        }
    }
}
