package org.pierian.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.spec.diagnostic.DisplayText;

class TableTest {

    private static final List<List<String>> ROWS = List.of(
            List.of("name", "id", "epochs", "test_accuracy", "test_loss", "train_loss"),
            List.of("mnist-deep", "1a2b3c4d5e6f", "3", "0.9750", "0.08123", "0.01234"),
            List.of("身高", "000000000000", "60000", "", "0.5000", "1.234e-05"));

    @Test
    void aTableThatFitsIsOneTable() {
        assertThat(Table.text(ROWS, 2, 200)).isEqualTo("""
                name        id            epochs  test_accuracy  test_loss  train_loss
                mnist-deep  1a2b3c4d5e6f       3         0.9750    0.08123     0.01234
                身高        000000000000   60000                    0.5000   1.234e-05
                """);
    }

    @Test
    void aWideTableIsFoldedAndItsFirstColumnsAreRepeated() {
        assertThat(Table.text(ROWS, 2, 50)).isEqualTo("""
                name        id            epochs  test_accuracy
                mnist-deep  1a2b3c4d5e6f       3         0.9750
                身高        000000000000   60000

                name        id            test_loss  train_loss
                mnist-deep  1a2b3c4d5e6f    0.08123     0.01234
                身高        000000000000     0.5000   1.234e-05
                """);
    }

    @Test
    void aVeryNarrowTerminalGetsAList() {
        assertThat(Table.text(ROWS, 2, 30)).isEqualTo("""
                name           mnist-deep
                id             1a2b3c4d5e6f
                epochs         3
                test_accuracy  0.9750
                test_loss      0.08123
                train_loss     0.01234

                name           身高
                id             000000000000
                epochs         60000
                test_loss      0.5000
                train_loss     1.234e-05
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 20, 40, 50, 60, 80, 120, 200})
    void noLineIsWiderThanTheTerminal(int room) {
        assertThat(Table.text(ROWS, 2, room).lines())
                .allSatisfy(line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(room));
        assertThat(Table.line(List.of("test 0.1", "b 0.2", "(100 ex)"), Math.max(room, 10))
                        .lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(room, 10)));
    }

    @Test
    void aSentenceIsBrokenBetweenItsWords() {
        assertThat(Table.prose("memory of the run (of which data 3 MiB)", 20))
                .isEqualTo("memory of the run\n  (of which data 3\n  MiB)\n");
        assertThat(Table.prose("memory of the run", 200)).isEqualTo("memory of the run\n");
    }

    @Test
    void aLineIsBrokenBetweenItsParts() {
        List<String> parts = List.of("test loss 0.3272", "accuracy 0.9500", "(100 examples)");
        assertThat(Table.line(parts, 200)).isEqualTo("test loss 0.3272  accuracy 0.9500  (100 examples)\n");
        assertThat(Table.line(parts, 40)).isEqualTo("test loss 0.3272  accuracy 0.9500\n  (100 examples)\n");
    }

    @Test
    void columnsAreAsWideAsWhatIsShown() {
        assertThat(Table.text(
                        List.of(
                                List.of("name", "n"),
                                List.of("\u001B[2J", "1"),
                                List.of("\u65E5\u672C", "10"),
                                List.of("a\nb", "2")),
                        1,
                        80))
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
