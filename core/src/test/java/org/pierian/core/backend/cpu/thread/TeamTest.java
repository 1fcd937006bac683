package org.pierian.core.backend.cpu.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Tensors;

/// A team that fails or is closed leaves nobody waiting. The time limit is for a caller that would wait for ever.
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class TeamTest {

    private static final int THREADS = 3;

    /// Which parts were done, and by whom.
    private static final class Done implements Team.Task {
        final ConcurrentLinkedQueue<Integer> parts = new ConcurrentLinkedQueue<>();
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        @Override
        public void run(int part, int parts) {
            assertThat(parts).isEqualTo(THREADS);
            this.parts.add(part);
            threads.add(Thread.currentThread());
        }

        void assertEachPartOnce() {
            assertThat(parts).containsExactlyInAnyOrder(0, 1, 2);
        }
    }

    @Test
    void eachPartIsDoneOnceByAThreadOfItsOwn() {
        try (Team team = new Team(THREADS)) {
            Done done = new Done();
            team.run(Integer.MAX_VALUE, done);
            done.assertEachPartOnce();
            assertThat(done.threads).hasSize(THREADS).contains(Thread.currentThread());
        }
    }

    /// So long that the caller no longer spins.
    @Test
    void thePartsOfOthersAreAwaitedHoweverLongTheyTake() {
        AtomicInteger done = new AtomicInteger();
        try (Team team = new Team(THREADS)) {
            for (int i = 1; i <= 5; i++) {
                team.run(THREADS, (part, _) -> {
                    if (part > 0) {
                        LockSupport.parkNanos(20_000_000L * part);
                    }
                    done.incrementAndGet();
                });
                assertThat(done).hasValue(THREADS * i);
            }
        }
    }

    @Test
    void whatIsAskedOfAClosedTeamTheCallerDoesAlone() {
        Team team = new Team(THREADS);
        team.run(Integer.MAX_VALUE, new Done());
        assertThat(team.pays(1 << 20)).isTrue();
        team.close();
        assertThat(team.pays(1 << 20)).isFalse();
        for (int i = 0; i < 2; i++) {
            Done done = new Done();
            team.run(Integer.MAX_VALUE, done);
            done.assertEachPartOnce();
            assertThat(done.threads).containsExactly(Thread.currentThread());
        }
        team.close();
        Done done = new Done();
        team.run(Integer.MAX_VALUE, done);
        done.assertEachPartOnce();
    }

    /// Large enough to be shared out before.
    @Test
    void closingWaitsForTheOperationThatRuns() throws InterruptedException {
        Team team = new Team(2);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Thread operation = Thread.ofPlatform()
                .start(() -> team.run(2, (part, parts) -> {
                    begun.countDown();
                    await(mayEnd);
                    done.incrementAndGet();
                }));
        begun.await();
        AtomicInteger doneAtClose = new AtomicInteger(-1);
        Thread closing = Thread.ofPlatform().start(() -> {
            team.close();
            doneAtClose.set(done.get());
        });
        closing.join(50); // in which it could end if it did not wait
        mayEnd.countDown();
        closing.join();
        operation.join();
        assertThat(doneAtClose).hasValue(2);
        team.run(2, (part, parts) -> done.incrementAndGet());
        assertThat(done).hasValue(4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aClosedBackendStillTakesAStepThatWaits() {
        float[] open = stepThatWaits(false);
        assertThat(open[1]).isEqualTo(1 - 0.1f * (0.5f * (1 * 0.5f)));
        Bits.same("parameter", open, stepThatWaits(true));
    }

    private static float[] stepThatWaits(boolean closes) {
        int rows = 1000;
        int columns = 100;
        Shape shape = Shape.of(rows, columns);
        Tensor value = Tensors.zeros(shape);
        value.fill(1);
        Tensor gradient = Tensors.zeros(shape);
        Tensor left = Tensors.zeros(Shape.of(1, rows));
        Tensor right = Tensors.zeros(Shape.of(1, columns));
        for (int i = 0; i < rows; i++) {
            left.buffer().set(i, 1 + i);
        }
        right.fill(0.5f);
        Backend backend = new CpuBackend(KernelChoice.VECTOR, THREADS);
        try {
            backend.matMul().multiply(left.matrix().transposed(), right.matrix(), new Gradient(gradient));
            MomentumRule rule = new MomentumRule().set(0.1f, 0.5f, 0.5f);
            backend.updates().apply(rule, gradient, List.of(Tensors.zeros(shape)), value);
            assertThat(((HeapBuffer) value.buffer()).pending()).isNotNull();
            if (closes) {
                backend.close();
            }
            return value.toArray();
        } finally {
            backend.close();
        }
    }

    @Test
    void operationsOfAClosedBackendComplete() {
        Tensor x = Tensors.zeros(Shape.of(1 << 17));
        CpuBackend backend = new CpuBackend(KernelChoice.VECTOR, THREADS);
        backend.close();
        x.fill(-3);
        backend.elementwise().clamp(0, x.size(), x, 2);
        assertThat(x.toArray()).containsOnly(-2f);
    }

    @Test
    void theFailureOfAPartIsThrownByItsOperation() {
        try (Team team = new Team(THREADS)) {
            for (int failing = 1; failing < THREADS; failing++) {
                RuntimeException failure = new RuntimeException("part " + failing);
                Set<Integer> parts = Collections.singleton(failing);
                assertThatThrownBy(() -> team.run(Integer.MAX_VALUE, failing(parts, failure)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasCause(failure);
            }
        }
    }

    /// Only one of several failures is thrown; the others are forgotten, whichever threads work next.
    @Test
    void theFailureOfAnOperationIsNotThrownByALaterOne() {
        for (Set<Integer> failing : List.of(Set.of(0), Set.of(2), Set.of(1, 2), Set.of(0, 2), Set.of(0, 1, 2))) {
            for (int next = 1; next <= THREADS; next++) {
                try (Team team = new Team(THREADS)) {
                    RuntimeException failure = new RuntimeException("parts " + failing);
                    assertThatThrownBy(() -> team.run(Integer.MAX_VALUE, failing(failing, failure)))
                            .satisfiesAnyOf(
                                    thrown -> assertThat(thrown).isSameAs(failure),
                                    thrown -> assertThat(thrown).hasCause(failure));
                    team.run(next, (part, parts) -> {});
                    for (int i = 0; i < 2; i++) {
                        Done done = new Done();
                        team.run(Integer.MAX_VALUE, done);
                        done.assertEachPartOnce();
                        assertThat(done.threads).hasSize(THREADS);
                    }
                }
            }
        }
    }

    private static Team.Task failing(Set<Integer> which, RuntimeException failure) {
        return (part, parts) -> {
            if (which.contains(part)) {
                throw failure;
            }
        };
    }
}
