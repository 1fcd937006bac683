package org.pierian.runner.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pierian.runner.dataset.arrays.NpyWriter;
import org.pierian.spec.ArrayTargetSpec;
import org.pierian.spec.ArraysSpec;
import org.pierian.spec.RowSetSpec;

/// Writes small arrays that a spec names.
public final class SmallArrays {

    private static final int EXAMPLES = 12;

    private SmallArrays() {}

    /// Writes all arrays of a spec.
    public static void write(Path folder, ArraysSpec spec) {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        put(arrays, spec, spec.inputs(), spec.targets());
        for (RowSetSpec set : Stream.concat(Stream.of(spec.test()), spec.validation().stream())
                .toList()) {
            if (set instanceof RowSetSpec.OtherArrays(String inputs, Optional<String> targets)) {
                put(arrays, spec, inputs, targets);
            }
        }
        switch (spec) {
            case ArraysSpec.Npz npz -> NpyWriter.write(folder.resolve(npz.file()), NpyWriter.zip(arrays));
            case ArraysSpec.Npy _ -> arrays.forEach((name, bytes) -> NpyWriter.write(folder.resolve(name), bytes));
        }
    }

    private static void put(Map<String, byte[]> arrays, ArraysSpec spec, String inputs, Optional<String> targets) {
        arrays.put(
                inputs,
                spec.vocabulary().isPresent()
                        ? array(
                                "<i4",
                                spec.shape(),
                                i -> i * 7 % spec.vocabulary().get())
                        : array("<f4", spec.shape(), i -> (i * 31 % 17 - 8) / 4.0));
        targets.ifPresent(name -> arrays.put(name, targets(spec)));
    }

    private static byte[] targets(ArraysSpec spec) {
        return switch (spec.target()) {
            case ArrayTargetSpec.Input _ -> new byte[0];
            case ArrayTargetSpec.OneClass(int classes, var _) -> array("<i8", List.of(), i -> i % classes);
            case ArrayTargetSpec.Labels(int labels, var _) -> array("|u1", List.of(labels), i -> i / 2 % 2);
            case ArrayTargetSpec.OneNumber _ -> array("<f8", List.of(), i -> i * 5 % 7 / 2.0);
            case ArrayTargetSpec.Numbers(List<Integer> shape) -> array("<f8", shape, i -> i * 5 % 7 / 2.0);
            case ArrayTargetSpec.ClassPerStep(int classes, var _) ->
                array("<i2", spec.shape().subList(0, 1), i -> i % classes);
            case ArrayTargetSpec.ClassPerPixel(int classes, var _) ->
                array("|u1", spec.shape().subList(1, 3), i -> i % classes);
        };
    }

    private static byte[] array(String type, List<Integer> shape, IntToDoubleFunction value) {
        List<Integer> axes = new ArrayList<>(List.of(EXAMPLES));
        axes.addAll(shape);
        int[] all = axes.stream().mapToInt(Integer::intValue).toArray();
        int size = axes.stream().reduce(1, (a, b) -> a * b);
        return NpyWriter.array(
                type, all, IntStream.range(0, size).mapToDouble(value).toArray());
    }
}
