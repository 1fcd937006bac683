package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.Scaling;

class MergedNumbersTest {

    private static final Scaling NONE = Scaling.of(0, 1);

    /// From 2^25 to 2^26 every fourth integer is a 32-bit float: of each pair one is lost.
    @ParameterizedTest
    @CsvSource({"100, 12, true", "100, 9, false", "200000, 12, true", "200000, 9, false", "1000000, 50, true"})
    void aWarningComesWhereMoreThanATenthIsLost(int count, int percentLost, boolean warns) {
        int lost = count * percentLost / 100;
        double[] values = IntStream.range(0, count)
                .mapToDouble(i -> i < 2 * lost ? (1 << 25) + 4 * (i / 2) + i % 2 : -i)
                .toArray();
        Optional<String> warning = MergedNumbers.warning("a", NONE, values);
        assertThat(warning.isPresent()).isEqualTo(warns);
        warning.ifPresent(text -> assertThat(text)
                .startsWith("warning: " + count + " different numbers of column `a` become " + (count - lost) + " as"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000, 300_000})
    void numbersThatStayDifferentAreFine(int count) {
        Random random = new Random(1);
        double[] drawn = random.doubles(count).map(x -> (float) x).toArray();
        assertThat(MergedNumbers.warning("a", NONE, drawn)).isEmpty();
        double[] repeated = random.ints(count, 0, 7).asDoubleStream().toArray();
        assertThat(MergedNumbers.warning("a", NONE, repeated)).isEmpty();
        double[] missing = IntStream.range(0, count)
                .mapToDouble(i -> i % 3 == 0 ? Double.NaN : -i)
                .toArray();
        assertThat(MergedNumbers.warning("a", NONE, missing)).isEmpty();
    }

    /// A million numbers become one, beside as many that stay as they are: no part of the results would show it.
    @Test
    void aWarningComesWhereAllThatIsLostBecomesOneNumber() {
        double[] values = IntStream.range(0, 2_000_000)
                .mapToDouble(i -> i % 2 == 0 ? 1 + i * 0x1p-50 : -i)
                .toArray();
        assertThat(MergedNumbers.warning("a", NONE, values))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("warning: 2000000 different numbers of column `a` become 1000001 as"));
    }

    /// Most rows have one number, so that a part of the results has too few rows or too many.
    @Test
    void oneNumberInMostRowsHidesNothing() {
        double[] fine = IntStream.range(0, 1_000_000)
                .mapToDouble(i -> i % 10 == 0 ? i : 0)
                .toArray();
        assertThat(MergedNumbers.warning("a", NONE, fine)).isEmpty();
        double[] lost = IntStream.range(0, 1_000_000)
                .mapToDouble(i -> i % 10 == 0 ? (1 << 28) + i / 10 : 0)
                .toArray();
        assertThat(MergedNumbers.warning("a", NONE, lost)).isPresent();
    }
}
