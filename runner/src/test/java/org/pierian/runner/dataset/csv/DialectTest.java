package org.pierian.runner.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.table.TextFile;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;

/// Tables that are written in other ways than RFC 4180 has it.
class DialectTest {

    /// The features of every table here: 1234.5 and -2, one word.
    private static final String FEATURES = """
            features:
              - numeric: {column: a, scale: none}
              - categorical: {column: word, values: [f\u00FCnf, zwei]}
            target: {class: {column: kind, values: [x, y]}}
            test: {file: t.csv}
        """;

    private static final List<Float> INPUTS = List.of(1234.5f, 1f, 0f, -2f, 0f, 1f);

    @TempDir
    Path folder;

    private Data load(String text, String keys) throws IOException {
        return new LoadedTables(folder).write("t.csv", text, FEATURES + keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a;word;kind/1234,5;f\u00FCnf;x/-2;zwei;y/ ! separator: semicolon, decimal: comma",
                "a;word;kind/1.234,5;f\u00FCnf;x/-2;zwei;y/ ! separator: semicolon, decimal: comma, thousands: \".\"",
                "a,word,kind/'1,234.5',f\u00FCnf,x/-2,zwei,y/ ! thousands: \",\"",
                "a,word,kind/1'234.5,f\u00FCnf,x/-2,zwei,y/ ! thousands: \"'\"",
                "a,word,kind/1 234.5,f\u00FCnf,x/-2,zwei,y/ ! thousands: space",
                "a,word,kind/1\u00A0234.5,f\u00FCnf,x/-2,zwei,y/ ! thousands: space",
                "a,word,kind/1\u202F234.5,f\u00FCnf,x/-2.0,zwei,y/ ! thousands: space",
                "a|word|kind/1234.5|f\u00FCnf|x/-2|zwei|y/ ! separator: pipe",
                "a, word, kind/1234.5, 'f\u00FCnf', x/-2 ,zwei , y/ ! trim: true",
                "# of 2024/a,word,kind/1234.5,f\u00FCnf,x/# half/-2,zwei,y/ ! comment: \"#\"",
                "%/a,word,kind/1234.5,f\u00FCnf,x/-2,zwei,y/ ! comment: \"%\"",
                "sep=;/a;word;kind/1234.5;f\u00FCnf;x/-2;zwei;y/ ! separator: semicolon",
                "sep=,/a,word,kind/1234.5,f\u00FCnf,x/-2,zwei,y/ ! separator: comma",
                "a,word,kind/1234.5,f\u00FCnf,x/-2,zwei,y/\u001A ! separator: comma",
                "a,word,kind/1234.5,f\u00FCnf,x/-2,zwei,y//\u001A ! separator: comma",
            })
    void keysSayHowATableIsWritten(String text, String keys) throws IOException {
        String quoted = text.replace('/', '\n');
        Data data = load(
                keys.contains("\"'\"") ? quoted : quoted.replace('\'', '"'),
                "    " + keys.replace(", ", "\n    ").replace("\",\n    \"", "\",\"") + "\n");
        assertThat(LoadedTables.inputs(data.train())).isEqualTo(INPUTS);
    }

    @Test
    void withoutAHeaderColumnsAreNumbers() throws IOException {
        Data data = new LoadedTables(folder).write("t.csv", "1,one,x\n2.5,two,y\n", """
                header: false
                features: [{numeric: {column: "1", scale: none}}]
                target: {class: {column: "3", values: [x, y]}}
                test: {file: t.csv}
            """);
        assertThat(LoadedTables.inputs(data.train())).containsExactly(1f, 2.5f);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, utf-8, false",
        "UTF-8, utf-8, true",
        "ISO-8859-1, latin-1, false",
        "windows-1252, windows-1252, false",
        "UTF-16LE, utf-16, true",
        "UTF-16BE, utf-16, true",
        "UTF-16LE, utf-16, false",
        "UTF-16BE, utf-16, false",
    })
    void textMayBeInOtherCodes(Charset charset, String word, boolean mark) throws IOException {
        String text = (mark ? "\uFEFF" : "") + "a,word,kind\n1234.5,f\u00FCnf,x\n-2,zwei,y\n";
        Data data = new LoadedTables(folder).write("t.csv", text, charset, FEATURES + "    encoding: " + word + "\n");
        assertThat(LoadedTables.inputs(data.train())).isEqualTo(INPUTS);
    }

    @Test
    void aByteThatIsNotOfTheCodeIsNamed() throws IOException {
        Files.write(folder.resolve("t.csv"), new byte[] {'a', '\n', (byte) 0x81, '\n'});
        Failure failure = catchThrowableOfType(
                Failure.class, () -> new LoadedTables(folder).load("t.csv", FEATURES + "    encoding: windows-1252\n"));
        assertThat(failure.message()).isEqualTo("`t.csv` is not WINDOWS-1252 text: byte 0x81 is not WINDOWS-1252");
        assertThat(failure.place()).contains("t.csv:2");
    }

    @Test
    void compressedTablesAreReadAndHashedLikeOthers() throws IOException {
        String text = "a,word,kind\n1234.5,f\u00FCnf,x\n-2,zwei,y\n";
        String keys = FEATURES.replace("t.csv", "t.csv.gz");
        Path file = folder.resolve("t.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Data data = new LoadedTables(folder).load("t.csv.gz", keys);
        assertThat(LoadedTables.inputs(data.train())).isEqualTo(INPUTS);
        assertThat(data.sha256().get("t.csv.gz"))
                .isEqualTo(load(text, "").sha256().get("t.csv"));
        assertThat(TextFile.sha256(file)).isEqualTo(data.sha256().get("t.csv.gz"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 30, 50})
    void aTornCompressedTableIsRefused(int length) throws IOException {
        Path file = folder.resolve("t.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a,word,kind\n1234.5,zwei,x\n-2,zwei,y\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        Failure failure = catchThrowableOfType(
                Failure.class, () -> new LoadedTables(folder).load("t.csv.gz", FEATURES.replace("t.csv", "t.csv.gz")));
        assertThat(failure.exitCode().number()).isEqualTo(65);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "sep=;/a;word;kind/1;zwei;x/ ! write `separator: semicolon` for this file",
                "a|word|kind/1|zwei|x/ ! write `separator: pipe` for this file",
                "# logger 3/a,word,kind/1,zwei,x/ ! write `comment: \"#\"` if the first line is a comment",
                "a, word, kind/1, zwei, x/ ! write `trim: true`: there are blanks around names in the first line",
                "1,zwei,x/2,zwei,y/ ! write `header: false` if the first line holds data; columns are then called 1,"
                        + " 2, 3 and so on",
            })
    void aTableThatIsWrittenOtherwiseIsRecognizedForWhatItIs(String text, String help) {
        Throwable thrown = catchThrowableOfType(RuntimeException.class, () -> load(text.replace('/', '\n'), ""));
        List<String> helps = thrown instanceof SpecMisfit misfit
                ? misfit.diagnostics().getFirst().helps()
                : ((Failure) thrown).helps();
        assertThat(helps).contains(help);
    }
}
