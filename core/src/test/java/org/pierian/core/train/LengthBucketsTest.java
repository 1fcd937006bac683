package org.pierian.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.Targets;
import org.pierian.core.data.TokenSequences;
import org.pierian.core.data.Tokens;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

/// Orders in which examples of similar length share a batch.
class LengthBucketsTest {

    private static final int SIZE = 103;
    private static final int BATCH = 5;
    private static final int CHUNK = 4;
    private static final int LONGEST = 17;

    /// Lengths from 1 to 17, many of them equal.
    private static Dataset texts() {
        int[] starts = new int[SIZE + 1];
        for (int i = 0; i < SIZE; i++) {
            starts[i + 1] = starts[i] + 1 + i * 7 % LONGEST;
        }
        return new TokenSequences(Tokens.of(new int[starts[SIZE]], 2), starts, LONGEST, new Targets(new int[SIZE], 2));
    }

    private static int[] order(int bucket, int epoch) {
        int[] order = new int[SIZE];
        new TrainingPlan(BATCH, 1, true, true, bucket, 3).order(texts()).arrange(epoch, order);
        return order;
    }

    /// The rule, written as slowly as it reads.
    private static List<Integer> expected(int epoch) {
        List<Integer> drawn = IntStream.of(order(0, epoch)).boxed().toList();
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < SIZE; from += BATCH * CHUNK) {
            List<Integer> chunk = new ArrayList<>(drawn.subList(from, Math.min(SIZE, from + BATCH * CHUNK)));
            chunk.sort((a, b) -> Integer.compare(texts().length(a), texts().length(b)));
            for (int batch = 0; batch < chunk.size(); batch += BATCH) {
                batches.add(chunk.subList(batch, Math.min(chunk.size(), batch + BATCH)));
            }
        }
        int[] places = new int[SIZE / BATCH];
        RandomStream.of(3, StreamTag.SHUFFLE, "batches").permute(epoch, places);
        List<Integer> all = new ArrayList<>();
        Arrays.stream(places).forEach(place -> all.addAll(batches.get(place)));
        all.addAll(batches.getLast());
        return all;
    }

    @Test
    void theOrderIsTheRule() {
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(order(CHUNK, epoch))
                    .containsExactly(expected(epoch).stream().mapToInt(i -> i).toArray());
        }
    }

    @Test
    void everyExampleComesOnce() {
        for (int bucket : new int[] {0, 2, CHUNK, 1000}) {
            int[] sorted = order(bucket, 1);
            Arrays.sort(sorted);
            assertThat(sorted).containsExactly(IntStream.range(0, SIZE).toArray());
        }
    }

    /// Steps that are computed: of each batch, its longest example for all of its examples.
    @Test
    void lessIsPadding() {
        assertThat(padded(order(8, 0))).isLessThan(padded(order(0, 0)) * 3 / 4);
    }

    private static int padded(int[] order) {
        Dataset texts = texts();
        int steps = 0;
        for (int from = 0; from < SIZE; from += BATCH) {
            int end = Math.min(SIZE, from + BATCH);
            steps += (end - from)
                    * IntStream.range(from, end)
                            .map(i -> texts.length(order[i]))
                            .max()
                            .orElseThrow();
        }
        return steps;
    }
}
