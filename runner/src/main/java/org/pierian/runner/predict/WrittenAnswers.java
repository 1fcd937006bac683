package org.pierian.runner.predict;

import java.util.List;

/// Writes a line for each example.
final class WrittenAnswers implements AnswerSink {

    private static final int TEXT = 1 << 15; // characters that are written at once

    private final LineForm form;
    private final Sink sink;
    private final StringBuilder text = new StringBuilder();
    private List<String> names = List.of();

    /// @param form how an example is written
    /// @param sink where to
    WrittenAnswers(LineForm form, Sink sink) {
        this.form = form;
        this.sink = sink;
    }

    @Override
    public void begin(List<String> columns) {
        names = List.copyOf(columns);
        text.append(form.header(names));
    }

    @Override
    public void add(List<Object> values) {
        text.append(form.line(names, values));
    }

    @Override
    public void batchDone() {
        if (text.length() >= TEXT) {
            flush();
        }
    }

    @Override
    public void flush() {
        if (!text.isEmpty()) {
            sink.write(text.toString());
            text.setLength(0);
        }
    }
}
