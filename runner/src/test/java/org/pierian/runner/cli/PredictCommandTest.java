package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Predictions with a run's folder whose data are gone.
class PredictCommandTest {

    @TempDir
    Path folder;

    private SmallTable small = new SmallTable(Path.of(""), "");
    private Path test = Path.of("");

    @BeforeEach
    void train() throws IOException {
        small = SmallTable.train(folder, SmallTable.CLASSES).moved(folder);
        test = Files.writeString(folder.resolve("new.csv"), small.test());
    }

    private Program.Result predict(String... more) {
        return Program.run(Stream.concat(Stream.of("predict", small.run().toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private String good(String... more) {
        Program.Result result = predict(more);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    @Test
    void everyRowGetsAClassAndIsWrittenAsItsColumnsAsk() {
        List<String> lines =
                good(test.toString(), "--keep", "id,colour").lines().toList();
        assertThat(lines).hasSize(76).first().isEqualTo("id,colour,prediction");
        assertThat(lines.subList(1, 76))
                .allSatisfy(
                        line -> assertThat(line).matches("\"n\"\"\\d+\",(red|green|\"a, b\"),(oak|ash|\"elm, old\")"));
        assertThat(lines.get(1)).startsWith("\"n\"\"60\",");
    }

    @Test
    void probabilitiesAreOfAllClassesOrOfTheLikeliest() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> all = good(test.toString(), "--probabilities", "--format", "jsonl")
                .lines()
                .toList();
        List<String> top = good(test.toString(), "--probabilities", "--top", "2", "--format", "jsonl")
                .lines()
                .toList();
        assertThat(all).hasSize(75);
        for (int i = 0; i < all.size(); i++) {
            JsonNode row = json.readTree(all.get(i));
            JsonNode best = json.readTree(top.get(i));
            assertThat(row.fieldNames())
                    .toIterable()
                    .containsExactly("prediction", "probability_oak", "probability_elm, old", "probability_ash");
            double sum = 0;
            for (String name : List.of("oak", "elm, old", "ash")) {
                sum += row.get("probability_" + name).doubleValue();
            }
            assertThat(sum).isBetween(1 - 1e-12, 1 + 1e-12);
            assertThat(best.fieldNames())
                    .toIterable()
                    .containsExactly("prediction", "probability", "prediction_2", "probability_2");
            assertThat(best.get("prediction")).isEqualTo(row.get("prediction"));
            for (String place : List.of("", "_2")) {
                assertThat(best.get("probability" + place))
                        .isEqualTo(row.get(
                                "probability_" + best.get("prediction" + place).textValue()));
            }
            assertThat(best.get("probability").doubleValue())
                    .isGreaterThanOrEqualTo(best.get("probability_2").doubleValue());
        }
        assertThat(good(test.toString(), "--top", "3")).startsWith("prediction,prediction_2,prediction_3\n");
    }

    @Test
    void threadsKernelsAndOtherRowsChangeNoBit() throws IOException {
        String all = good(test.toString(), "--probabilities");
        for (String threads : List.of("1", "2", "3")) {
            for (String kernels : List.of("scalar", "vector")) {
                assertThat(good(test.toString(), "--probabilities", "--threads", threads, "--kernels", kernels))
                        .isEqualTo(all);
            }
        }
        List<String> rows = small.test().lines().toList();
        List<String> answers = all.lines().toList();
        for (int i : new int[] {1, 2, 64, 65, 75}) {
            Path one = write(rows.getFirst() + "\n" + rows.get(i) + "\n");
            assertThat(good(one.toString(), "--probabilities"))
                    .isEqualTo(answers.getFirst() + "\n" + answers.get(i) + "\n");
        }
    }

    @Test
    void aRowMayBeTypedAndComeFromTheStandardInput() throws IOException {
        Path one = write("age,colour,size\n7,\"a, b\",\n");
        String wanted = good(one.toString(), "--probabilities");
        assertThat(good("--row", "size=", "--row", "age=7", "--row", "colour=a, b", "--probabilities"))
                .isEqualTo(wanted);
        assertThat(good(
                        "--row",
                        "size=NA",
                        "--row",
                        "age=7",
                        "--row",
                        "colour=a, b",
                        "--row",
                        "kind=ash",
                        "--probabilities"))
                .as("the target is not needed, and may be there")
                .isEqualTo(wanted);
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(one)));
            assertThat(good("-", "--probabilities")).isEqualTo(wanted);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void severalFilesAreOneAfterTheOtherWhateverTheOrderOfTheirColumns() throws IOException {
        Path other = write("colour;extra;age;size\nred;x;3;1.5\n");
        String[] lines = good(other.toString(), "--separator", "semicolon").split("\n", -1);
        Path comma = write("colour,extra,age,size\nred,x,3,1.5\n");
        assertThat(good(test.toString(), comma.toString())).isEqualTo(good(test.toString()) + lines[1] + "\n");
    }

    @Test
    void aFileIsWrittenAsAWholeOrNotAtAll() throws IOException {
        Path out = folder.resolve("to/predictions.csv");
        assertThat(good(test.toString(), "--out", out.toString())).isEmpty();
        assertThat(out).hasContent(good(test.toString()));
        Path lines = folder.resolve("to/predictions.jsonl");
        good(test.toString(), "--out", lines.toString());
        assertThat(lines).content().startsWith("{\"prediction\":\"");

        Path bad = write(small.test() + "x,1,blue,2,oak,1\n");
        assertThat(predict(bad.toString(), "--out", out.toString()).code()).isEqualTo(65);
        assertThat(out).as("as it was").hasContent(good(test.toString()));
        try (Stream<Path> files = Files.list(out.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(out, lines);
        }
        Program.Result same = predict(test.toString(), "--out", test.toString());
        assertThat(same.code()).isEqualTo(2);
        assertThat(test).hasContent(small.test());
        assertThat(predict(test.toString(), "--out", folder.toString()).code()).isEqualTo(73);
    }

    @Test
    void everyBadCellIsNamedWithItsPlaceAndWhatWasExpected() throws IOException {
        Path bad = write(
                "size,colour,age\n1,red,2\n1,blue,2\n1,grean,2\n1,,2\n\"1,5\",red,3\nx,red,NA\n1,red\n1e39,red,1\n");
        Program.Result result = predict(bad.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.out().lines()).as("the rows before the first bad one").hasSize(2);
        assertThat(result.err())
                .startsWith("error[D024]: `" + bad + "` has 8 errors\n  --> " + bad + ":3\n")
                .contains(bad + ":3: column `colour`: `blue` is none of its `values`: red, green, a, b\n")
                .contains(bad + ":4: column `colour`: `grean` is none of its `values`; did you mean `green`?\n")
                .contains(bad + ":5: column `colour`: a value is missing\n")
                .contains(bad + ":6: column `size`: `1,5` has a decimal comma; write a point\n")
                .contains(bad + ":7: column `size`: `x` is not a number\n")
                .contains(bad + ":7: column `age`: a number is missing\n")
                .contains(bad + ":8: 2 cells, the header has 3\n")
                .contains(bad + ":9: column `size`: `1e39` is too large for a 32-bit float\n")
                .contains("help: write one of the values that the network was trained with")
                .doesNotContain("`missing: ", "\tat ");
    }

    @Test
    void badRowsAreLeftOutOnRequestAndKeptAside() throws IOException {
        Path bad = write("id,size,colour,age\n1,1,red,2\n2,1,blue,\n\"3,\",1,green,2\n4,1\n5,,red,9\n");
        Path out = folder.resolve("out.csv");
        Path aside = folder.resolve("out.csv.bad");
        Program.Result result = predict(bad.toString(), "--keep", "id", "--skip-bad", "--out", out.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains("2 rows of 5 were left out", bad + ":3: ", bad + ":5: ", "fix the rows in `" + aside + "`");
        assertThat(Files.readAllLines(out))
                .hasSize(4)
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("\"3,\","));
        assertThat(aside).hasContent("""
                        bad_line,bad_why,id,size,colour,age
                        3,"column `colour`: `blue` is none of its `values`: red, green, a, b; column `age`: a number is missing",2,1,blue,
                        5,"2 cells, the header has 4",4,1
                        """);

        Path mended = write("bad_line,bad_why,id,size,colour,age\n3,x,2,1,red,8\n");
        assertThat(good(mended.toString(), "--keep", "id", "--skip-bad", "--out", out.toString()))
                .isEmpty();
        assertThat(aside).as("of the command before").doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size,colour\\n1,red\\n | no column `age`",
                "size,color,age\\n1,red,2\\n | no column `colour`; is it `color`?",
                "size,colour,age,age\\n1,red,2,2\\n | two columns `age`",
                "size;colour;age\\n1;red;2\\n | add `--separator semicolon`",
                "size,colour,age\\n1,\"red,2\\n | a quote does not end",
                "'' | is empty",
            })
    void tablesOfAnotherFormAreRefused(String text, String why) throws IOException {
        Path bad = write(text.replace("\\n", "\n"));
        Path out = folder.resolve("out.csv");
        for (String more : new String[] {"--probabilities", "--skip-bad"}) {
            Program.Result result = predict(bad.toString(), "--out", out.toString(), more);
            assertThat(result.code()).as(result.err()).isEqualTo(65);
            assertThat(result.err()).contains(why, bad.toString()).doesNotContain("\tat ");
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void commandLinesThatCannotBeMeantEndIn2() {
        String file = test.toString();
        for (String[] arguments : new String[][] {
            {},
            {file, "--row", "age=1"},
            {"-", "-"},
            {"--row", "age"},
            {"--row", "age=1", "--row", "age=2"},
            {"--row", "aeg=1"},
            {file, "--top", "0"},
            {file, "--top", "4"},
            {file, "--format", "xml"},
            {file, "--separator", "dot"},
        }) {
            Program.Result result = predict(arguments);
            assertThat(result.code())
                    .as("%s: %s", List.of(arguments), result.err())
                    .isEqualTo(2);
            assertThat(result.out()).isEmpty();
        }
        assertThat(predict("--row", "aeg=1").err()).contains("did you mean `age`?", "size, colour, age");
        assertThat(predict(file, "--keep", "nothing").err()).contains("that `--keep` names", "no column `nothing`");
        assertThat(predict(folder.resolve("none.csv").toString()).code()).isEqualTo(66);
        assertThat(Program.run("predict", folder.toString(), file).code()).isEqualTo(66);
    }

    @Test
    void aColumnNamedAsAnAnswerIsNotMixedUpWithIt() throws IOException {
        Path file = write("prediction,size,colour,age\nx,1,red,2\n");
        assertThat(good(file.toString())).startsWith("prediction\n");
        Program.Result result = predict(file.toString(), "--keep", "prediction");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("the column `prediction` cannot be kept");
    }

    @Test
    void aTableWithoutRowsGivesOne() throws IOException {
        assertThat(good(write("age,colour,size\n").toString())).isEqualTo("prediction\n");
    }

    @Test
    void theFolderIsReadStrictly() throws IOException {
        Path preprocessing = small.run().resolve("preprocessing.json");
        String text = Files.readString(preprocessing);
        for (String[] change : new String[][] {
            {"\"red\"", "\"rot\""},
            {"\"if_missing\": \"mean\"", "\"if_missing\": \"zero\""},
            {"\"column\": \"size\"", "\"column\": \"age\""},
            {"\"NA\"", "\"?\""},
            {"\"ash\"", "\"ask\""},
            {"\"column\": \"kind\"", "\"column\": \"sort\""},
            {"\"unit\"", "\"units\""},
        }) {
            assertThat(text).contains(change[0]);
            Files.writeString(preprocessing, text.replace(change[0], change[1]));
            Program.Result result = predict(test.toString());
            assertThat(result.code()).as(change[0]).isEqualTo(65);
            assertThat(result.err()).contains("preprocessing");
        }
        Files.delete(preprocessing);
        Program.Result gone = predict(test.toString());
        assertThat(gone.code()).isEqualTo(66);
        assertThat(gone.err()).contains("has no preprocessing.json", "copy it with the other files");
        Files.writeString(preprocessing, text);
        Files.delete(small.run().resolve("weights.safetensors"));
        assertThat(predict(test.toString()).code()).isEqualTo(66);
    }

    @Test
    void theOtherVerbsNeedNoDataEither() throws IOException {
        String run = small.run().toString();
        Program.Result on = Program.run("evaluate", run, "--on", test.toString(), "--json");
        assertThat(on.code()).as(on.err()).isZero();
        assertThat(on.out()).startsWith("{\"epoch\":5,\"split\":\"new\",").contains("\"accuracy\":");
        Program.Result split = Program.run("evaluate", run);
        assertThat(split.code()).isEqualTo(66);
        assertThat(split.err()).contains("`table.csv` is not there", "add `--on FILE`");
        assertThat(Program.run("evaluate", run, "--on", test.toString(), "--split", "train")
                        .code())
                .isEqualTo(2);
        Program.Result bad = Program.run(
                "evaluate",
                run,
                "--on",
                write("size,colour,age,kind\n1,red,2,fir\n,,3,oak\n").toString());
        assertThat(bad.code()).isEqualTo(65);
        assertThat(bad.err()).contains("rows.csv:2: column `kind`: `fir` is none of its `values`", "has 2 errors");
        assertThat(Program.run(
                                "evaluate",
                                run,
                                "--on",
                                write("size,colour,age\n1,red,2\n").toString())
                        .err())
                .contains("no column `kind`");
        assertThat(Program.run("inspect", run).out()).contains("0.weight [7, 5]");
        String preprocessing = small.run().resolve("preprocessing.json").toString();
        assertThat(Program.run("inspect", preprocessing).out()).isEqualTo(Files.readString(Path.of(preprocessing)));
    }

    @Test
    void bytesOfAFileAreUtf8() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.csv"), "size,colour,age\n1,gr\u00FCn,2\n".getBytes(StandardCharsets.ISO_8859_1));
        Program.Result result = predict(
                latin.toString(), "--skip-bad", "--out", folder.resolve("o").toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("error[D010]", "is not UTF-8");
    }
}
