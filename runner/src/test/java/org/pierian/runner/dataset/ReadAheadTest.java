package org.pierian.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {

    private static final int PARTS = 100;

    private final AtomicInteger calls = new AtomicInteger();

    private ReadAhead<Integer> counting(boolean hasThread) {
        return new ReadAhead<>("counting", hasThread, () -> {
            int number = calls.incrementAndGet();
            return new ReadAhead.Part<>(number, number == PARTS);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void partsComeInOrderAndNoneIsReadAfterTheEnd(boolean hasThread) {
        try (ReadAhead<Integer> parts = counting(hasThread)) {
            for (int i = 1; i <= PARTS; i++) {
                assertThat(parts.next()).contains(i);
            }
            assertThat(parts.next()).isEmpty();
            assertThat(parts.next()).isEmpty();
        }
        assertThat(calls).hasValue(PARTS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsWrongIsToldBehindThePartBeforeIt(boolean hasThread) {
        try (ReadAhead<Integer> parts = new ReadAhead<>("failing", hasThread, () -> {
            int number = calls.incrementAndGet();
            return number < 3
                    ? new ReadAhead.Part<>(number, false)
                    : new ReadAhead.Part<>(number, new IllegalStateException("broken"));
        })) {
            assertThat(parts.next()).contains(1);
            assertThat(parts.next()).contains(2);
            assertThat(parts.next()).contains(3);
            assertThatThrownBy(parts::next).hasMessage("broken");
            assertThatThrownBy(parts::next).hasMessage("broken");
        }
        assertThat(calls).hasValue(3);
    }

    @Test
    void onlySoManyPartsAreReadAhead() {
        try (ReadAhead<Integer> parts = counting(true)) {
            parts.next();
            assertThat(calls).hasValue(1);
            parts.next();
        }
        assertThat(calls.get()).isBetween(2, 10);
    }
}
