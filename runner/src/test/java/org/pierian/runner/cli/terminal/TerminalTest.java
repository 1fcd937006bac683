package org.pierian.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Results that cannot be written.
class TerminalTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(String reason) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        return new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false);
    }

    private String shown(String reason) {
        Terminal terminal = terminal(reason);
        Failure failure = catchThrowableOfType(Failure.class, () -> terminal.document("text"));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.IO);
        terminal.show(failure);
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe is being closed"})
    void aReaderThatHasEnoughIsNoNews(String reason) {
        assertThat(shown(reason)).isEmpty();
    }

    @Test
    void aFullDiskIs() {
        assertThat(shown("No space left on device"))
                .startsWith("error: the standard output cannot be written: No space left on device\n")
                .contains("= help: look at where it goes");
    }

    @Test
    void otherFailuresAreShownAfterwards() {
        Terminal terminal = terminal("Broken pipe");
        assertThat(catchThrowableOfType(Failure.class, () -> terminal.document("text")))
                .isNotNull();
        terminal.show(Failure.of(ExitCode.IO, "another"));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("error: another\n");
    }
}
