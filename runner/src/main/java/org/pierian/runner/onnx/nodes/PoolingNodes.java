package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.Pair;
import org.pierian.spec.PoolingSpec;

/// Pooling. Which windows there are is said by padding alone, since runtimes differ in how they round sizes up.
final class PoolingNodes {

    private PoolingNodes() {}

    static String add(PoolingSpec spec, Place at, String given) {
        String x = at.cleared(Value.numbers(given)).name();
        return switch (spec) {
            case PoolingSpec.MaxPool1d pool ->
                max(
                        at,
                        x,
                        List.of(axis(
                                at, 1, pool.kernelSize(), pool.stride().orElse(pool.kernelSize()), pool.padding())));
            case PoolingSpec.AvgPool1d pool ->
                mean(
                        at,
                        x,
                        List.of(axis(
                                at, 1, pool.kernelSize(), pool.stride().orElse(pool.kernelSize()), pool.padding())),
                        pool.countIncludePad());
            case PoolingSpec.MaxPool2d pool ->
                max(at, x, axes(at, pool.kernelSize(), pool.stride().orElse(pool.kernelSize()), pool.padding()));
            case PoolingSpec.AvgPool2d pool ->
                mean(
                        at,
                        x,
                        axes(at, pool.kernelSize(), pool.stride().orElse(pool.kernelSize()), pool.padding()),
                        pool.countIncludePad());
            case PoolingSpec.AdaptiveAvgPool2d(Pair size) -> adaptive(at, x, size);
        };
    }

    /// Windows along an axis.
    ///
    /// @param size cells of the input
    /// @param count number of windows
    private record Axis(int size, int count, int kernel, int stride, int padding) {

        /// Cells behind the input that the last window reaches over.
        int after() {
            return Math.max(0, (count - 1) * stride + kernel - size - padding);
        }

        /// How many cells of a window count, with or without those of padding.
        int cells(int window, boolean withPadding) {
            int more = withPadding ? padding : 0;
            int from = Math.max(window * stride - padding, -more);
            return Math.min(window * stride - padding + kernel, size + more) - from;
        }
    }

    private static List<Axis> axes(Place at, Pair kernel, Pair stride, Pair padding) {
        return List.of(
                axis(at, 1, kernel.height(), stride.height(), padding.height()),
                axis(at, 2, kernel.width(), stride.width(), padding.width()));
    }

    private static Axis axis(Place at, int axis, int kernel, int stride, int padding) {
        return new Axis(at.in().shape().dim(axis), at.out().shape().dim(axis), kernel, stride, padding);
    }

    private static List<Attribute> windows(List<Axis> axes) {
        List<Long> pads = new ArrayList<>();
        axes.forEach(axis -> pads.add((long) axis.padding()));
        axes.forEach(axis -> pads.add((long) Math.max(axis.padding(), axis.after())));
        return List.of(
                Attribute.of(
                        "kernel_shape",
                        axes.stream().map(a -> (long) a.kernel()).toList()),
                Attribute.of(
                        "strides", axes.stream().map(a -> (long) a.stride()).toList()),
                Attribute.of("pads", pads));
    }

    private static String max(Place at, String x, List<Axis> axes) {
        return at.add("MaxPool", List.of(x), windows(axes).toArray(Attribute[]::new));
    }

    private static String mean(Place at, String x, List<Axis> axes, boolean countsPadding) {
        List<Attribute> attributes = new ArrayList<>(windows(axes));
        attributes.add(Attribute.of("count_include_pad", countsPadding ? 1 : 0));
        String mean = at.add("AveragePool", List.of(x), attributes.toArray(Attribute[]::new));
        boolean reachesBeyond = axes.stream().anyMatch(axis -> axis.after() > axis.padding());
        return countsPadding && reachesBeyond
                ? at.add("Mul", List.of(mean, at.graph().floats("windows", Shape.of(sizes(axes)), factors(axes))))
                : mean;
    }

    private static int[] sizes(List<Axis> axes) {
        return axes.stream().mapToInt(Axis::count).toArray();
    }

    /// The whole window divided by the cells that count, for each window: cells beyond the padding do not.
    private static float[] factors(List<Axis> axes) {
        int width = axes.getLast().count();
        float[] factors = new float[axes.stream().mapToInt(Axis::count).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < factors.length; i++) {
            double factor = factor(axes.getLast(), i % width);
            factors[i] = (float) (axes.size() == 1 ? factor : factor * factor(axes.getFirst(), i / width));
        }
        return factors;
    }

    private static double factor(Axis axis, int window) {
        return (double) axis.kernel() / axis.cells(window, true);
    }

    private static String adaptive(Place at, String x, Pair size) {
        Shape in = at.in().shape();
        if (in.dim(1) % size.height() == 0 && in.dim(2) % size.width() == 0) {
            Pair kernel = new Pair(in.dim(1) / size.height(), in.dim(2) / size.width());
            return at.add("AveragePool", x, Windows.pair("kernel_shape", kernel), Windows.pair("strides", kernel));
        }
        Graph graph = at.graph();
        String rows = graph.floats("rows", Shape.of(size.height(), in.dim(1)), shares(in.dim(1), size.height()));
        String columns = graph.floats("columns", Shape.of(size.width(), in.dim(2)), shares(in.dim(2), size.width()));
        String down = at.add("MatMul", List.of(rows, x));
        String transposed = at.add("Transpose", columns, Attribute.of("perm", List.of(1L, 0L)));
        return at.add("MatMul", List.of(down, transposed));
    }

    /// A row for each window, with equal shares for its cells.
    private static float[] shares(int cells, int windows) {
        float[] shares = new float[windows * cells];
        for (int w = 0; w < windows; w++) {
            int from = (int) ((long) w * cells / windows);
            int to = (int) (((long) (w + 1) * cells + windows - 1) / windows);
            for (long c : LongStream.range(from, to).toArray()) {
                shares[w * cells + (int) c] = (float) (1.0 / (to - from));
            }
        }
        return shares;
    }
}
