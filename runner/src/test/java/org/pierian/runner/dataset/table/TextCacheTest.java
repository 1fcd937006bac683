package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextCacheTest {

    @Test
    void everyTextIsThatOfItsBytes() {
        TextCache cache = new TextCache();
        SplittableRandom random = new SplittableRandom(1);
        byte[] bytes = new byte[1 << 16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(3));
        }
        for (int i = 0; i < 200_000; i++) {
            int length = random.nextInt(i % 2 == 0 ? 4 : 40);
            int from = random.nextInt(bytes.length - length);

            assertThat(cache.text(bytes, from, from + length, TextCacheTest::ascii))
                    .isEqualTo(new String(bytes, from, length, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aTextIsMadeOnce() {
        TextCache cache = new TextCache();
        byte[] bytes = "red,red".getBytes(StandardCharsets.US_ASCII);

        assertThat(cache.text(bytes, 4, 7, TextCacheTest::ascii))
                .isSameAs(cache.text(bytes, 0, 3, TextCacheTest::ascii));
    }

    @Test
    void whatCannotBeReadIsReadAgain() {
        TextCache cache = new TextCache();
        for (int i = 0; i < 2; i++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cache.text(new byte[] {-1}, 0, 1, _ -> {
                        throw new IllegalArgumentException("no text");
                    }));
        }
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
