package org.pierian.runner.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.Encoding;
import org.pierian.spec.Separator;

class RowBlocksTest {

    private static final Dialect DIALECT =
            new Dialect(Encoding.UTF_8, Separator.COMMA, Optional.empty(), true, false, NumberFormat.JSON);
    private static final int ROWS = 100_000; // many blocks

    private static RowBlocks blocks(String text, boolean isAhead) {
        return new RowBlocks(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "t.csv", DIALECT, isAhead);
    }

    private static String text(String end) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            text.append(i)
                    .append(",word ")
                    .append(i % 7)
                    .append(",\"a \"\"\n")
                    .append(i)
                    .append("\"\n");
        }
        return text.append(end).toString();
    }

    private static void requireRows(RowBlocks blocks) {
        for (int i = 0; i < ROWS; i++) {
            TableRow row = blocks.next().orElseThrow();
            if (row.number() != 2L * i + 1
                    || row.size() != 3
                    || row.decimal(0) != i
                    || !Double.isNaN(row.decimal(1))
                    || !row.text(1).equals("word " + i % 7)
                    || !row.text(2).equals("a \"\n" + i)) {
                throw new AssertionError(row.number() + ": " + row.cells());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsComeInOrder(boolean isAhead) {
        try (RowBlocks blocks = blocks(text(""), isAhead)) {
            requireRows(blocks);
            assertThat(blocks.next()).isEmpty();
            assertThat(blocks.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsWrongIsToldBehindTheRowsBeforeIt(boolean isAhead) {
        try (RowBlocks blocks = blocks(text("1,\"open"), isAhead)) {
            requireRows(blocks);
            assertThatThrownBy(blocks::next)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("begins in line " + (2 * ROWS + 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void aFileOfAnyEncodingBecomesTheSameRows(Encoding encoding) {
        Charset charset = switch (encoding) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case LATIN_1 -> StandardCharsets.ISO_8859_1;
            case WINDOWS_1252 -> Charset.forName("windows-1252");
            case UTF_16 -> StandardCharsets.UTF_16; // with a byte order mark
        };
        boolean isUnicode = encoding == Encoding.UTF_8 || encoding == Encoding.UTF_16;
        String cell = isUnicode ? "\u00E9\u4F60\uD83D\uDE00" : "\u00E9\u00DF";
        String plainRows = ("1,x" + cell + "\n").repeat(ROWS);
        byte[] bytes = (plainRows + "2,\"" + cell + "\n\"\n").getBytes(charset);
        Dialect dialect = new Dialect(encoding, Separator.COMMA, Optional.empty(), true, false, NumberFormat.JSON);
        try (RowBlocks blocks = new RowBlocks(new ByteArrayInputStream(bytes), "t.csv", dialect, true)) {
            for (int i = 0; i < ROWS; i++) {
                assertThat(blocks.next().orElseThrow().text(1)).isEqualTo("x" + cell);
            }
            assertThat(blocks.next().map(TableRow::cells))
                    .hasValueSatisfying(cells -> assertThat(cells).containsExactly("2", cell + "\n"));
            assertThat(blocks.sha256()).isEqualTo(Sha256.of(bytes));
        }
    }

    @Test
    void aRowLongerThanABlockIsARow() {
        String cell = "x".repeat(200_000);
        try (RowBlocks blocks = blocks("a\nb\nc\n" + (cell + ",").repeat(5) + "\nd\n", true)) {
            blocks.next();
            blocks.next();
            blocks.next();
            TableRow row = blocks.next().orElseThrow();
            assertThat(row.size()).isEqualTo(6);
            assertThat(row.text(4)).isEqualTo(cell);
            assertThat(row.text(5)).isEmpty();
            assertThat(blocks.next().map(TableRow::cells))
                    .hasValueSatisfying(cells -> assertThat(cells).containsExactly("d"));
        }
    }

    @Test
    @Timeout(60)
    void theThreadEndsWhereReadingIsGivenUp() {
        try (RowBlocks blocks = blocks(text(""), true)) {
            for (int i = 0; i < ROWS / 2; i++) {
                blocks.next();
            }
            assertThat(threads()).isPositive();
        }
        while (threads() > 0) { // it is over a moment before the thread is
            Thread.onSpinWait();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("rows") && thread.isAlive())
                .count();
    }

    @Test
    @Timeout(60)
    void aRowOfAStreamIsThereBeforeTheNextIsWritten() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                RowBlocks blocks = new RowBlocks(new PipedInputStream(out), "<stdin>", DIALECT, false)) {
            for (int i = 0; i < 5; i++) {
                out.write((i + ",2\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                Optional<TableRow> row = blocks.next();
                assertThat(row.orElseThrow().decimal(0)).isEqualTo(i);
            }
        }
    }
}
