package org.pierian.core.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.pierian.core.backend.Backend;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.FloatBits;

/// A layer with buffers, on inputs spaced around zero in mixed order.
final class LayerRun {

    /// Distance between inputs: no step of a slope's points takes one across another or across zero, where maxima and
    /// relu have corners.
    static final float SPACING = 0x1.4p-3f;

    final Layer layer;
    final Pass pass;
    final Tensor x;
    final Tensor y;
    final Tensor dy;
    final Tensor dx;

    LayerRun(LayerCase c, int batch, Backend backend) {
        layer = c.build(batch, backend);
        pass = new Pass(batch);
        x = backend.zeros(c.in().shape().prepend(batch));
        y = backend.zeros(c.plan().output(c.in()).shape().prepend(batch));
        dy = backend.zeros(y.shape());
        dx = c.in().isNumbers() ? backend.zeros(x.shape()) : Tensor.NONE;
        Random random = new Random(7);
        fillInput(c, batch, random);
        float[] gradient = new float[dy.size()];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = random.nextInt(-64, 65) * 0x1p-6f;
        }
        dy.assign(gradient);
    }

    /// The first examples of another run, in its buffers.
    LayerRun(LayerRun whole, int batch) {
        layer = whole.layer;
        pass = new Pass(batch);
        x = whole.x.rows(batch);
        y = whole.y.rows(batch);
        dy = whole.dy.rows(batch);
        dx = whole.dx.isNone() ? Tensor.NONE : whole.dx.rows(batch);
    }

    private void fillInput(LayerCase c, int batch, Random random) {
        int n = c.in().shape().size();
        float[] values = new float[x.size()];
        for (int row = 0; row < batch; row++) {
            int[] order = random.ints(0, Integer.MAX_VALUE).distinct().limit(n).toArray();
            int[] sorted = order.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < n; i++) {
                int rank = Arrays.binarySearch(sorted, order[i]);
                int below = c.in().indicesBelow(i);
                values[row * n + i] = below == 0 ? (rank - n / 2 + 0.5f) * SPACING : (rank + row) % below;
            }
        }
        x.assign(values);
    }

    void forward(Mode mode) {
        layer.forward(pass.begin(mode, 5), x, y);
    }

    /// Begins a step, so that gradients are written.
    void backward() {
        clearGradients();
        layer.backward(pass, x, y, dy, dx);
    }

    void clearGradients() {
        layer.parameters().forEach(p -> p.gradient().clear());
    }

    /// Sum of outputs times `dy` with one number moved.
    double objectiveAt(Tensor point, int i, float move) {
        float kept = point.get(i);
        point.buffer().set(i, kept + move);
        forward(Mode.TRAIN);
        point.buffer().set(i, kept);
        double sum = 0;
        for (int j = 0; j < y.size(); j++) {
            sum += (double) y.get(j) * dy.get(j);
        }
        return sum;
    }

    /// A step of one pass.
    Results bothPasses() {
        forward(Mode.TRAIN);
        backward();
        return results();
    }

    /// Takes inputs and gradients from examples of another run, from `first` on.
    void takeExamples(LayerRun other, int first) {
        take(other.x, first, x);
        take(other.dy, first, dy);
    }

    private static void take(Tensor from, int first, Tensor to) {
        to.assign(Arrays.copyOfRange(from.toArray(), first * to.rowSize(), first * to.rowSize() + to.size()));
    }

    /// Everything that the passes have written.
    Results results() {
        return new Results(FloatBits.of(y), FloatBits.of(dx), gradients());
    }

    List<List<Integer>> gradients() {
        return layer.parameters().stream().map(p -> FloatBits.of(p.gradients())).toList();
    }

    record Results(List<Integer> y, List<Integer> dx, List<List<Integer>> gradients) {}
}
