package org.pierian.core.backend.cpu.reduction;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pierian.core.arithmetic.Functions;
import org.pierian.core.backend.Margin;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.RowFold;
import org.pierian.core.backend.SoftTargets;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.Stretch;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Tensor;

/// [Reductions] on arrays.
public final class CpuReductions implements Reductions {

    private static final int EXPONENT = 0x7f80_0000;
    private static final int LOWEST_EXPONENT_BIT = 0x0080_0000;

    private static final float[] NONE = {};

    private final ReductionForms forms;
    private float[] row = {};
    private float[] planeSums = {};
    private @Nullable SoftRow softRow;
    private @Nullable SoftTargets softTargets; // of #softRow

    /// @param choice which forms may be used
    /// @param trials where trials are planned
    public CpuReductions(KernelChoice choice, Trials trials) {
        this.forms = new ReductionForms(choice, trials);
    }

    /// The form in use for sums of rows.
    ///
    /// @param n length of the rows
    public RowSum rowSum(int n) {
        return forms.rows(n);
    }

    /// The form in use for exponentials of rows.
    ///
    /// @param n length of the rows
    public Exponentials exponentials(int n) {
        return forms.exponentials(n);
    }

    /// The form in use for sums of columns.
    ///
    /// @param numbers how many are added
    public ColumnSums columnSums(int numbers) {
        return forms.columns(numbers);
    }

    @Override
    public float sum(int from, int count, Tensor x) {
        return forms.rows(count).sum(count, array(x), from);
    }

    @Override
    public void sumColumns(Tensor x, Tensor sums, Store store) {
        int columns = sums.size();
        sumColumns(columns == 0 ? 0 : x.size() / columns, columns, array(x), array(sums), store);
    }

    private void sumColumns(int rows, int columns, float[] x, float[] target, Store store) {
        if (store == Store.WRITE) {
            forms.columns(rows * columns).sum(rows, columns, x, target);
            return;
        }
        if (store == Store.CONTINUE) {
            continueColumns(rows, columns, x, target);
            return;
        }
        float[] more = row(columns);
        forms.columns(rows * columns).sum(rows, columns, x, more);
        for (int j = 0; j < columns; j++) {
            target[j] += more[j];
        }
    }

