package org.pierian.runner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.http.Refusal;
import org.pierian.runner.run.Passes;

@Timeout(60)
class BatcherTest {

    private static final int CAPACITY = 8;
    private static final long MINUTE = 60_000_000_000L;

    private final List<Integer> batches = new ArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();

    /// Doubles each of two inputs.
    private static final class Doubling implements Passes {
        private final float[] inputs = new float[2 * CAPACITY];

        @Override
        public int capacity() {
            return CAPACITY;
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public float[] inputs() {
            return inputs;
        }

        @Override
        public int[] lengths() {
            return new int[CAPACITY];
        }

        @Override
        public Tensor predict(int count) {
            if (inputs[0] < 0) {
                throw new IllegalStateException("negative");
            }
            float[] outputs = new float[2 * CAPACITY];
            for (int i = 0; i < 2 * count; i++) {
                outputs[i] = 2 * inputs[i];
            }
            return Tensor.of(Shape.of(count, 2), new HostNumbers(outputs));
        }

        @Override
        public Tensor predictSequence(int length) {
            return predict(1);
        }
    }

    private Batcher batcher(int mostWaiting) {
        return new Batcher(new Doubling(), turn, mostWaiting, (requests, _) -> batches.add(requests));
    }

    private static Batcher.Job job(float... inputs) {
        return new Batcher.Job(inputs, new int[inputs.length / 2], inputs.length / 2);
    }

    private static long soon() {
        return System.nanoTime() + MINUTE;
    }

    private static void awaitWaiting(Batcher batcher, int examples) {
        while (batcher.waiting() < examples) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aloneARequestIsPassedAtOnce() {
        Tensor outputs = batcher(1).predict(job(1, 2, 3, 4), soon());
        assertThat(outputs.shape()).isEqualTo(Shape.of(2, 2));
        assertThat(outputs.toArray()).containsExactly(2, 4, 6, 8);
        assertThat(batches).containsExactly(1);
    }

    @Test
    void thoseThatWaitArePassedTogetherAndEachGetsItsOwn() throws Exception {
        Batcher batcher = batcher(100);
        List<Future<Tensor>> answers = new ArrayList<>();
        turn.lock();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                float x = i;
                answers.add(threads.submit(() -> batcher.predict(job(x, -x), soon())));
                awaitWaiting(batcher, i + 1);
            }
            turn.unlock();
            for (int i = 0; i < 10; i++) {
                assertThat(answers.get(i).get().toArray()).containsExactly(2f * i, -2f * i);
            }
        }
        assertThat(batches).as("eight have room, two follow").containsExactly(8, 2);
        assertThat(batcher.waiting()).isZero();
    }

    @Test
    void tooManyAreRefusedAndTooLateOnesToo() throws Exception {
        Batcher batcher = batcher(3);
        turn.lock();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Tensor> first = threads.submit(() -> batcher.predict(job(1, 1, 2, 2), soon()));
            awaitWaiting(batcher, 2);
            Future<?> second = threads.submit(() -> assertThatThrownBy(() -> batcher.predict(job(1, 1, 2, 2), soon()))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(429)));
            second.get();
            Future<?> third =
                    threads.submit(() -> assertThatThrownBy(() -> batcher.predict(job(1, 1), System.nanoTime()))
                            .isInstanceOfSatisfying(
                                    Refusal.class,
                                    refusal -> assertThat(refusal.status()).isEqualTo(503)));
            third.get();
            assertThat(batcher.waiting()).isEqualTo(2);
            turn.unlock();
            assertThat(first.get().toArray()).containsExactly(2, 2, 4, 4);
        }
    }

    /// The first one leads, and must not take the lead with it.
    @Test
    void whoIsTooLateHandsTheLeadOver() throws Exception {
        Batcher batcher = batcher(10);
        turn.lock();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> assertThatThrownBy(
                            () -> batcher.predict(job(1, 1), System.nanoTime() + MINUTE / 100))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(503)));
            awaitWaiting(batcher, 1);
            Future<Tensor> second = threads.submit(() -> batcher.predict(job(2, 3), soon()));
            awaitWaiting(batcher, 2);
            first.get();
            assertThat(batcher.waiting()).isEqualTo(1);
            turn.unlock();
            assertThat(second.get().toArray()).containsExactly(4, 6);
        }
        assertThat(batcher.predict(job(5, 6), soon()).toArray()).containsExactly(10, 12);
        assertThat(batches).containsExactly(1, 1);
    }

    @Test
    void anErrorReachesItsOwnRequestAndTheNextIsAnswered() {
        Batcher batcher = batcher(10);
        assertThatThrownBy(() -> batcher.predict(job(-1, 0), soon())).hasMessage("negative");
        assertThat(batcher.predict(job(3, 4), soon()).toArray()).containsExactly(6, 8);
        assertThat(turn.isLocked()).isFalse();
    }
}
