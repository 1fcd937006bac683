package org.pierian.runner.dataset.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.arithmetic.Turns;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.TensorType;

/// Points of a class each: a place that follows from the class and from uniform numbers, and normal noise.
///
/// @param count number of classes
/// @param features number of coordinates
/// @param noise standard deviation of the noise of each coordinate
/// @param place where the points are
record Points(int count, int features, double noise, Place place) implements Formula {

    /// Where the points of a class are.
    interface Place {

        /// Computes a point without its noise.
        ///
        /// @param point receives its coordinates
        /// @return its class
        int write(SetNumbers draws, int example, double[] point);
    }

    /// Two half circles inside each other.
    static Points moons(double noise) {
        return plane(2, noise, (draws, example, point) -> {
            double turn = draws.uniform(example, 0) / 2;
            boolean upper = example % 2 == 0;
            point[0] = upper ? Turns.cos(turn) : 1 - Turns.cos(turn);
            point[1] = upper ? Turns.sin(turn) : 0.5 - Turns.sin(turn);
            return upper ? 0 : 1;
        });
    }

    /// Two circles around one centre.
    static Points circles(double noise, double factor) {
        return plane(2, noise, (draws, example, point) -> {
            double radius = example % 2 == 0 ? 1 : factor;
            polar(radius, draws.uniform(example, 0), point);
            return example % 2;
        });
    }

    /// Spirals around one centre.
    static Points spirals(int arms, double turns, double noise) {
        return plane(arms, noise, (draws, example, point) -> {
            int arm = example % arms;
            double radius = Math.sqrt(draws.uniform(example, 0));
            polar(radius, turns * radius + (double) arm / arms, point);
            return arm;
        });
    }

    /// Clouds around centres.
    static Points blobs(int centers, int features, double deviation) {
        return new Points(centers, features, deviation, (draws, example, point) -> {
            int center = example % centers;
            for (int i = 0; i < features; i++) {
                point[i] = 20 * draws.shared(center, i) - 10;
            }
            return center;
        });
    }

    /// Squares of two colours.
    static Points checkerboard(int squares, double noise) {
        return plane(2, noise, (draws, example, point) -> {
            int colour = 0;
            for (int i = 0; i < point.length; i++) {
                double u = draws.uniform(example, i);
                point[i] = 2 * u - 1;
                colour += (int) (squares * u); // rounded down
            }
            return colour % 2;
        });
    }

    private static Points plane(int classes, double noise, Place place) {
        return new Points(classes, 2, noise, place);
    }

    private static void polar(double radius, double turns, double[] point) {
        point[0] = radius * Turns.cos(turns);
        point[1] = radius * Turns.sin(turns);
    }

    @Override
    public TensorType input() {
        return TensorType.row(columns().stream().map(Column::number).toList());
    }

    @Override
    public TargetType target() {
        return new TargetType.Classes(count);
    }

    @Override
    public List<String> classes() {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Override
    public List<String> columns() {
        if (features == 2) {
            return List.of("x", "y");
        }
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= features; i++) {
            names.add("x" + i);
        }
        return names;
    }

    @Override
    public void write(SetNumbers draws, int example, float[] inputs, int at, float[] targets, int to) {
        double[] point = new double[features];
        targets[to] = place.write(draws, example, point);
        double[] normal = draws.normal(example, features);
        for (int i = 0; i < features; i++) {
            inputs[at + i] = (float) (point[i] + noise * normal[i]);
        }
    }
}
