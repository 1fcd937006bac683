package org.pierian.core.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

class AugmentedDatasetTest {

    private static final int SIZE = 23;
    private static final Shape SHAPE = Shape.of(1, 4, 5);
    private static final int WIDTH = 20;
    private static final int CLASSES = 3;

    private static PixelDataset pictures() {
        byte[] pixels = new byte[SIZE * WIDTH];
        int[] labels = new int[SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        for (int i = 0; i < SIZE; i++) {
            labels[i] = i % CLASSES;
        }
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = i;
        }
        return new PixelDataset(SHAPE, SIZE, pixels, new float[][] {table}, new Targets(labels, CLASSES));
    }

    private static AugmentedDataset changed(Optional<Mixup> mixup) {
        List<Augmentation> changes = List.of(new RandomCrop(1, 0), new Flip(true, 0.5), new Cutout(2, 0));
        return new AugmentedDataset(pictures(), new Augmentations(4, changes, mixup));
    }

    private static int[] order() {
        int[] order = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            order[i] = i * 5 % SIZE;
        }
        return order;
    }

    /// The inputs of all examples of an epoch, and what they should become, in the order of the examples.
    private static float[][] epoch(AugmentedDataset dataset, int number, int batchSize) {
        float[][] rows = new float[SIZE][];
        int[] order = order();
        dataset.beginEpoch(number);
        try (Backend backend = CpuBackend.scalar()) {
            for (int from = 0; from < SIZE; from += batchSize) {
                int count = Math.min(batchSize, SIZE - from);
                Tensor inputs = backend.zeros(SHAPE.prepend(count));
                Tensor targets = backend.zeros(Shape.of(count, CLASSES));
                Tensor classes = backend.zeros(Shape.of(count));
                dataset.fill(order, from, new Batch(inputs, classes, targets));
                for (int i = 0; i < count; i++) {
                    float[] row = new float[WIDTH + CLASSES + 1];
                    inputs.buffer().read(i * WIDTH, row, 0, WIDTH);
                    targets.buffer().read(i * CLASSES, row, WIDTH, CLASSES);
                    row[WIDTH + CLASSES] = classes.get(i);
                    rows[order[from + i]] = row;
                }
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16, SIZE})
    void batchesDoNotMatter(int batchSize) {
        for (Optional<Mixup> mixup : List.of(Optional.<Mixup>empty(), Optional.of(new Mixup(0.4)))) {
            AugmentedDataset dataset = changed(mixup);
            for (int number = 0; number < 3; number++) {
                float[][] found = epoch(dataset, number, batchSize);
                assertThat(found).isDeepEqualTo(epoch(changed(mixup), number, 7));
            }
        }
    }

    @Test
    void eachEpochIsAnotherOne() {
        AugmentedDataset dataset = changed(Optional.empty());
        assertThat(epoch(dataset, 0, 4)).isNotEqualTo(epoch(dataset, 1, 4));
        assertThat(epoch(dataset, 0, 4)).isDeepEqualTo(epoch(changed(Optional.empty()), 0, 3));
    }

    @Test
    void inputsAreTheLevelsThatAreShown() {
        AugmentedDataset dataset = changed(Optional.of(new Mixup(1)));
        float[][] rows = epoch(dataset, 6, 5);
        for (int example = 0; example < SIZE; example++) {
            byte[] levels = dataset.levels(6, example);
            for (int i = 0; i < WIDTH; i++) {
                assertThat(rows[example][i]).isEqualTo(levels[i] & 0xFF);
            }
        }
    }

    @Test
    void withoutMixupTargetsAreTheClasses() {
        float[][] rows = epoch(changed(Optional.empty()), 2, 5);
        for (int example = 0; example < SIZE; example++) {
            assertThat(rows[example][WIDTH + CLASSES]).isEqualTo(example % CLASSES);
            for (int c = 0; c < CLASSES; c++) {
                assertThat(rows[example][WIDTH + c]).isEqualTo(c == example % CLASSES ? 1 : 0);
            }
        }
    }

    @Test
    void mixtureAndTargetHaveTheSameShares() {
        AugmentedDataset plain = new AugmentedDataset(pictures(), new Augmentations(4, List.of(), Optional.empty()));
        AugmentedDataset mixed =
                new AugmentedDataset(pictures(), new Augmentations(4, List.of(), Optional.of(new Mixup(1))));
        float[][] rows = epoch(mixed, 3, 6);
        int parted = 0;
        for (int example = 0; example < SIZE; example++) {
            float own = rows[example][WIDTH + example % CLASSES];
            float sum = rows[example][WIDTH] + rows[example][WIDTH + 1] + rows[example][WIDTH + 2];
            assertThat(sum).isEqualTo(1);
            assertThat(own).isBetween(0.5f, 1f);
            assertThat(rows[example][WIDTH + CLASSES]).as("the own class").isEqualTo(example % CLASSES);
            parted += own < 1 ? 1 : 0;
            byte[] before = plain.levels(0, example);
            for (int i = 0; i < WIDTH && own < 1; i++) { // else the other picture may be of the own class
                assertThat(Math.abs(rows[example][i] - (before[i] & 0xFF))).isLessThanOrEqualTo(255 * (1 - own) + 1);
            }
        }
        assertThat(parted).isGreaterThan(5);
    }

    @Test
    void anotherOrderThanWasGuessedGetsItsOwnExamples() {
        AugmentedDataset dataset = changed(Optional.empty());
        float[][] expected = epoch(changed(Optional.empty()), 0, 5);
        try (Backend backend = CpuBackend.scalar()) {
            int[] order = order();
            Tensor inputs = backend.zeros(SHAPE.prepend(5));
            Batch batch = new Batch(inputs, Tensor.NONE, Tensor.NONE);
            for (int from : new int[] {0, 10, 10, 5, 0, 15}) {
                dataset.fill(order, from, batch);
                for (int i = 0; i < 5; i++) {
                    float[] row = new float[WIDTH];
                    inputs.buffer().read(i * WIDTH, row, 0, WIDTH);
                    assertThat(row).isEqualTo(java.util.Arrays.copyOf(expected[order[from + i]], WIDTH));
                }
            }
        }
    }

    @Test
    void workThatFailsAheadIsTold() {
        AtomicInteger calls = new AtomicInteger();
        Ahead ahead = new Ahead(() -> {
            if (calls.incrementAndGet() % 2 == 1) {
                throw new IllegalStateException("no");
            }
        });
        for (int i = 0; i < 100; i++) {
            ahead.begin();
            assertThat(ahead.isBegun()).isTrue();
            assertThatThrownBy(ahead::finish).isInstanceOf(IllegalStateException.class);
            assertThat(ahead.isBegun()).isFalse();
            ahead.begin();
            ahead.finish();
        }
        assertThat(calls).hasValue(200);
    }

    @Test
    void workAheadIsDoneOnceEachTime() {
        int[] count = new int[1];
        Ahead ahead = new Ahead(() -> count[0]++);
        for (int i = 1; i <= 20_000; i++) {
            ahead.begin();
            ahead.finish();
            assertThat(count[0]).isEqualTo(i);
        }
    }
}
