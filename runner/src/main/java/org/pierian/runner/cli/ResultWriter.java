package org.pierian.runner.cli;

import java.io.Writer;

/// Lets picocli write to the terminal's results.
final class ResultWriter extends Writer {

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    ResultWriter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(char[] chars, int from, int count) {
        text.append(chars, from, count);
    }

    @Override
    public void flush() {
        if (!text.isEmpty()) {
            terminal.result(text.toString());
            text.setLength(0);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
