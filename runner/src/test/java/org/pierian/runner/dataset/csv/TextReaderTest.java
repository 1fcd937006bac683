package org.pierian.runner.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.Encoding;

class TextReaderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100_000, 1_000_000})
    void everyCharacterComesThroughInPiecesOfAnySize(int size) throws IOException {
        String text = "a\u00E9\u4F60\uD83D\uDE00\r\n".repeat(20_000);
        byte[] bytes = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        StringBuilder read = new StringBuilder();
        TextBytes source = new TextBytes(new ByteArrayInputStream(bytes), "t.csv", Encoding.UTF_8);
        try (TextReader reader = new TextReader(source, "t.csv")) {
            char[] piece = new char[size + 1];
            for (int n = reader.read(piece, 1, size); n >= 0; n = reader.read(piece, 1, size)) {
                read.append(piece, 1, n);
            }
            assertThat(read.toString().equals(text)).isTrue();
            assertThat(source.sha256()).isEqualTo(Sha256.of(bytes));
        }
    }
}
