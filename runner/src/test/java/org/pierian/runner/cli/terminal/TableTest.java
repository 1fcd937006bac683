package org.pierian.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsWhatIsShown() {
        assertThat(Table.text(
                        List.of(
                                List.of("name", "n"),
                                List.of("\u001B[2J", "1"),
                                List.of("\u65E5\u672C", "10"),
                                List.of("a\nb", "2")),
                        1))
                .isEqualTo("""
                        name        n
                        \\u001b[2J   1
                        \u65E5\u672C       10
                        a\\u000ab    2
                        """);
    }

    @Test
    void cellsOfMarkdownEndWhereTheyShould() {
        assertThat(Table.markdown(List.of(List.of("a|b", "c\nd")), 1)).isEqualTo("| a\\|b | c\\u000ad |\n|---|---:|\n");
    }

    @Test
    void aShellReadsAWordBack() {
        assertThat(ShellLine.of(List.of("a b", "c'd", "e"))).isEqualTo("'a b' 'c'\\''d' e");
        assertThat(ShellLine.of(List.of("x\u001B'\\\ny"))).isEqualTo("$'x\\u001b\\'\\\\\\u000ay'");
    }
}
