package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `init --from` finds in tables as they are in the world.
class StarterTablesTest {

    private static final int ROWS = 40;

    @TempDir
    Path folder;

    private Program.Result init(String name, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "init";
        arguments[1] = "--from";
        arguments[2] = folder.resolve(name).toString();
        arguments[3] = folder.resolve("new.yaml").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Program.run(arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String rows(String header, IntFunction<String> row) {
        StringBuilder text = new StringBuilder(header);
        for (int i = 0; i < ROWS; i++) {
            text.append(row.apply(i)).append('\n');
        }
        return text.toString();
    }

    /// The spec that is written, which also trains.
    private String spec(String name, String... more) throws IOException {
        Program.Result init = init(name, more);
        assertThat(init.code()).as(init.err()).isZero();
        Program.Result train = Program.run(
                "train",
                folder.resolve("new.yaml").toString(),
                "--out",
                folder.resolve("runs").toString(),
                "--quiet",
                "--set",
                "epochs=1");
        assertThat(train.code()).as(train.err()).isZero();
        return Files.readString(folder.resolve("new.yaml"));
    }

    @Test
    void blanksAfterCommasAreLeftOut() throws IOException {
        write(
                "t.csv",
                rows(
                        "age, work, hours, income\n",
                        i -> i + 20 * (i % 3) + ", " + (i % 5 == 0 ? "?" : i % 2 == 0 ? "Private" : "State") + ", "
                                + (20 + i * 7 % 31) + ", " + (i % 3 == 0 ? "<=50K" : ">50K")));
        assertThat(spec("t.csv"))
                .contains("trim: true", "missing_values: [\"?\"]", "- numeric: age", "- numeric: hours")
                .contains("values: [Private, State], missing: zero}", "values: [\"<=50K\", \">50K\"]");
    }

    @Test
    void aTableWithoutAHeaderLosesNoRow() throws IOException {
        write(
                "t.csv",
                rows("", i -> (20 + i * 13 % 37) + "," + (i % 2 == 0 ? "a" : "b") + "," + (i % 3 == 0 ? "u" : "v")));
        assertThat(spec("t.csv"))
                .contains("header: false", "- numeric: \"1\"", "column: \"2\", values: [a, b]")
                .contains("column: \"3\", values: [u, v]");
        Files.delete(folder.resolve("new.yaml"));
        assertThat(init("t.csv").err()).contains("the first line looks like data", "delete `header: false`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018,2019,2020,country", "0,1,2,kind", "a,b,c,d", "x,2019,2020,y"})
    void namesThatAreNumbersAreNames(String header) throws IOException {
        write(
                "t.csv",
                rows(
                        header + "\n",
                        i -> i * 7 % 11 + "," + i * 5 % 13 + "," + i * 3 % 17 + "," + (i % 2 == 0 ? "u" : "v")));
        assertThat(spec("t.csv")).doesNotContain("header: false");
    }

    @Test
    void decimalCommasAndPointsBetweenThousandsAreRecognized() throws IOException {
        write(
                "t.csv",
                rows(
                        "preis;rabatt;fl\u00E4che;note\n",
                        i -> "1." + (200 + i * 17 % 700) + ",3" + i % 10 + ";" + i % 4 * 2 + ",5;" + (20 + i % 9) + ";"
                                + (i % 2 + 1) + ",0"));
        assertThat(spec("t.csv"))
                .contains("separator: semicolon", "decimal: comma", "thousands: \".\"")
                .contains("- numeric: preis", "- numeric: rabatt", "values: [\"1,0\", \"2,0\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"1,%d\"' | `1,200` is read as 1200; if it is 1.200, write `decimal: comma` | thousands: \",\"",
                "1.%d | `1.200` is read as 1.200; if it is 1200, write `decimal: comma` and `thousands: \".\"` |"
                        + " numeric: a",
            })
    void whereANumberHasTwoReadingsBothAreShown(String cell, String note, String key) throws IOException {
        write(
                "t.csv",
                rows(
                        "a,b\n",
                        i -> cell.replace("%d", Integer.toString(200 + i * 17 % 700)) + ","
                                + (i % 2 == 0 ? "u" : "v")));
        assertThat(spec("t.csv")).contains(note, key);
        Files.delete(folder.resolve("new.yaml"));
        assertThat(init("t.csv").err()).contains("warning: " + note);
    }

    @Test
    void aClassMayBeCalledNone() throws IOException {
        String[] classes = {"None", "Insomnia", "Sleep Apnea"};
        write(
                "t.csv",
                rows(
                        "age,steps,disorder\n",
                        i -> 20 + i * 7 % 31 + "," + (i % 6 == 0 ? "None" : 3000 + i * 137) + "," + classes[i % 3]));
        assertThat(spec("t.csv"))
                .contains("values: [Insomnia, None, \"Sleep Apnea\"]", "missing_values: [None]")
                .contains("- numeric: {column: steps, missing: mean}");
    }

    @Test
    void noAdviceDeletesTheRowsOfAClass() throws IOException {
        write("t.csv", rows("age,kind\n", i -> i * 7 % 31 + "," + (i % 3 == 0 ? "" : i % 3 == 1 ? "a" : "b")));
        Program.Result init = init("t.csv");
        assertThat(init.code()).isEqualTo(65);
        assertThat(init.err())
                .contains("is empty in 14 rows, first in line 2", "if an empty cell is a class of its own")
                .doesNotContain("delete");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "sep=;/a;b;y/1;2;u/3;4;v/5;7;u/ ! separator: semicolon",
                "a|b|y/1|2|u/3|4|v/5|7|u/ ! separator: pipe",
                "# logger 3/# site: north/a,b,y/1,2,u/3,4,v/5,7,u/ ! comment: \"#\"",
                "% made 2024/a,b,y/1,2,u/3,4,v/5,7,u/ ! comment: \"%\"",
                "#a,b,y/1,2,u/3,4,v/5,7,u/ ! numeric: \"#a\"",
                "a,b,y/1,2,u/3,4,v/5,7,u/\u001A ! numeric: a",
                "a\tb\ty/1\t2\tu/3\t4\tv/5\t7\tu/ ! separator: tab",
            })
    void separatorsCommentsAndEndMarksAreRecognized(String line, String key) throws IOException {
        write("t.csv", line.replace('/', '\n'));
        assertThat(spec("t.csv")).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, windows-1252", "ISO-8859-1, windows-1252", "UTF-16LE, utf-16", "UTF-16BE, utf-16"})
    void otherCodesAreRecognized(Charset charset, String word) throws IOException {
        String text = rows("na\u00EFve,y\n", i -> i * 7 % 31 + "," + (i % 2 == 0 ? "f\u00FCnf" : "zw\u00F6lf"));
        Files.write(folder.resolve("t.csv"), text.getBytes(charset));
        assertThat(spec("t.csv")).contains("encoding: " + word, "[\"f\u00FCnf\", \"zw\u00F6lf\"]");
    }

    @Test
    void aCompressedTableIsReadLikeAnother() throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("t.csv.gz")))) {
            out.write(rows("a,y\n", i -> i * 7 % 31 + "," + (i % 2 == 0 ? "u" : "v"))
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(spec("t.csv.gz")).contains("name: \"t\"", "file: \"t.csv.gz\"");
    }

    @Test
    void aColumnIsJudgedByItsRowsAndItsOddCellsAreListed() throws IOException {
        write(
                "t.csv",
                rows(
                        "a,b,d,y\n",
                        i -> (i == 30 ? "unknown" : i * 7 % 31 + 0.5) + "," + (i == 20 ? "\"12,5\"" : i * 5 % 11) + ","
                                + (i == 7 ? "never" : "2024-0" + (1 + i % 9) + "-15") + ","
                                + (i % 2 == 0 ? "u" : "v")));
        Program.Result init = init("t.csv");
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(init.err())
                .contains("\"a\" has `unknown` in line 32, which is taken for a missing value")
                .contains("\"b\" has `12,5` in line 22, which `train` refuses")
                .contains("\"d\" has `never` in line 9, which is taken for a missing value");
        assertThat(Files.readString(folder.resolve("new.yaml")))
                .contains("missing_values: [never, unknown]", "- numeric: {column: a, missing: mean}", "- numeric: b")
                .contains("- datetime: {column: d, parts: [seconds, month, weekday], missing: zero}");
    }

    @Test
    void raggedRowsAreListedTogether() throws IOException {
        write("t.csv", "a,b\n1,u\n2\n3,v\n4,v,5\n6,u\n");
        Program.Result init = init("t.csv");
        assertThat(init.code()).isEqualTo(65);
        assertThat(init.err()).contains("t.csv:3: 1 cell, the header has 2", "t.csv:5: 3 cells, the header has 2");
    }

    @Test
    void theTargetIsNamedWithHowToChooseAnother() throws IOException {
        write("t.csv", rows("a,b,y\n", i -> i * 7 % 31 + "," + i * 5 % 37 + "," + (i % 2 == 0 ? "u" : "v")));
        assertThat(init("t.csv").err())
                .contains("target: `y`, the last column, one of the classes `u`, `v`; to learn another, use --target"
                        + " COLUMN");
        Files.delete(folder.resolve("new.yaml"));
        assertThat(init("t.csv", "--target", "b").err())
                .contains("target: `b`, a number")
                .doesNotContain("to learn another");
    }

    @Test
    void whatCountsTheRowsIsKeptIfThereIsNothingElse() throws IOException {
        write("x.csv", rows("x,y\n", i -> i + 1 + "," + (3 * i + i % 2)));
        assertThat(spec("x.csv")).contains("counts the rows; there is nothing else to learn from", "- numeric: x");
        Files.delete(folder.resolve("new.yaml"));
        write("year.csv", rows("year,sales\n", i -> 1980 + i + "," + (3 * i + i % 2)));
        assertThat(spec("year.csv")).contains("- numeric: year");
        Files.delete(folder.resolve("new.yaml"));
        write("id.csv", rows("id,a,y\n", i -> i + 1 + "," + i * 7 % 31 + "," + (3 * i + i % 2)));
        assertThat(spec("id.csv")).contains("# left out: \"id\", which counts the rows");
    }

    @Test
    void yesAndNoAndDatesAreRecognized() throws IOException {
        write(
                "t.csv",
                rows(
                        "smoker,day,y\n",
                        i -> (i % 3 == 0 ? "Yes" : i % 3 == 1 ? "no" : "NO") + "," + (1 + i % 28) + "/" + (1 + i % 12)
                                + "/20" + (20 + i % 4) + " " + (10 + i % 9) + ":30," + (i % 2 == 0 ? "ja" : "nein")));
        assertThat(spec("t.csv"))
                .contains("- boolean: smoker", "target:\n      boolean: \"y\"")
                .contains("parts: [year, month, weekday, hour], order: day_month_year}");
    }
}