    private static void continueColumns(int rows, int columns, float[] x, float[] sums) {
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                sums[j] += x[row + j];
            }
        }
    }

    @Override
    public void sumPlanes(int area, Tensor x, Tensor sums, Store store) {
        int planes = x.size() / area;
        if (planeSums.length < planes) {
            planeSums = new float[planes];
        }
        float[] numbers = array(x);
        RowSum rows = forms.rows(area);
        for (int p = 0; p < planes; p++) {
            planeSums[p] = rows.sum(area, numbers, p * area);
        }
        sumColumns(planes / sums.size(), sums.size(), planeSums, array(sums), store);
    }

    @Override
    public void sumStretched(Stretch stretch, int example, int count, Tensor x, Tensor sums) {
        float[] in = array(x);
        float[] out = array(sums);
        int small = example * stretch.smallSize();
        Arrays.fill(out, small, small + stretch.smallSize(), 0f);
        int length = stretch.length();
        for (int segment = 0; segment * length < count; segment++) {
            int from = example * stretch.size() + segment * length;
            int n = Math.min(length, count - segment * length);
            int to = small + stretch.offset(segment);
            if (stretch.repeats()) {
                out[to] += forms.rows(n).sum(n, in, from);
            } else {
                for (int j = 0; j < n; j++) {
                    out[to + j] += in[from + j];
                }
            }
        }
    }

    private float[] row(int size) {
        if (row.length < size) {
            row = new float[size];
        }
        return row;
    }

    @Override
    public void foldRows(RowFold fold, Tensor y, Tensor t, Tensor results) {
        float[] outputs = array(y);
        float[] targets = array(t);
        float[] sums = array(results);
        int width = y.rowSize();
        for (int i = 0; i < y.rows(); i++) {
            float sum = 0f;
            for (int j = i * width; j < (i + 1) * width; j++) {
                sum = fold.add(sum, outputs[j], targets[j]);
            }
            sums[i] = fold.finish(sum, width);
        }
    }

    @Override
    public void softmax(Tensor logits, Tensor probabilities) {
        rows(logits, probabilities, (x, y, from, to, max, sum) -> {
            for (int j = from; j < to; j++) {
                y[j] /= sum;
            }
        });
    }

    @Override
    public void logSoftmax(Tensor logits, Tensor logarithms) {
        rows(logits, logarithms, (x, y, from, to, max, sum) -> {
            float log = Functions.log(sum);
            for (int j = from; j < to; j++) {
                y[j] = (x[j] - max) - log;
            }
        });
    }

    /// What becomes of a row, given its largest number and the sum of `y = exp(x - max)`.
    private interface Row {
        void finish(float[] x, float[] y, int from, int to, float max, float sum);
    }

    private void rows(Tensor logits, Tensor results, Row row) {
        float[] x = array(logits);
        float[] y = array(results);
        int width = logits.matrix().columns();
        for (int at = 0; at < logits.size(); at += width) {
            float max = max(width, x, at);
            row.finish(x, y, at, at + width, max, exponentials(width, x, at, max, y, at));
        }
    }

    @Override
    public void crossEntropy(Tensor logits, Tensor classes, float scale, Tensor losses, Tensor gradient) {
        float[] x = array(logits);
        float[] labels = array(classes);
        float[] l = array(losses);
        boolean wanted = !gradient.isNone();
        int width = logits.matrix().columns();
        float[] dx = wanted ? array(gradient) : row(width);
        int rows = logits.matrix().rows();
        for (int i = 0; i < rows; i++) {
            int at = i * width;
            int label = (int) labels[i];
            if (label < 0) {
                l[i] = 0f;
                for (int j = at; wanted && j < at + width; j++) {
                    dx[j] = 0f;
                }
                continue;
            }
            float max = max(width, x, at);
            float sum = exponentials(width, x, at, max, dx, wanted ? at : 0);
            if (wanted) {
                for (int j = at; j < at + width; j++) {
                    dx[j] = scale * (dx[j] / sum);
                }
                dx[at + label] = scale * (Functions.exp(x[at + label] - max) / sum - 1f);
            }
            l[i] = Functions.log(sum) - (x[at + label] - max);
        }
    }

    @Override
    public void softCrossEntropy(
            Tensor logits, Tensor classes, SoftTargets targets, float scale, Tensor losses, Tensor gradient) {
        float[] x = array(logits);
        float[] labels = array(classes);
        float[] l = array(losses);
        boolean wanted = !gradient.isNone();
        int width = logits.matrix().columns();
        float[] dx = wanted ? array(gradient) : row(width);
        SoftRow row = softRow(targets, width);
        for (int i = 0; i < logits.matrix().rows(); i++) {
            int at = i * width;
            int to = wanted ? at : 0;
            int label = (int) labels[i];
            if (label < 0) {
                l[i] = 0f;
                Arrays.fill(dx, to, to + width, 0f);
                continue;
            }
            float max = max(width, x, at);
            float sum = exponentials(width, x, at, max, dx, to);
            l[i] = row.loss(label, x, at, max, Functions.log(sum));
            if (wanted) {
                row.gradient(label, scale, sum, dx, at);
            }
        }
    }

    /// Made once for a loss, so that a step makes nothing.
    private SoftRow softRow(SoftTargets targets, int width) {
        SoftRow made = softRow;
        if (made == null || !targets.equals(softTargets)) {
            made = new SoftRow(array(targets.weights()), width, targets.smoothing());
            softRow = made;
            softTargets = targets;
        }
        return made;
    }

    /// The largest of a row of at least one number; NaN when one of them is NaN.
    static float max(int n, float[] x, int offset) {
        float max = x[offset];
        for (int i = 1; i < n; i++) {
            max = Math.max(max, x[offset + i]);
        }
        return max;
    }

    /// `y = exp(x - max)`, returning the 64-lane sum of y.
    float exponentials(int n, float[] x, int offset, float max, float[] y, int yOffset) {
        forms.exponentials(n).exp(n, x, offset, max, y, yOffset);
        return forms.rows(n).sum(n, y, yOffset);
    }

    @Override
    public void multiMargin(Tensor scores, Tensor classes, Margin margin, float scale, Tensor losses, Tensor gradient) {
        float[] x = array(scores);
        float[] labels = array(classes);
        float[] l = array(losses);
        float[] weights = margin.weights().isNone() ? NONE : array(margin.weights());
        int width = scores.matrix().columns();
        for (int i = 0; i < scores.matrix().rows(); i++) {
            int at = i * width;
            int label = (int) labels[i];
            float weight = label < 0 || weights.length == 0 ? 1f : weights[label];
            l[i] = label < 0 ? 0f : MarginRow.loss(margin, label, width, x, at) * weight;
            if (!gradient.isNone()) {
                float[] dx = array(gradient);
                if (label < 0) {
                    Arrays.fill(dx, at, at + width, 0f);
                } else {
                    MarginRow.gradient(margin, label, width, scale * weight / width, x, at, dx);
                }
            }
        }
    }

    @Override
    public double sumOfSquares(Tensor x) {
        return Norms.sumOfSquares(x.size(), array(x));
    }

    @Override
    public double sumOfAbsoluteValues(Tensor x) {
        return Norms.sumOfAbsoluteValues(x.size(), array(x));
    }

    @Override
    public float largestAbsoluteValue(Tensor x) {
        return Norms.largestAbsoluteValue(x.size(), array(x));
    }

    /// One pass without branches: an exponent of ones, and only that, overflows into the sign.
    @Override
    public boolean isFinite(Tensor x) {
        float[] numbers = array(x);
        int signs = 0;
        for (int i = 0; i < x.size(); i++) {
            signs |= (Float.floatToRawIntBits(numbers[i]) & EXPONENT) + LOWEST_EXPONENT_BIT;
        }
        return signs >= 0;
    }
}
