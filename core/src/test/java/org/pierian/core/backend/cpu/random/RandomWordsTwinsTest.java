package org.pierian.core.backend.cpu.random;

import static org.pierian.core.testing.Twins.result;

import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.RandomWords;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Tensors;
import org.pierian.core.testing.Twins;

/// The vector form of random masks gives the bits of the scalar form. What lies behind the results must stay as it
/// was.
class RandomWordsTwinsTest {

    private final Random random = new Random(20);

    @Test
    void randomMasksAreEqual() {
        int[] thresholds = {0, 1, 1 << 20, 1 << 23, (1 << 24) - 1, 1 << 24};
        for (int count = 0; count < 400; count += count < 140 ? 1 : 13) {
            int size = count;
            int threshold = thresholds[count % thresholds.length];
            int key0 = random.nextInt();
            int key1 = random.nextInt();
            int counter = random.nextInt();
            BiConsumer<RandomKernel, float[]> work = (k, y) -> k.keepMask(key0, key1, counter, threshold, y, 0, size);
            float[] whole = result(count, new ScalarRandomWords(), work);
            Bits.same("mask of " + count, whole, result(count, new VectorRandomWords(), work));
            int middle = random.nextInt(size + 1);
            BiConsumer<RandomKernel, float[]> inTwo = (k, y) -> {
                k.keepMask(key0, key1, counter, threshold, y, middle, size);
                k.keepMask(key0, key1, counter, threshold, y, 0, middle);
            };
            Bits.same("mask in two parts", whole, result(count, new ScalarRandomWords(), inTwo));
            Bits.same("mask in two parts", whole, result(count, new VectorRandomWords(), inTwo));
        }
    }

    @Test
    void randomMasksAreSharedOutWithoutATrace() {
        int n = 100_003;
        int key0 = random.nextInt();
        int key1 = random.nextInt();
        long key = (long) key0 << 32 | Integer.toUnsignedLong(key1);
        float[] expected = result(n, new ScalarRandomWords(), (k, y) -> k.keepMask(key0, key1, 3, 1 << 22, y, 128, n));
        for (int threads : new int[] {1, 2, 3, 5}) {
            try (Team team = new Team(threads)) {
                RandomWords shared = new CpuRandomWords(KernelChoice.VECTOR, team, new Trials(false));
                Tensor mask = Tensors.vector(Twins.untouched(n));
                shared.keepMask(key, 3, 1 << 22, 0, 128, n, mask);
                Bits.same("mask shared out", expected, mask.toArray());
            }
        }
    }
}
