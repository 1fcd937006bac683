package org.pierian.runner.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A terminal in a window that can be resized, and then breaks its lines anew, as most do.
final class Screen extends ByteArrayOutputStream {

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int columns;
    private int offset;

    Screen(int columns) {
        this.columns = columns;
    }

    int columns() {
        return columns;
    }

    void resize(int wanted) {
        columns = wanted;
    }

    /// What is seen: every line broken into rows.
    List<String> rows() {
        interpret();
        List<String> rows = new ArrayList<>();
        for (StringBuilder line : lines) {
            for (int from = 0; from == 0 || from < line.length(); from += columns) {
                rows.add(line.substring(from, Math.min(line.length(), from + columns)));
            }
        }
        return rows;
    }

    @Override
    public void flush() {
        interpret();
    }

    private void interpret() {
        String text = toString(StandardCharsets.UTF_8);
        reset();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines.add(new StringBuilder());
                offset = 0;
            } else if (c == '\r') {
                offset -= columnOf(offset);
            } else if (c == '\u001b') {
                i = control(text, i);
            } else {
                StringBuilder line = lines.getLast();
                line.setLength(Math.max(line.length(), offset));
                line.replace(offset, Math.min(line.length(), offset + 1), Character.toString(c));
                offset++;
            }
        }
    }

    /// Where the cursor is in its row; behind a full row it stays in the last column.
    private int columnOf(int place) {
        return place > 0 && place == lines.getLast().length() ? (place - 1) % columns + 1 : place % columns;
    }

    private int control(String text, int at) {
        int end = at + 2;
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        int number = end == at + 2 ? 1 : Integer.parseInt(text.substring(at + 2, end));
        StringBuilder line = lines.getLast();
        switch (text.charAt(end)) {
            case 'A' -> offset -= number * columns;
            case 'K' -> {
                int stop = Math.min(line.length(), offset - columnOf(offset) + columns);
                line.delete(Math.min(offset, stop), stop);
            }
            case 'J' -> line.setLength(offset);
            default -> throw new IllegalArgumentException("unknown control " + text.charAt(end));
        }
        return end;
    }
}
