package org.pierian.runner.export.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EventWriter events = new EventWriter(out);

    private String hex() {
        return HexFormat.of().formatHex(out.toByteArray());
    }

    /// Every event file in the world begins with these: 24 bytes, and the checksum of this length.
    @Test
    void theFirstRecordIsTheVersion() throws IOException {
        events.begin(0);
        assertThat(hex()).startsWith("1800000000000000" + "a37f4b22" + "09" + "0000000000000000" + "1a0d");
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).contains("brain.Event:2");
        assertThat(out.size()).isEqualTo(8 + 4 + 24 + 4);
    }

    /// Field 1 the time (09), field 2 the step (10), field 5 the summary (2a) with value 1 (0a): tag 1 (0a), number 2 (15),
    /// metadata 9 (4a) with plugin data 1 and its name 1.
    @Test
    void anEventHasTheFieldsOfItsProtocol() throws IOException {
        events.scalar(1.5, 300, "loss", 0.25f, true);
        assertThat(hex())
                .startsWith("2800000000000000")
                .contains("09" + "000000000000f83f" + "10" + "ac02" + "2a" + "1a" + "0a" + "18" + "0a" + "04" + "6c6f7373"
                        + "15" + "0000803e" + "4a" + "0b" + "0a" + "09" + "0a" + "07" + "7363616c617273");
    }

    @Test
    void theMetadataComesWithTheFirstValueOnly() throws IOException {
        events.scalar(0, 1, "loss", 1, false);
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("scalars");
    }

    /// CRC-32C of "123456789" is e3069283, as the catalogues of checksums have it; masked as in `crc32c.h`.
    @Test
    void checksumsAreMasked() {
        int rotated = Integer.rotateRight(0xe3069283, 15);
        assertThat(EventWriter.masked("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(rotated + 0xa282ead8);
    }
}
