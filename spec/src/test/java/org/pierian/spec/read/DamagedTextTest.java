package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A spec cut at every byte and with every byte replaced: refused with a diagnostic or read, never anything
/// else.
class DamagedTextTest {

    private static final byte[] NASTY = {
        0, '\t', '\n', ' ', '"', '\'', '&', '*', '!', '{', ']', ':', '-', '#', (byte) 0xFF, (byte) 0xC3
    };

    private final byte[] good = Specs.FULL.getBytes(StandardCharsets.UTF_8);

    @Test
    void cutAtEveryByte() throws IOException {
        for (int length = 0; length < good.length; length++) {
            judge(java.util.Arrays.copyOf(good, length));
        }
    }

    @Test
    void everyByteReplaced() throws IOException {
        for (int at = 0; at < good.length; at++) {
            for (byte nasty : NASTY) {
                byte[] bad = good.clone();
                bad[at] = nasty;
                judge(bad);
            }
        }
    }

    private static void judge(byte[] bytes) throws IOException {
        SpecResult result = SpecReader.read(new ByteArrayInputStream(bytes), Path.of(""), List.of());
        boolean hasError = result.diagnostics().stream().anyMatch(d -> d.isError());
        assertThat(result.isRefused()).isEqualTo(hasError);
    }
}
