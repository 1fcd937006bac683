package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteCellsTest {

    private static final SqliteCells CELLS = SqliteCells.of("INTEGER");

    private static void requireText(Object value) throws CellForm.Unreadable {
        double decimal = CELLS.decimal(value);
        if (!Double.isNaN(decimal)) {
            assertThat(NumberText.of(decimal)).isEqualTo(CELLS.text(value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                -1,
                999_999_999_999_999L,
                1_000_000_000_000_000L,
                (1L << 53) - 1,
                1L << 53,
                -(1L << 53),
                (1L << 53) + 1,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void anIntegerThatIsTakenAsANumberHasTheTextOfTheNumber(long value) throws CellForm.Unreadable {
        requireText(value);
    }

    @Test
    void soHasEveryOther() throws CellForm.Unreadable {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            requireText(random.nextLong() >> random.nextInt(Long.SIZE));
        }
        assertThat(CELLS.decimal(42L)).isEqualTo(42);
        assertThat(SqliteCells.of("BOOLEAN").decimal(1L)).isNaN();
    }
}
