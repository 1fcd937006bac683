package org.pierian.spec.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000", // C0
        "001B, \\u001b",
        "007F, \\u007f",
        "0085, \\u0085", // C1
        "009B, \\u009b",
        "00A0, \\u00a0", // spaces
        "3000, \\u3000",
        "00AD, \\u00ad", // invisible format characters
        "200B, \\u200b",
        "2060, \\u2060",
        "206F, \\u206f",
        "FEFF, \\ufeff",
        "FFF9, \\ufff9",
        "E0041, \\U000e0041",
        "061C, \\u061c", // direction
        "202E, \\u202e",
        "2066, \\u2066",
        "2028, \\u2028", // ends of lines
        "2029, \\u2029",
        "3164, \\u3164", // letters without ink
        "115F, \\u115f",
        "D800, \\ud800", // not characters
        "FFFF, \\uffff",
        "E000, \\ue000",
    })
    void whatIsHiddenIsEscaped(String hex, String shown) {
        String text = Character.toString(Integer.parseInt(hex, 16));
        assertThat(DisplayText.line("a" + text + "b")).isEqualTo("a" + shown + "b");
        assertThat(DisplayText.lines("a" + text + "\nb")).isEqualTo("a" + shown + "\nb");
    }

    @Test
    void whatIsSeenStaysAsItIs() {
        String text = "a-Z 09 \u00FC\u00DF \u65E5\u672C \u0627\u0644 \uD83D\uDE00 ~`\\u";
        assertThat(DisplayText.line(text)).isEqualTo(text);
        assertThat(DisplayText.json(text)).isEqualTo(text);
    }

    @Test
    void onOneLineTheEndsOfLinesAreEscaped() {
        assertThat(DisplayText.line("a\nb\rc\td")).isEqualTo("a\\u000ab\\u000dc    d");
        assertThat(DisplayText.lines("a\nb\rc")).isEqualTo("a\nb\\u000dc");
    }

    @Test
    void aByteThatWasNotUtf8IsShownAsAByte() {
        assertThat(DisplayText.line("caf\uDCE9")).isEqualTo("caf\\xE9");
    }

    @Test
    void jsonIsEscapedInUnitsOfUtf16() {
        assertThat(DisplayText.json("[\"\u202E\uDB40\uDC41\u009B\uD800\"]\n"))
                .isEqualTo("[\"\\u202e\\udb40\\udc41\\u009b\\ud800\"]\n");
    }

    @Test
    void widthIsThatOnATerminal() {
        assertThat(DisplayText.width("ab")).isEqualTo(2);
        assertThat(DisplayText.width("\u65E5\u672C")).isEqualTo(4);
        assertThat(DisplayText.width("e\u0301")).isEqualTo(1);
    }
}
