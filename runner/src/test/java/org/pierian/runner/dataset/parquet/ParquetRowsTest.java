package org.pierian.runner.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.table.AllColumns;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;

class ParquetRowsTest {

    private static final ParquetFormat FORMAT = new ParquetFormat();

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("t.parquet"), bytes);
    }

    static List<List<String>> all(TableRows rows) {
        List<List<String>> all = new ArrayList<>();
        for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            all.add(row.get().cells());
        }
        return all;
    }

    private List<List<String>> read(byte[] bytes, String... wanted) throws IOException {
        Path file = file(bytes);
        try (TableRows rows = FORMAT.open(file, "t.parquet", List.of(wanted))) {
            List<List<String>> all = all(rows);
            assertThat(rows.sha256()).isEqualTo(Sha256.of(file));
            return all;
        }
    }

    /// The cells of one column.
    private List<String> cells(TestColumn column) throws IOException {
        return read(ParquetWriter.PLAIN.write(column), column.name()).stream()
                .map(List::getFirst)
                .toList();
    }

    private Failure refusal(byte[] bytes, String... wanted) throws IOException {
        Path file = file(bytes);
        return catchThrowableOfType(Failure.class, () -> {
            try (TableRows rows = FORMAT.open(file, "t.parquet", List.of(wanted))) {
                all(rows);
            }
        });
    }

    @Test
    void integersHaveAllDigits() throws IOException {
        TestColumn ints = TestColumn.of("a", TestColumn.INT32, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        assertThat(cells(ints)).containsExactly("0", "-1", "2147483647", "-2147483648");
        assertThat(cells(ints.converted(13))).containsExactly("0", "4294967295", "2147483647", "2147483648");
        assertThat(cells(ints.logical(10, thrift -> thrift.bool(2, true))))
                .containsExactly("0", "-1", "2147483647", "-2147483648");
        TestColumn longs = TestColumn.of("a", TestColumn.INT64, 0L, -1L, Long.MIN_VALUE);
        assertThat(cells(longs)).containsExactly("0", "-1", "-9223372036854775808");
        assertThat(cells(longs.converted(14))).containsExactly("0", "18446744073709551615", "9223372036854775808");
    }

    @Test
    void floatsHaveAsFewDigitsAsTellThemApart() throws IOException {
        assertThat(cells(TestColumn.of("a", TestColumn.FLOAT, 0.1f, -0f, 1e10f, Float.MIN_VALUE, Float.NaN)))
                .containsExactly("0.1", "-0.0", "1.0E10", "1.4E-45", "NaN");
        assertThat(cells(TestColumn.of("a", TestColumn.DOUBLE, 0.1, 1.0 / 3, Double.NEGATIVE_INFINITY)))
                .containsExactly("0.1", "0.3333333333333333", "-Infinity");
    }

    @Test
    void decimalsAreExact() throws IOException {
        assertThat(cells(TestColumn.of("a", TestColumn.INT32, 12345, -5, 0).decimal(2)))
                .containsExactly("123.45", "-0.05", "0.00");
        assertThat(cells(
                        TestColumn.of("a", TestColumn.INT64, 1L, Long.MAX_VALUE).decimal(0)))
                .containsExactly("1", "9223372036854775807");
        byte[] large = new BigInteger("-123456789012345678901234567890").toByteArray();
        assertThat(cells(TestColumn.of("a", TestColumn.BYTES, large, new byte[] {7})
                        .decimal(3)))
                .containsExactly("-123456789012345678901234567.890", "0.007");
        assertThat(cells(TestColumn.of("a", TestColumn.FIXED, new byte[] {0, 1, 0}, new byte[] {-1, -1, -1})
                        .ofLength(3)
                        .decimal(1)))
                .containsExactly("25.6", "-0.1");
    }

    @Test
    void datesAndTimesAreThoseOfIso() throws IOException {
        assertThat(cells(TestColumn.of("a", TestColumn.INT32, 0, 19753, -1).converted(6)))
                .containsExactly("1970-01-01", "2024-01-31", "1969-12-31");
        TestColumn millis = TestColumn.of("a", TestColumn.INT64, 1706704200500L, -1L, 0L);
        assertThat(cells(millis.timestamp(true, 1)))
                .containsExactly("2024-01-31T12:30:00.5Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z");
        assertThat(cells(millis.converted(9))).isEqualTo(cells(millis.timestamp(true, 1)));
        assertThat(cells(TestColumn.of("a", TestColumn.INT64, 1706704200500001L, -1L)
                        .timestamp(false, 2)))
                .containsExactly("2024-01-31T12:30:00.500001", "1969-12-31T23:59:59.999999");
        assertThat(cells(TestColumn.of("a", TestColumn.INT64, 1706704200500000010L)
                        .timestamp(true, 3)))
                .containsExactly("2024-01-31T12:30:00.50000001Z");
        assertThat(cells(TestColumn.of("a", TestColumn.INT64, Long.MAX_VALUE, Long.MIN_VALUE)
                        .timestamp(true, 1)))
                .containsExactly("+292278994-08-17T07:12:55.807Z", "-292275055-05-16T16:47:04.192Z");
        assertThat(cells(TestColumn.of("a", TestColumn.INT32, Integer.MIN_VALUE).converted(6)))
                .containsExactly("-5877641-06-23");
    }

    @Test
    void missingValuesAreEmpty() throws IOException {
        assertThat(cells(TestColumn.of("a", TestColumn.INT32).optional(1, TestColumn.MISSING, 3)))
                .containsExactly("1", "", "3");
        assertThat(cells(TestColumn.of("a", TestColumn.BOOLEAN).optional(true, TestColumn.MISSING, false)))
                .containsExactly("true", "", "false");
        assertThat(cells(TestColumn.texts("a", "x", TestColumn.MISSING, "", "Jürgen 😀")))
                .containsExactly("x", "", "", "Jürgen 😀");
        assertThat(cells(TestColumn.of("a", TestColumn.INT32)
                        .optional(TestColumn.MISSING, TestColumn.MISSING)
                        .logical(11, thrift -> {})))
                .containsExactly("", "");
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, false",
        "0, true, false",
        "0, false, true",
        "0, true, true",
        "1, false, false",
        "1, true, true",
        "2, false, true",
        "2, true, false",
        "6, false, false",
        "6, true, true"
    })
    void everyFormOfPageGivesTheSameRows(int codec, boolean dictionary, boolean newPages) throws IOException {
        int rows = 1000;
        Object[] numbers = IntStream.range(0, rows)
                .mapToObj(i -> i % 7 == 3 ? TestColumn.MISSING : (Object) (i % 100))
                .toArray();
        String[] words = IntStream.range(0, rows)
                .mapToObj(i -> i % 11 == 5 ? TestColumn.MISSING : "word " + i % 37)
                .toArray(String[]::new);
        Object[] decimals =
                IntStream.range(0, rows).mapToObj(i -> (Object) (i / 8.0)).toArray();
        byte[] bytes = new ParquetWriter(codec, dictionary, newPages, 90, 400)
                .write(
                        TestColumn.of("n", TestColumn.INT32).optional(numbers),
                        TestColumn.texts("w", words),
                        TestColumn.of("d", TestColumn.DOUBLE, decimals));
        List<List<String>> expected = IntStream.range(0, rows)
                .mapToObj(i -> List.of(
                        i % 7 == 3 ? "" : Integer.toString(i % 100),
                        i % 11 == 5 ? "" : "word " + i % 37,
                        Double.toString(i / 8.0)))
                .toList();
        assertThat(read(bytes, "d", "w", "n")).isEqualTo(expected);
    }

    @Test
    void onlyWantedColumnsAreRead() throws IOException {
        byte[] bytes = ParquetWriter.PLAIN.write(
                TestColumn.of("a", TestColumn.INT32, 1, 2),
                TestColumn.of("old", TestColumn.INT96, new byte[12], new byte[12]),
                TestColumn.texts("b", "x", "y"));
        try (TableRows rows = FORMAT.open(file(bytes), "t.parquet", List.of("b"))) {
            assertThat(rows.header()).containsExactly("b");
            assertThat(all(rows)).containsExactly(List.of("x"), List.of("y"));
        }
        try (TableRows rows = FORMAT.open(file(bytes), "t.parquet", List.of("b", "c"))) {
            assertThat(rows.header()).containsExactly("a", "old", "b");
            assertThat(all(rows)).containsExactly(List.of("", "", "x"), List.of("", "", "y"));
        }
        AllColumns all = FORMAT.openAll(file(bytes), "t.parquet");
        try (TableRows rows = all.rows()) {
            assertThat(rows.header()).containsExactly("a", "b");
            assertThat(all.leftOut()).containsExactly("\"old\", which has values of the type INT96");
        }
    }

    @Test
    void columnsWithoutCellsAreRefusedByName() throws IOException {
        TestColumn longs = TestColumn.of("a", TestColumn.INT64, 1L);
        TestColumn bytes = TestColumn.of("a", TestColumn.BYTES, new byte[] {1});
        TestColumn fixed = TestColumn.of("a", TestColumn.FIXED, new byte[16]).ofLength(16);
        for (TestColumn column : List.of(
                TestColumn.of("a", TestColumn.INT96, new byte[12]),
                longs.repeated(),
                longs.converted(8),
                bytes,
                bytes.converted(20),
                fixed,
                fixed.logical(14, thrift -> {}))) {
            Failure failure = refusal(ParquetWriter.PLAIN.write(column), "a");
            assertThat(failure.code()).contains("D039");
            assertThat(failure.message())
                    .startsWith("column `a` of `t.parquet` has ")
                    .endsWith(", which are no cells of a table");
        }
    }

    @Test
    void aTextThatIsNotUtf8IsRefused() throws IOException {
        TestColumn column = TestColumn.of("a", TestColumn.BYTES, new byte[] {'x'}, new byte[] {(byte) 0xC3})
                .converted(0);
        assertThat(refusal(ParquetWriter.PLAIN.write(column), "a").message())
                .contains("column `a`, row 2: a text that is not UTF-8");
    }

    @Test
    void aTableMayHaveNoRows() throws IOException {
        try (TableRows rows =
                FORMAT.open(file(ParquetWriter.PLAIN.write(TestColumn.texts("a"))), "t.parquet", List.of("a"))) {
            assertThat(rows.next()).isEmpty();
            assertThat(rows.noRows().exitCode()).isEqualTo(ExitCode.INPUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PAR1", "PAR1PAR1", "a,b\n1,2\n3,4\n5,6\n", "PAR1............"})
    void otherFilesAreRefused(String text) throws IOException {
        Failure failure = refusal(text.getBytes(StandardCharsets.UTF_8), "a");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.code()).contains("D043");
    }

    @Test
    void aStreamIsRefused() {
        assertThat(catchThrowableOfType(
                                Failure.class,
                                () -> FORMAT.read(new ByteArrayInputStream(new byte[0]), "<stdin>", List.of()))
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    /// Where the file is mapped into memory, this never ends. That it was changed is said by who loads it.
    @Test
    void aFileThatIsCutOffWhileItIsReadIsRefused() throws IOException {
        int count = 400_000;
        Object[] values =
                IntStream.range(0, count).mapToObj(i -> (Object) (double) i).toArray();
        ParquetWriter writer = new ParquetWriter(ParquetWriter.NONE, false, false, Integer.MAX_VALUE, 20_000);
        Path file = file(writer.write(TestColumn.of("x", TestColumn.DOUBLE, values)));
        try (TableRows rows = FORMAT.open(file, "t.parquet", List.of("x"))) {
            assertThat(rows.next().orElseThrow().cells()).containsExactly("0.0");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(1 << 12);
            }
            assertThat(catchThrowableOfType(Failure.class, () -> all(rows)).message())
                    .startsWith("`t.parquet` is a damaged Parquet file");
        }
    }

    @Test
    void aNumberIsTheOneThatItsTextIs() throws IOException {
        Path file = folder.resolve("t.parquet");
        Files.write(
                file,
                ParquetWriter.PLAIN.write(
                        TestColumn.of("int", TestColumn.INT32, 7, -1, Integer.MIN_VALUE, 0, 3),
                        TestColumn.of("long", TestColumn.INT64, 1L << 60, (1L << 53) + 1, Long.MIN_VALUE, 0L, 3L),
                        TestColumn.of("double", TestColumn.DOUBLE, 0.1, -0.0, 1e300, Double.NaN, 4.9e-324),
                        TestColumn.of("float", TestColumn.FLOAT, 0.1f, -0f, 1e30f, Float.NaN, 5f),
                        TestColumn.texts("text", "0.5", TestColumn.MISSING, "x", "7", "")));
        List<String> known = List.of("int", "long", "double");
        List<String> columns = List.of("int", "long", "double", "float", "text");
        try (TableRows rows = FORMAT.open(file, "t.parquet", columns)) {
            for (int r = 0; r < 5; r++) {
                TableRow row = rows.next().orElseThrow();
                for (int c = 0; c < columns.size(); c++) {
                    boolean isKnown =
                            known.contains(columns.get(c)) && !row.text(c).equals("NaN");
                    assertThat(Double.toString(row.decimal(c)))
                            .isEqualTo(Double.toString(isKnown ? Double.parseDouble(row.text(c)) : Double.NaN));
                }
            }
        }
    }
}
