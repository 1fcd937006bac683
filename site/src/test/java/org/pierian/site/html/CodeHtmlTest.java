package org.pierian.site.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeHtmlTest {

    @Test
    void promptsAreNotPartOfWhatIsCopied() {
        assertThat(CodeHtml.of("console", "", "$ runner check <a>.yaml\n<a>.yaml: no errors\n"))
                .contains(
                        "<span class=\"prompt\">$ </span><b>runner check &lt;a&gt;.yaml</b>\n&lt;a&gt;.yaml: no errors\n");
    }

    @Test
    void keysAndCommentsOfYamlAreMarkedAndTheFileIsNamed() {
        assertThat(CodeHtml.of("yaml", "my.yaml", "# <x>\nseed: 0  # why\n  - linear: 3\n  - tanh\n"))
                .contains("<figcaption>my.yaml</figcaption>")
                .contains("<em># &lt;x&gt;</em>\n<i>seed</i>: 0 <em> # why</em>\n  - <i>linear</i>: 3\n  - tanh\n");
    }
}
