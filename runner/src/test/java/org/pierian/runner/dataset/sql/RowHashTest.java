package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowHashTest {

    /// Worked out by `hashlib.sha256` in Python from the bytes that the documentation describes.
    @Test
    void theCanonicalFormIsTheDocumentedOne() {
        RowHash hash = new RowHash(List.of("id", "st\u00E4dte"));
        List<Optional<String>> cells = List.of(
                Optional.of("1"),
                Optional.of("K\u00F6ln"),
                Optional.of("2"),
                Optional.empty(),
                Optional.of("3"),
                Optional.of(""),
                Optional.of("10"),
                Optional.of("\u6F22\u5B57 \uD83C\uDF0D"));
        cells.forEach(hash::add);
        assertThat(hash.hex()).isEqualTo("9c1359912dccff4ed963f8aa0a81c1e1d00dca8a3af945b7a5ff092ed7e57ea4");
    }

    @Test
    void aNumberIsHashedAsItsText() {
        SplittableRandom random = new SplittableRandom(4);
        RowHash numbers = new RowHash(List.of("a"));
        RowHash texts = new RowHash(List.of("a"));
        for (int i = 0; i < 100_000; i++) {
            double size = Double.parseDouble("1e" + random.nextInt(-12, 20));
            double number = Math.rint(random.nextDouble(-1000, 1000)) / size + 0.0; // no -0
            numbers.add(number);
            texts.add(Optional.of(NumberText.of(new BigDecimal(Double.toString(number)))));
        }
        assertThat(numbers.hex()).isEqualTo(texts.hex());
    }

    @Test
    void cellsLargerThanTheBufferAreHashedToo() {
        String large = "x".repeat(200_000);
        RowHash whole = new RowHash(List.of("a"));
        whole.add(Optional.of(large));
        whole.add(Optional.of("y"));
        RowHash other = new RowHash(List.of("a"));
        other.add(Optional.of(large));
        other.add(Optional.of("z"));
        assertThat(whole.hex()).isNotEqualTo(other.hex());
    }
}
