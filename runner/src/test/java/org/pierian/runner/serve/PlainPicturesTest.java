package org.pierian.runner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.http.Refusal;

/// What is read without a parser is what the parser reads.
class PlainPicturesTest {

    private static final JsonPictures FOUR = new JsonPictures(4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"image\":[1,20,255,0]}",
                "{\"image\":[[1,20],[255,0]]}",
                " {\"image\" : [ [[1], [20]],\r\n\t[[255], [0]] ] }\n",
                "{\"images\":[[1,20,255,0],[[4,3],[2,1]]]}",
                "{\"images\": [[1, 20, [255], 0]]}",
            })
    void theCommonFormsAreRead(String body) {
        assertThat(PlainPictures.levels(bytes(body), 4).map(Arrays::toString))
                .contains(Arrays.toString(FOUR.parsed(bytes(body))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"image\":[1,20,255]}",
                "{\"image\":[1,20,255,0,0]}",
                "{\"image\":[1,20,256,0]}",
                "{\"image\":[1,20,1000,0]}",
                "{\"image\":[1,020,25,0]}",
                "{\"image\":[1,-0,25,0]}",
                "{\"image\":[1,2.0,25,0]}",
                "{\"image\":[1,,25,0]}",
                "{\"image\":[1,2,25,0,]}",
                "{\"image\":[1,2,25,0]]}",
                "{\"image\":[[1,2,25,0]}",
                "{\"image\":[1 2,25,0]}",
                "{\"image\":1}",
                "{\"image\":[1,2,25,0]}}",
                "{\"image\":[1,2,25,0]",
                "{\"image\":[1,2,25,0],\"a\":1}",
                "{\"images\":[1,2,25,0]}",
                "{\"images\":[]}",
                "{\"images\":[[1,2,25,0],]}",
                "{\"Image\":[1,2,25,0]}",
                "[1,2,25,0]",
                "{\"image\":[[[[[[[[[1,2,25,0]]]]]]]]]}",
            })
    void otherFormsAreLeftToTheParser(String body) {
        assertThat(PlainPictures.levels(bytes(body), 4)).isEmpty();
    }

    /// Every byte left out, doubled, or replaced by what may stand elsewhere.
    @Test
    void whateverIsReadTheParserReadsToo() {
        int read = 0;
        for (String good :
                new String[] {"{\"image\": [[1,20],[255,0]]}", "{\"images\":[[1,20,255,0],[[4,3],[2,1]]]}"}) {
            for (int at = 0; at < good.length(); at++) {
                String start = good.substring(0, at);
                String rest = good.substring(at + 1);
                for (String middle : "/[/]/{/}/,/:/ /\n/\"/0/1/25/-/./e/s/\u00a0/\u0000/[]/,1".split("/", -1)) {
                    read += agrees(bytes(start + middle + rest)) ? 1 : 0;
                    read += agrees(bytes(start + good.charAt(at) + middle + rest)) ? 1 : 0;
                }
            }
        }
        assertThat(read).isGreaterThan(100);
    }

    private static boolean agrees(byte[] body) {
        Optional<byte[]> plain = PlainPictures.levels(body, 4);
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            byte[] parsed = FOUR.parsed(body);
            plain.ifPresent(levels -> assertThat(levels).as(text).isEqualTo(parsed));
        } catch (Refusal refusal) {
            assertThat(plain).as(text + refusal.getMessage()).isEmpty();
        }
        return plain.isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
