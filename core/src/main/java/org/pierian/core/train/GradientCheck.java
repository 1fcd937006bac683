package org.pierian.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.loss.Loss;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Compares the gradients of a layer with slopes of `sum(output * upstream)`, where `upstream` is random. The sum,
/// and everything that follows from it, is in binary64.
///
/// A slope is taken along a direction that moves a few elements of the input or of a parameter, by four points, whose
/// error is of order h^4. It is compared with the gradient times the distances that were really moved in float32.
/// A small step meets no corner of relu or of a maximum, and a large one no rounding; so of each direction the step
/// that agrees best counts, among those whose change is well above the rounding of the output and over which the output
/// is nearly straight. Of all directions the median counts.
///
/// Of a parameter, only those rows are moved that the pass computes gradients for, see [Layer#learnedRows].
///
/// The input is moved by a little noise first, as activations often lie on corners: zeros under relu, equal numbers
/// under a maximum.
public final class GradientCheck {

    private static final int DIRECTIONS = 12;
    private static final int MOVED = 8; // elements in a direction
    private static final int[] STEPS = {4, 6, 8, 10, 12, 13}; // negative powers of 2, times the size of the elements
    private static final double NOISE = 0x1p-3; // of the input, times the size of its elements
    private static final double SMALLEST = 0x1p-7; // size of elements that are all smaller
    private static final double GOOD = 1e-5; // no further step is tried
    private static final double WELL_ABOVE = 500; // the rounding of the output
    private static final double STRAIGHT = 0.05; // share of a slope by which that of twice the step may differ
    private static final double ROUNDING = 0x1p-24; // of a float32, relative

    private final Layer layer;
    private final Pass pass;
    private final Tensor x;
    private final Tensor y;
    private final Tensor dy;
    private final RandomStream random;
    private long draw;

    private GradientCheck(Layer layer, Pass pass, Tensor x, Tensor y, Tensor dy, RandomStream random) {
        this.layer = layer;
        this.pass = pass;
        this.x = x;
        this.y = y;
        this.dy = dy;
        this.random = random;
    }

    /// Checks a layer: its input, unless that is indices, and each parameter.
    ///
    /// Afterwards the layer's parameters are as they were. Its state, and the gradients of its parameters, are not.
    ///
    /// @param layer what is checked
    /// @param name of the layer; other names draw other numbers
    /// @param pass over the whole batch; its step decides what random layers draw
    /// @param in one example's input
    /// @param input a batch of inputs, near which the gradient is checked; not changed
    /// @param out one example's output
    /// @param backend holds the tensors of the check
    public static List<Slope> of(
            Layer layer, String name, Pass pass, TensorType in, Tensor input, TensorType out, Backend backend) {
        RandomStream random = RandomStream.of(0, StreamTag.SPLIT, "gradcheck." + name);
        Tensor x = backend.zeros(input.shape());
        Tensor y = backend.zeros(out.shape().prepend(input.rows()));
        Tensor dy = backend.zeros(y.shape());
        x.assign(input.toArray());
        GradientCheck check = new GradientCheck(layer, pass, x, y, dy, random);
        check.fillUpstream(out);
        if (in.isNumbers()) {
            check.addNoise();
        }
        return check.all(in, in.isNumbers() ? backend.zeros(x.shape()) : Tensor.NONE);
    }

    /// Checks the gradient of a loss for the network's output.
    ///
    /// @param output a batch of outputs, near which the gradient is checked; not changed
    /// @param batch what the outputs should be
    /// @param backend holds the tensors of the check
    public static Slope ofLoss(Loss loss, Tensor output, Batch batch, Backend backend) {
        RandomStream random = RandomStream.of(0, StreamTag.SPLIT, "gradcheck.loss");
        Tensor x = backend.zeros(output.shape());
        int targets = loss.targets(batch);
        Tensor y = backend.zeros(Shape.of(batch.size(), targets / Math.max(1, batch.size())));
        Tensor dy = backend.zeros(y.shape());
        x.assign(output.toArray());
        dy.fill(1f);
        Pass pass = new Pass(batch.size());
        GradientCheck check = new GradientCheck(new LossLayer(loss, batch), pass, x, y, dy, random);
        check.addNoise();
        TensorType type = TensorType.numbers(Shape.of(output.rowSize()));
        return check.all(type, backend.zeros(x.shape())).getFirst();
    }

