package org.pierian.core.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {

    private static final int PIECES = 20_000;
    /// A machine that stands still for seconds may end one.
    private static final int FEW = 3;

    @Test
    void oneThreadDoesAllPieces() {
        Thread caller = Thread.currentThread();
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        AtomicInteger done = new AtomicInteger();
        Ahead ahead = new Ahead(() -> {
            done.incrementAndGet();
            if (Thread.currentThread() != caller) {
                workers.add(Thread.currentThread());
            }
        });
        for (int piece = 1; piece <= PIECES; piece++) {
            ahead.begin();
            if (piece % 3 == 0) {
                Thread.onSpinWait();
            }
            ahead.finish();
            assertThat(done.get()).isEqualTo(piece);
            assertThat(ahead.isBegun()).isFalse();
        }
        assertThat(workers).hasSizeLessThanOrEqualTo(FEW);
    }

    @Test
    void failuresAreThrownWhereTheWorkIsFinished() {
        Ahead ahead = new Ahead(() -> {
            throw new IllegalStateException("broken");
        });
        ahead.begin();
        assertThatIllegalStateException().isThrownBy(ahead::finish).withMessage("broken");
        assertThat(ahead.isBegun()).isFalse();
    }
}
