package org.pierian.site.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.site.markdown.Page;

class StepTest {

    private static final Page PAGE = Page.of("docs/page.md", """
            # Page

            ```text words.txt
            one
            two
            ```

            ```console
            $ cat words.txt
            one
            two
            $ for w in a b; do
            >   echo $w
            > done
            ...
            b
            $ exit 3  # ends with 3
            ```

            ```text
            $ not typed
            ```
            """);

    @Test
    void filesAndCommandsAreStepsInTheirOrder() {
        assertThat(Step.of(PAGE))
                .containsExactly(
                        new Step.Write("words.txt", "one\ntwo\n"),
                        new Step.Command("cat words.txt", List.of("one", "two"), 0, 8),
                        new Step.Command("for w in a b; do\n  echo $w\ndone", List.of("...", "b"), 0, 8),
                        new Step.Command("exit 3", List.of(), 3, 8));
        Page wrong = Page.of("docs/page.md", "```console\nnot a command\n```\n");
        assertThatThrownBy(() -> Step.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threeDotsStandForAnyLines() {
        List<String> output = List.of("a", "b", "c");
        assertThat(Shown.fits(List.of("a", "b", "c"), output)).isTrue();
        assertThat(Shown.fits(List.of("...", "c"), output)).isTrue();
        assertThat(Shown.fits(List.of("a", "...", "c", "..."), output)).isTrue();
        assertThat(Shown.fits(List.of("a", "c"), output)).isFalse();
        assertThat(Shown.fits(List.of("...", "b"), output)).isFalse();
        assertThat(Shown.fits(List.of("a", "b", "c", "d"), output)).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatAPageShowsWronglyIsNamed(@TempDir Path folder) throws Exception {
        assertThat(new Session(folder, Map.of()).follow(PAGE)).isEmpty();
        Page wrong = Page.of("docs/page.md", "```console\n$ echo $WORD\ntwo\n$ true  # ends with 4\n```\n");
        assertThat(new Session(folder, Map.of("WORD", "one")).follow(wrong))
                .containsExactly(
                        "docs/page.md:1: $ echo $WORD\n[ends with 0]\none\n",
                        "docs/page.md:1: $ true\n[ends with 0]\n");
    }
}
