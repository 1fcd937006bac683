package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class KeyOrderTest {

    private final KeyOrder order = new KeyOrder("id", "sql");

    private void numbers(String... keys) {
        for (String key : keys) {
            order.add(Optional.of(key), true);
        }
    }

    private void texts(String... keys) {
        for (String key : keys) {
            order.add(Optional.of(key), false);
        }
    }

    private static Failure failure(Runnable keys) {
        return catchThrowableOfType(Failure.class, keys::run);
    }

    @Test
    void integersRiseBySize() {
        assertThatCode(() -> numbers("-10", "-9", "9", "10", "9223372036854775807", "9223372036854775808"))
                .doesNotThrowAnyException();
    }

    @Test
    void textsRiseByTheBytesOfUtf8() {
        // 10 is before 9; Z before a; U+FFFD before U+1F30D, which is the other way round in UTF-16.
        assertThatCode(() -> texts("10", "9", "Z", "a", "\u00E4", "\uFFFD", "\uD83C\uDF0D"))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyThatIsThereTwiceIsNamed() {
        Failure twice = failure(() -> numbers("1", "7", "7"));
        assertThat(twice.message()).isEqualTo("the key `id` is `7` in two rows");
        assertThat(twice.code()).contains("D054");
        assertThat(twice.exitCode()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void aKeyThatIsNullIsNamed() {
        assertThat(failure(() -> order.add(Optional.empty(), true)).message())
                .isEqualTo("the key `id` is null in a row");
    }

    @Test
    void anotherOrderIsRefused() {
        assertThat(failure(() -> texts("a", "B")).message()).contains("is `B` after `a`");
    }

    @Test
    void aKeyWithDecimalsIsRefused() {
        assertThat(failure(() -> numbers("1", "1.5")).message()).contains("is `1.5` in a row, which is no integer");
    }

    @Test
    void numbersAndTextsAreNotMixed() {
        numbers("1");
        assertThat(failure(() -> texts("a")).message()).contains("a number in some rows and a text in others");
    }
}
