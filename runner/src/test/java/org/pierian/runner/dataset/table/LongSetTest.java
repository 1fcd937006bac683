package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongSetTest {

    @Test
    void itHoldsWhatASetOfObjectsHolds() {
        SplittableRandom random = new SplittableRandom(3);
        for (int size : new int[] {0, 1, 2, 3, 1000}) {
            LongSet set = new LongSet(size);
            Set<Long> other = new HashSet<>();
            for (int i = 0; i < size; i++) {
                long number = random.nextLong(-1500, 1500) << random.nextInt(40);
                set.add(number);
                other.add(number);
            }
            for (long number = -3000; number < 3000; number++) {
                assertThat(set.contains(number)).isEqualTo(other.contains(number));
                assertThat(set.contains(number << 32)).isEqualTo(other.contains(number << 32));
            }
        }
    }

    @Test
    void zeroIsANumberToo() {
        LongSet set = new LongSet(1);
        assertThat(set.contains(0)).isFalse();
        set.add(0);
        assertThat(set.contains(0)).isTrue();
    }
}
