package org.pierian.runner.dataset.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.cache.CacheLimit;
import org.pierian.runner.dataset.cache.DataCache;

class ExampleDrawTest {

    private static final int COUNT = 37;

    @SuppressWarnings("unused")
    private static final List<TensorType> TYPES = List.of(
            TensorType.numbers(Shape.of(3, 4)),
            TensorType.numbers(Shape.of(5, 2)).padded(true),
            TensorType.indices(Shape.of(6), 9).padded(true));

    @TempDir
    Path folder;

    private float[] inputs(TensorType type, long limit) {
        Declaration declaration = new Declaration(type, List.of("a", "b", "c"), 3, Map.of());
        DataCache cache = new DataCache(folder, new CacheLimit(limit), _ -> {});
        Dataset dataset = new ExampleDraw(7, "train", declaration, false)
                .draw(COUNT, cache)
                .dataset();
        assertThat(dataset.size()).isEqualTo(COUNT);
        try (Backend backend = CpuBackend.scalar()) {
            Tensor inputs = backend.zeros(type.shape().prepend(COUNT));
            Tensor targets = backend.zeros(Shape.of(COUNT, 3));
            int[] lengths = type.padded() ? new int[COUNT] : new int[0];
            int[] order = IntStream.range(0, COUNT).map(i -> i * 5 % COUNT).toArray();
            dataset.fill(order, 0, new Batch(inputs, lengths, Tensor.NONE, targets));
            return inputs.toArray();
        }
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void aFileHoldsTheSameBits(TensorType type) {
        float[] inMemory = inputs(type, 1 << 20);
        assertThat(folder).isEmptyDirectory();
        assertThat(inputs(type, 0)).isEqualTo(inMemory);
        assertThat(Files.exists(folder.resolve("lock"))).isTrue();
        assertThat(inputs(type, 0)).isEqualTo(inMemory);
    }
}