    /// A loss, seen as a layer whose outputs are the losses.
    private record LossLayer(Loss loss, Batch batch) implements Layer {

        @Override
        public void forward(Pass pass, Tensor x, Tensor y) {
            loss.evaluate(x, batch, 1f, Tensor.NONE, y);
        }

        @Override
        public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
            loss.evaluate(x, batch, 1f, dx, y);
        }
    }

    /// Numbers from -1 to 1; zeros behind the length of an example.
    private void fillUpstream(TensorType out) {
        float[] values = new float[dy.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = counts(out, i, dy.rowSize()) ? 2 * random.uniform(draw, i) - 1 : 0f;
        }
        draw++;
        dy.assign(values);
    }

    private void addNoise() {
        float[] values = x.toArray();
        double most = NOISE * size(values);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (most * (2 * random.uniform(draw, i) - 1));
        }
        draw++;
        x.assign(values);
    }

    /// The root of the mean square.
    private static double size(float... values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        double size = Math.sqrt(sum / Math.max(1, values.length));
        return Double.isFinite(size) ? Math.max(SMALLEST, size) : 1;
    }

    /// Whether an element of a batch lies before the length of its example.
    private boolean counts(TensorType type, int element, int rowSize) {
        if (!type.padded()) {
            return true;
        }
        int steps = type.shape().dim(0);
        int step = element % rowSize / Math.max(1, rowSize / steps);
        return step < pass.length(element / rowSize, steps);
    }

    private List<Slope> all(TensorType in, Tensor dx) {
        forward();
        List<Parameter> parameters = layer.parameters();
        parameters.forEach(p -> p.gradient().clear());
        layer.backward(pass, x, y, dy, dx);
        parameters.forEach(p -> p.gradient().complete());
        List<float[]> gradients =
                parameters.stream().map(p -> p.gradient().tensor().toArray()).toList();
        List<Slope> slopes = new ArrayList<>();
        if (!dx.isNone()) {
            slopes.add(slope("input", x, dx.toArray(), in, Optional.empty()));
        }
        Optional<int[]> rows = layer.learnedRows(pass, x);
        for (int i = 0; i < parameters.size(); i++) {
            Tensor value = parameters.get(i).value();
            TensorType type = TensorType.numbers(value.shape());
            slopes.add(slope(parameters.get(i).name(), value, gradients.get(i), type, rows));
        }
        return slopes;
    }

    private void forward() {
        layer.forward(pass.begin(Mode.TRAIN, pass.step()), x, y);
    }

    /// @param rows those to be moved, where these are not all
    private Slope slope(String tensor, Tensor point, float[] gradient, TensorType type, Optional<int[]> rows) {
        double size = size(point.toArray());
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < DIRECTIONS; i++) {
            double error = error(new Direction(point, gradient, type, rows), size);
            if (error >= 0) {
                errors.add(error);
            }
        }
        errors.sort(null);
        int count = errors.size();
        return new Slope(
                tensor, point.size(), count, count == 0 ? 0 : errors.get(count / 2), count == 0 ? 0 : errors.getLast());
    }

    /// The relative error of the step that agrees best; -1 where the output changes too little, or bends too much, to
    /// tell.
    private double error(Direction direction, double size) {
        double best = -1;
        for (int step : STEPS) {
            double h = size * StrictMath.scalb(1.0, -step);
            double error = direction.errorAt(h);
            if (error >= 0 && (best < 0 || error < best)) {
                best = error;
            }
            if (best >= 0 && best <= GOOD) {
                break;
            }
        }
        return best;
    }

    /// A few elements, each to be moved up or down.
    private final class Direction {

        private final Tensor point;
        private final float[] gradient;
        private final List<Integer> elements = new ArrayList<>();
        private final List<Float> signs = new ArrayList<>();

        /// @param type what one example of the tensor is, where it is a batch
        /// @param rows those to be moved, where these are not all
        Direction(Tensor point, float[] gradient, TensorType type, Optional<int[]> rows) {
            this.point = point;
            this.gradient = gradient;
            int size = rows.map(some -> some.length * point.rowSize()).orElse(point.size());
            for (int i = 0; i < Math.min(MOVED, size); i++) {
                int place = size <= MOVED ? i : (int) (random.uniform(draw, 2 * i) * size);
                int element =
                        rows.map(some -> element(some, place, point.rowSize())).orElse(place);
                if (!elements.contains(element) && counts(type, element, point.rowSize())) {
                    elements.add(element);
                    signs.add(random.uniform(draw, 2 * i + 1) < 0.5f ? -1f : 1f);
                }
            }
            draw++;
        }

        /// An element among those of some rows.
        private static int element(int[] rows, int place, int rowSize) {
            return rows[place / rowSize] * rowSize + place % rowSize;
        }

        /// Relative to the larger slope, or to what the gradients of single elements would amount to.
        double errorAt(double h) {
            Difference near = new Difference(h);
            Difference far = new Difference(2 * h);
            double slope = 8 * near.slope - far.slope;
            double expected = 8 * near.expected - far.expected;
            double rounding = ROUNDING * Math.sqrt(64 * near.squares + far.squares);
            double whole = Math.max(Math.max(Math.abs(slope), Math.abs(expected)), singly(near, far));
            if (!Double.isFinite(slope) || !Double.isFinite(expected)) {
                return Double.POSITIVE_INFINITY;
            }
            boolean tells = whole >= WELL_ABOVE * rounding && Math.abs(2 * near.slope - far.slope) <= STRAIGHT * whole;
            return whole == 0 || !tells ? -1 : Math.abs(slope - expected) / whole;
        }

        private double singly(Difference near, Difference far) {
            double sum = 0;
            for (int i = 0; i < elements.size(); i++) {
                double one = gradient[elements.get(i)] * (8 * near.distances[i] - far.distances[i]);
                sum += one * one;
            }
            return Math.sqrt(sum);
        }

        /// What the output makes of a move to both sides.
        private final class Difference {
            final double[] distances = new double[elements.size()];
            double slope;
            double expected;
            double squares; // of the outputs that have changed, each times its weight

            Difference(double h) {
                float[] up = outputs(h, 1);
                float[] down = outputs(h, -1);
                for (int i = 0; i < up.length; i++) {
                    double weight = dy.get(i);
                    if (up[i] != down[i]) {
                        slope += ((double) up[i] - down[i]) * weight;
                        double largest = Math.max(Math.abs(up[i]), Math.abs(down[i])) * weight;
                        squares += largest * largest;
                    }
                }
                for (int i = 0; i < distances.length; i++) {
                    expected += gradient[elements.get(i)] * distances[i];
                }
            }

            /// Adds what was really moved to the distances.
            private float[] outputs(double h, int side) {
                float[] kept = new float[elements.size()];
                for (int i = 0; i < kept.length; i++) {
                    int element = elements.get(i);
                    kept[i] = point.get(element);
                    float moved = (float) (kept[i] + side * h * signs.get(i));
                    distances[i] += side * ((double) moved - kept[i]);
                    point.buffer().set(element, moved);
                }
                forward();
                for (int i = 0; i < kept.length; i++) {
                    point.buffer().set(elements.get(i), kept[i]);
                }
                return y.toArray();
            }
        }
    }
}
