package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongSetTest {

    @Test
    void whatWasAddedAndThenMarkedIsMarked() {
        SplittableRandom random = new SplittableRandom(3);
        for (int size : new int[] {0, 1, 2, 3, 1000}) {
            LongSet set = new LongSet(size);
            Set<Long> added = new HashSet<>();
            for (int i = 0; i < size; i++) {
                long number = random.nextLong(-1500, 1500) << random.nextInt(40);
                set.add(number);
                added.add(number);
            }
            for (long number = -3000; number < 3000; number += 2) {
                set.mark(number);
                set.mark(number << 32);
            }
            for (long number = -3000; number < 3000; number++) {
                assertThat(set.isMarked(number)).isEqualTo(added.contains(number) && number % 2 == 0);
                assertThat(set.isMarked(number << 32)).isEqualTo(added.contains(number << 32) && number % 2 == 0);
            }
        }
    }

    @Test
    void zeroIsANumberToo() {
        LongSet set = new LongSet(1);
        set.mark(0);
        assertThat(set.isMarked(0)).isFalse();
        set.add(0);
        assertThat(set.isMarked(0)).isFalse();
        set.mark(0);
        assertThat(set.isMarked(0)).isTrue();
    }
}
