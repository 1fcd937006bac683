package org.pierian.runner.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// No text breaks an element.
class ElementTest {

    @Test
    void textStaysText() {
        Element element = Element.of("p").with("title", "\"><script>").text("</p><script>alert(1)</script>&amp;");
        assertThat(element.markup())
                .isEqualTo(
                        "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</p>");
    }

    @Test
    void whatMustNotBeSeenIsShownByItsNumber() {
        assertThat(Escape.of("a\u0000b\u202Ec\uD800d\uFEFF")).isEqualTo("a[U+0000]b[U+202E]c\uFFFDd[U+FEFF]");
    }

    @Test
    void namesAndOwnCodeAreChecked() {
        assertThatThrownBy(() -> Element.of("p onclick")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Element.of("script").verbatim("x = '</script>'"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersHaveFewDecimals() {
        assertThat(Decimals.of(-0.254)).isEqualTo("-0.25");
        assertThat(Decimals.of(12.5)).isEqualTo("12.5");
        assertThat(Decimals.of(-0.001)).isEqualTo("0");
        assertThatThrownBy(() -> Decimals.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void significantDigitsAreRoundedOnce() {
        assertThat(Decimals.significant(0.123456789, 5)).isEqualTo("0.12346");
        assertThat(Decimals.significant(1234567, 3)).isEqualTo("1230000");
        assertThat(Decimals.significant(-2.5e-9, 5)).isEqualTo("-2.5E-9");
        assertThat(Decimals.significant(3, 5)).isEqualTo("3");
        assertThat(Decimals.significant(Double.NaN, 5)).isEqualTo("null");
    }
}
