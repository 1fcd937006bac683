package org.pierian.runner.dataset.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;

class JsonlRowsTest {

    private static final JsonlFormat FORMAT = new JsonlFormat();

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("t.jsonl"), text);
    }

    private static List<List<String>> all(TableRows rows) {
        List<List<String>> all = new ArrayList<>();
        for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            assertThat(rows.fault(row.get())).isEmpty();
            all.add(row.get().cells());
        }
        return all;
    }

    private List<List<String>> read(String text, String... wanted) throws IOException {
        Path file = write(text);
        try (TableRows rows = FORMAT.open(file, "t.jsonl", List.of(wanted))) {
            assertThat(rows.header()).containsExactly(wanted);
            List<List<String>> all = all(rows);
            assertThat(rows.sha256()).isEqualTo(Sha256.of(file));
            return all;
        }
    }

    @Test
    void valuesAreTheTextsOfCells() throws IOException {
        assertThat(read("""
                        {"a": 1.50, "b": "x", "c": true}
                        {"c": false, "b": null, "a": -0}
                        {"a": 1E+2, "more": [1, {"a": 2}], "b": "\\u00e9\\"", "c": "true"}
                        {"a": 123456789012345678901234567890}
                        """, "a", "b", "c"))
                .containsExactly(
                        List.of("1.50", "x", "true"),
                        List.of("-0", "", "false"),
                        List.of("1E+2", "é\"", "true"),
                        List.of("123456789012345678901234567890", "", ""));
    }

    @Test
    void aColumnMayBeginInALaterLine() throws IOException {
        assertThat(read("{\"a\": 1}\r\n{\"b\": 2}\n\n \n", "b", "a"))
                .containsExactly(List.of("", "1"), List.of("2", ""));
    }

    @Test
    void withoutAWantedColumnAllAreNamed() throws IOException {
        try (TableRows rows = FORMAT.open(write("{\"a\": 1}\n{\"b\": 2, \"a\": 3}"), "t.jsonl", List.of("a", "c"))) {
            assertThat(rows.header()).containsExactly("a", "b");
        }
    }

    @Test
    void aCompressedFileAndAStreamAreTheSame() throws IOException {
        byte[] text = "{\"a\": 1}\n{\"a\": 2}\n".getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("t.jsonl.gz");
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(text);
        }
        try (TableRows packed = FORMAT.open(file, "t.jsonl.gz", List.of("a"));
                TableRows stream = FORMAT.read(new ByteArrayInputStream(text), "<stdin>", List.of("a"))) {
            assertThat(all(packed)).isEqualTo(all(stream)).containsExactly(List.of("1"), List.of("2"));
            assertThat(packed.sha256())
                    .isEqualTo(stream.sha256())
                    .isEqualTo(Sha256.of(text))
                    .isEqualTo(FORMAT.sha256(file));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1]                    | is a list, not an object              | 1",
                "1                      | is a number, not an object            | 1",
                "null                   | is null, not an object                | 1",
                "'a'                    | is not JSON                           | 1",
                "{\"a\": 1, \"a\": 2}   | has a key twice                       | 13",
                "{\"a\": NaN}           | has a number that is not finite       | 10",
                "{\"a\": -Infinity}     | has a number that is not finite       | 16",
                "{\"a\": 01}            | is not JSON                           | 8",
                "{\"a\": +1}            | is not JSON                           | 8",
                "{\"a\": .5}            | is not JSON                           | 7",
                "{\"a\": 1,}            | is not JSON                           | 9",
                "{\"a\": 1} x           | is not JSON                           | 10",
                "{\"a\": 1}{\"a\": 2}   | something follows the object          | 9",
                "{\"a\": 1              | is not JSON                           | 8",
                "{\"a\": [1, 2]}        | column `a` holds a list, and a cell   | 7",
                "{\"a\": {\"b\": 1}}    | column `a` holds an object            | 7",
                "{\"a\": \"\\ud800\"}   | has half of a character, `\\ud800`    | 7",
                "{\"a\": \"x\ty\"}      | is not JSON                           | 9",
                "// comment             | is not JSON                           | 1",
            })
    void aBadLineIsRefusedAtItsPlace(String line, String fault, int column) throws IOException {
        Path file = write("{\"a\": 1}\n" + line + "\n{\"a\": 3}\n");
        try (TableRows rows = FORMAT.open(file, "t.jsonl", List.of("a"))) {
            TableRow first = rows.next().orElseThrow();
            assertThat(rows.fault(first)).isEmpty();
            assertThat(rows.place(first)).isEqualTo("t.jsonl:1");
            TableRow second = rows.next().orElseThrow();
            assertThat(rows.fault(second))
                    .get()
                    .extracting(CellFault::fault)
                    .asString()
                    .startsWith(fault);
            assertThat(rows.place(second)).startsWith("t.jsonl:2:");
            assertThat(rows.place(second)).isEqualTo("t.jsonl:2:" + column);
            TableRow third = rows.next().orElseThrow();
            assertThat(rows.fault(third)).isEmpty();
            assertThat(third.cells()).containsExactly("3");
        }
    }

    @Test
    void blankLinesAreAllowedAtTheEndAlone() throws IOException {
        try (TableRows rows = FORMAT.open(write("{\"a\": 1}\n\n\n{\"a\": 2}\n\n"), "t.jsonl", List.of("a"))) {
            rows.next();
            TableRow blank = rows.next().orElseThrow();
            assertThat(rows.fault(blank)).get().extracting(CellFault::fault).isEqualTo("a blank line");
            assertThat(rows.next().orElseThrow().cells()).containsExactly("2");
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void depthIsLimited() throws IOException {
        String deep = "[".repeat(100_000);
        try (TableRows rows = FORMAT.open(write("{\"a\": 1}\n{\"b\": " + deep + "\n"), "t.jsonl", List.of("a"))) {
            rows.next();
            assertThat(rows.fault(rows.next().orElseThrow()))
                    .get()
                    .extracting(CellFault::fault)
                    .asString()
                    .contains("64 levels");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \n\n", "\uFEFF"})
    void aFileWithoutRowsIsRefused(String text) throws IOException {
        Path file = write(text);
        assertThat(catchThrowableOfType(Failure.class, () -> FORMAT.open(file, "t.jsonl", List.of("a")))
                        .message())
                .isEqualTo("`t.jsonl` has no rows");
    }

    @Test
    void aByteOrderMarkIsLeftOut() throws IOException {
        assertThat(read("\uFEFF{\"a\": 1}\n", "a")).containsExactly(List.of("1"));
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        byte[][] files = {
            {(byte) 0xFF, (byte) 0xFE, '{', 0},
            {0x1F, (byte) 0x8B, 8, 0},
            {'P', 'A', 'R', '1', 0},
            {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'},
            {'{', '"', 0, '"', ':', '1', '}'},
        };
        for (byte[] bytes : files) {
            Path file = Files.write(folder.resolve("t.jsonl"), bytes);
            Failure failure = catchThrowableOfType(
                    Failure.class,
                    () -> FORMAT.open(file, "t.jsonl", List.of("a")).close());
            assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
            assertThat(failure.message()).contains("is not UTF-8 text");
        }
    }

    @Test
    void aLongLineIsRefusedBeforeItIsReadToItsEnd() throws IOException {
        Path file = write("{\"a\": 1}\n{\"b\": \"" + "x".repeat(1 << 22) + "\"}\n");
        try (TableRows rows = FORMAT.open(file, "t.jsonl", List.of("a"))) {
            rows.next();
            Failure failure = catchThrowableOfType(Failure.class, rows::next);
            assertThat(failure.message()).isEqualTo("line 2 of `t.jsonl` has more than 1,048,576 bytes");
        }
    }
}
