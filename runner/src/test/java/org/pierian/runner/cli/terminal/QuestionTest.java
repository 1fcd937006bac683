package org.pierian.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private boolean ask(String typed, boolean isHeard) {
        Terminal terminal = new Terminal(
                new ByteArrayOutputStream(), new PrintStream(err, true, StandardCharsets.UTF_8), isHeard, false);
        ByteArrayInputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return new Question(terminal, in, isHeard).ask("Connect to `db`?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "yes\n", "Y\r\n", " yes \nno\n", "y"})
    void yesIsYes(String typed) {
        assertThat(ask(typed, true)).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Connect to `db`? [y/N] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n\n", "no\n", "yess\n", "\ny\n", "ja\n"})
    void everythingElseIsNo(String typed) {
        assertThat(ask(typed, true)).isFalse();
    }

    @Test
    void nobodyIsAskedWithoutATerminal() {
        assertThat(ask("y\n", false)).isFalse();
        assertThat(err.size()).isZero();
    }
}
