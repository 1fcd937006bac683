package org.pierian.runner.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
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
import org.pierian.core.data.Dataset;
import org.pierian.core.data.TargetType;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.DataFoldersAt;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.Split;

/// Tables as a person might hand them in, whole and broken.
class CsvDatasetTest {

    /// Two numbers and a word to a class, all rows in the order of the file.
    private static final String FEATURES = """
            features:
              - numeric: {column: a, scale: none}
              - categorical: {column: word, values: [one, two]}
            target: {class: {column: kind, values: [x, y]}}
            test: {file: test.csv}
        """;

    private static final String GOOD = "a,word,kind\n1,one,x\n2.5,two,y\n";

    @TempDir
    Path folder;

    private LoadedTables tables() {
        return new LoadedTables(folder);
    }

    private Data load(String features) throws IOException {
        return tables().load("train.csv", features);
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset);
    }

    private Data load(String train, String features) throws IOException {
        write("train.csv", train, StandardCharsets.UTF_8);
        if (!Files.exists(folder.resolve("test.csv"))) {
            write("test.csv", GOOD, StandardCharsets.UTF_8);
        }
        return load(features);
    }

    private Failure refusal(String train) throws IOException {
        return refusal(train, FEATURES);
    }

    private Failure refusal(String train, String features) {
        return catchThrowableOfType(Failure.class, () -> load(train, features));
    }

    private static List<Float> inputs(Dataset set) {
        return LoadedTables.inputs(set);
    }

    private static List<Float> targets(Dataset set) {
        return LoadedTables.targets(set);
    }

    @Test
    void rowsBecomeNumbersAndOneHotWordsInTheOrderOfTheSpec() throws IOException {
        Data data = load("kind,extra,word,a\nx,?,two,1\ny,,one,-2e1\n", FEATURES);
        assertThat(inputs(data.train())).containsExactly(1f, 0f, 1f, -20f, 1f, 0f);
        assertThat(targets(data.train())).containsExactly(1f, 0f, 0f, 1f);
        assertThat(inputs(data.test())).containsExactly(1f, 1f, 0f, 2.5f, 0f, 1f);
        assertThat(data.sha256())
                .containsOnlyKeys("train.csv", "test.csv")
                .containsEntry("train.csv", Sha256.of(folder.resolve("train.csv")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,word,kind\r\n1,one,x\r\n2.5,two,y\r\n",
                "a,word,kind\r1,one,x\r2.5,two,y",
                "\uFEFFa,word,kind\n1,one,x\n2.5,two,y",
                "\"a\",\"word\",\"kind\"\n\"1\",\"one\",\"x\"\n\"2.5\",\"two\",\"y\"\n",
                "a,word,kind\n1,one,x\n2.5,two,y\n\n\n",
                "a,word,kind,\"long, \"\"quoted\"\"\ntext\"\n1,one,x,\"\n\"\n2.5,two,y,\"\"\n",
            })
    void lineEndsMarksAndQuotesMakeNoDifference(String text) throws IOException {
        Data data = load(text, FEATURES);
        assertThat(inputs(data.train())).containsExactly(1f, 1f, 0f, 2.5f, 0f, 1f);
    }

    @Test
    void wordsMayBeAnythingAndKeepEveryCharacter() throws IOException {
        String features = """
                features: [{numeric: "=cmd|' /C calc'!A0"}]
                target: {class: {column: "a\\"b, c", values: ["=1+1", "-", " x ", "\\u00E9\\u0301", "#"]}}
                test: {file: train.csv}
            """;
        Data data = load("=cmd|' /C calc'!A0,\"a\"\"b, c\"\n1,=1+1\n2,-\n3, x \n4,\u00E9\u0301\n5,#\n", features);
        assertThat(data.split(Split.TRAIN).labels().orElseThrow().label(2)).isEqualTo(2);
        assertThat(data.split(Split.TRAIN).labels().orElseThrow().label(4)).isEqualTo(4);
        assertThat(data.sha256()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short | 'a,word,kind\\n1,one\\n' | D030 | train.csv:2 | 2 cells, the header has 3",
                "long | 'a,word,kind\\n1,one,x,\\n' | D030 | train.csv:2 | 4 cells, the header has 3",
                "blank line | 'a,word,kind\\n1,one,x\\n\\n1,one,x\\n' | D030 | train.csv:3 | a blank line",
                "word for a number | 'a,word,kind\\n"
                        + "no,one,x\\n"
                        + "' | D031 | train.csv:2 | column `a`: `no` is not a number",
                "unknown class | 'a,word,kind\\n"
                        + "1,one,z\\n"
                        + "' | D024 | train.csv:2 | column `kind`: `z` is none of its `values`",
                "typo | 'a,word,kind\\n1,oen,x\\n' | D024 | train.csv:2 | did you mean `one`?",
                "missing number | 'a,word,kind\\n ,one,x\\n' | D036 | train.csv:2 | column `a`: a number is missing",
                "missing word | 'a,word,kind\\n1,,x\\n' | D036 | train.csv:2 | column `word`: a value is missing",
                "missing class | 'a,word,kind\\n1,one,\\n' | D036 | train.csv:2 | column `kind`: the target is missing",
                "after a long cell | 'a,word,kind\\n1,one,\"x\\n\\n\"\\n' | D024 | train.csv:2 | none of its `values`",
            })
    void aBadCellIsNamedByFileLineAndColumn(String what, String text, String code, String place, String detail)
            throws IOException {
        Failure failure = refusal(text.replace("\\n", "\n"));
        assertThat(failure.exitCode()).as(what).isEqualTo(ExitCode.INPUT);
        assertThat(failure.code()).contains(code);
        assertThat(failure.place()).contains(place);
        assertThat(failure.details())
                .singleElement()
                .asString()
                .startsWith(place + ": ")
                .contains(detail);
        assertThat(failure.helps()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unclosed | 'a,word,kind\\n1,one,x\\n2,\"two,y\\n3,one,x\\n' | D032 | train.csv:3",
                "early end | 'a,word,kind\\n1,\"one\"s,x\\n' | D032 | train.csv:2",
                "nothing | '' | D033 | train.csv",
                "header only | 'a,word,kind\\n' | D033 | train.csv:1",
                "code 0 | 'a,word,kind\\n1,o\\0e,x\\n' | D010 | train.csv:2",
            })
    void aBrokenFileIsRefusedAtItsPlace(String what, String text, String code, String place) throws IOException {
        Failure failure = refusal(text.replace("\\n", "\n").replace("\\0", "\0"));
        assertThat(failure.exitCode()).as(what).isEqualTo(ExitCode.INPUT);
        assertThat(failure.code()).contains(code);
        assertThat(failure.place()).contains(place);
    }

    @Test
    void allBadCellsAreListedUpToTwenty() throws IOException {
        Failure failure = refusal("a,word,kind\n" + "?,one,x\n".repeat(25));
        assertThat(failure.message()).isEqualTo("`train.csv` has 25 errors");
        assertThat(failure.details()).hasSize(21).last().isEqualTo("and 5 more");
    }

    @Test
    void messagesShowNoControlCharacters() throws IOException {
        Failure failure = refusal("a,word,kind\n\u001b[31mred\u202E,one,x\n");
        assertThat(failure.details().getFirst())
                .contains("\\u001b[31mred\\u202e")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void otherEncodingsAreRefused(String charset) throws IOException {
        write(
                "train.csv",
                (charset.startsWith("UTF") ? "\uFEFF" : "") + GOOD + "1,\u00E9,x\n",
                Charset.forName(charset));
        write("test.csv", GOOD, StandardCharsets.UTF_8);
        Failure failure = catchThrowableOfType(Failure.class, () -> load(FEATURES));
        assertThat(failure.code()).contains("D010");
        assertThat(failure.place().orElseThrow()).startsWith("train.csv:");
    }

    @Test
    void aCompressedFileIsNamedForWhatItIs() throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("train.csv")))) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        Failure failure = catchThrowableOfType(Failure.class, () -> load(FEATURES));
        assertThat(failure.message()).contains("compressed with gzip");
        assertThat(failure.code()).contains("D010");
    }

    @Test
    void linesAndRowsHaveAnEnd() throws IOException {
        assertThat(refusal("a,word,kind\n" + "1".repeat(2_000_000)).code()).contains("D034");
        assertThat(refusal("a,word,kind" + ",b".repeat(70_000) + "\n").code()).contains("D034");
        assertThat(refusal("a,word,kind\n1,one,\"" + "x\n".repeat(3_000_000)).code())
                .contains("D034");
    }

    @Test
    void aColumnThatIsNotThereIsAMistakeOfTheSpec() throws IOException {
        write("train.csv", "aa,wrod,kind,aa\n1,one,x,1\n", StandardCharsets.UTF_8);
        SpecMisfit misfit =
                catchThrowableOfType(SpecMisfit.class, () -> load(FEATURES.replace("column: a,", "column: aa,")));
        assertThat(misfit.diagnostics()).hasSize(2);
        assertThat(misfit.diagnostics().getFirst().message()).isEqualTo("`train.csv` has two columns `aa`");
        assertThat(misfit.diagnostics().get(1).helps()).containsExactly("did you mean `wrod`?");
        assertThat(misfit.diagnostics().get(1).location().line()).isEqualTo(6);
        assertThat(misfit.sources().line(misfit.diagnostics().get(1).location()).orElseThrow())
                .contains("column: word");
    }

    @Test
    void anotherSeparatorIsAdvisedAndRead() throws IOException {
        String text = GOOD.replace(',', ';');
        write("train.csv", text, StandardCharsets.UTF_8);
        SpecMisfit misfit = catchThrowableOfType(SpecMisfit.class, () -> load(FEATURES));
        assertThat(misfit.diagnostics().getFirst().helps()).contains("write `separator: semicolon` for this file");
        write("test.csv", text, StandardCharsets.UTF_8);
        assertThat(load(FEATURES + "    separator: semicolon\n").train().size()).isEqualTo(2);
    }

    @Test
    void numbersAreScaledByTheTrainingRowsAlone() throws IOException {
        write("test.csv", "s,m,n,t\n5,9,7,100\n", StandardCharsets.UTF_8);
        Data data = load("s,m,n,t\n1,2,1,10\n3,6,,20\n", """
                features:
                  - numeric: s
                  - numeric: {column: m, scale: minmax}
                  - numeric: {column: n, scale: none, missing: mean}
                target: {number: t}
                test: {file: test.csv}
            """);
        // mean 2 and deviation 1; 2 to 6; mean of what is there; target mean 15 and deviation 5
        assertThat(inputs(data.train())).containsExactly(-1f, 0f, 1f, 1f, 1f, 1f);
        assertThat(inputs(data.test())).containsExactly(3f, 1.75f, 7f);
        assertThat(targets(data.train())).containsExactly(-1f, 1f);
        assertThat(targets(data.test())).containsExactly(17f);
        assertThat(data.preprocessing().targetScaling().orElseThrow().unit()).isEqualTo(5);
        assertThat(data.train().targetType()).isInstanceOf(TargetType.Numbers.class);
    }

    @Test
    void columnsOfOneNumberBecomeZeroAndGreatNumbersStayFinite() throws IOException {
        write("test.csv", "c,d,big,t\n7,1,0,1\n", StandardCharsets.UTF_8);
        Data data = load("c,d,big,t\n0.1,,3e38,4\n0.1,0.1,-3e38,4\n0.1,0.1,1e38,4\n", """
                features:
                  - numeric: c
                  - numeric: {column: d, scale: minmax, missing: zero}
                  - numeric: big
                target: {number: t}
                test: {file: test.csv}
            """);
        assertThat(inputs(data.train())).allMatch(Float::isFinite);
        assertThat(inputs(data.train()).get(0)).isZero();
        assertThat(inputs(data.train()).get(1)).isZero();
        assertThat(inputs(data.test()).get(0)).isZero();
        assertThat(targets(data.train())).containsExactly(0f, 0f, 0f);
        assertThat(targets(data.test())).containsExactly(-3f);
    }

    /// 8 numbers in a row have the deviation sqrt(63 / 12); as float32, all times of two minutes are one number.
    @ParameterizedTest
    @ValueSource(longs = {0, 1_767_225_600, 20_240_101, 1L << 45})
    void anOffsetThatAllNumbersShareChangesNothing(long offset) throws IOException {
        StringBuilder text = new StringBuilder("a,t\n");
        for (int i = 0; i < 8; i++) {
            text.append(offset + i).append(',').append(offset + i).append('\n');
        }
        LoadedTables tables = tables();
        Data data = tables.write("train.csv", text.toString(), """
                features: [{numeric: a}]
                target: {number: t}
                test: {file: train.csv}
            """);
        for (List<Float> numbers : List.of(inputs(data.train()), targets(data.train()))) {
            assertThat(numbers.get(0)).isEqualTo((float) (-3.5 / Math.sqrt(5.25)));
            assertThat(numbers.get(7)).isEqualTo((float) (3.5 / Math.sqrt(5.25)));
            assertThat(numbers).doesNotHaveDuplicates();
        }
        assertThat(tables.notices()).isEmpty();
    }

    @Test
    void numbersThatBecomeEqualAreTold() throws IOException {
        StringBuilder text = new StringBuilder("a,t\n");
        for (int i = 0; i < 40; i++) {
            text.append(1_767_225_600L + i).append(',').append(i).append('\n');
        }
        LoadedTables tables = tables();
        tables.write("train.csv", text.toString(), """
                features: [{numeric: {column: a, scale: none}}]
                target: {number: t}
                test: {file: train.csv}
            """);
        assertThat(tables.notices())
                .containsExactly(
                        "warning: 40 different numbers of column `a` become 1 as 32-bit floats; subtract what they"
                                + " have in common, or write `scale: standard`");
    }

    /// The decimal lies a little above the middle of two floats, and its nearest double in the middle.
    @Test
    void aNumberThatIsNotScaledIsRoundedOnce() throws IOException {
        Data data = load("a,t\n1.00000005960464477540,1\n1,2\n", """
                features: [{numeric: {column: a, scale: none}}]
                target: {number: t}
                test: {file: train.csv}
            """);
        assertThat(inputs(data.train())).containsExactly(Math.nextUp(1f), 1f);
    }

    @Test
    void missingValuesMayHaveNames() throws IOException {
        Data data = load(
                "a,word,kind\nNA,one,x\n2,?,y\n",
                FEATURES.replace("scale: none}", "scale: none, missing: zero}").replace("two]}", "two], missing: zero}")
                        + "    missing_values: [NA, \"?\"]\n");
        assertThat(inputs(data.train())).containsExactly(0f, 1f, 0f, 2f, 0f, 0f);
        assertThat(data.columns().get(0).missing()).isEqualTo(1);
        assertThat(data.columns().get(1).missing()).isEqualTo(1);
    }

    @Test
    void theSeedDividesTheRowsAndNoneIsLostOrDoubled() throws IOException {
        StringBuilder text = new StringBuilder("a,t\n");
        for (int i = 0; i < 10; i++) {
            text.append(i).append(",0\n");
        }
        String features = """
                features: [{numeric: {column: a, scale: none}}]
                target: {number: t}
                test: {fraction: 0.25}
            """;
        Data data = load(text.toString(), features);
        assertThat(data.test().size()).isEqualTo(3); // 2.5 rounded up
        List<Float> all = new ArrayList<>(inputs(data.train()));
        all.addAll(inputs(data.test()));
        assertThat(all).doesNotHaveDuplicates().hasSize(10);
        assertThat(inputs(load(features).test())).isEqualTo(inputs(data.test()));
        assertThat(refusal("a,t\n1,2\n", features).code()).contains("D033");
        assertThat(load("a,t\n1,2\n3,4\n", features).test().size()).isEqualTo(1);
    }

    @Test
    void aClassWithoutTrainingRowsIsToldButTaken() throws IOException {
        LoadedTables tables = tables();
        write("test.csv", GOOD, StandardCharsets.UTF_8);
        tables.write("train.csv", "a,word,kind\n1,one,x\n", FEATURES);
        assertThat(tables.notices()).containsExactly("warning: no training row has the class `y`");
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedAndOneInsideIsNot() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path home = Files.createDirectory(folder.resolve("home"));
        Path far = Files.writeString(outside.resolve("far.csv"), GOOD);
        Files.writeString(home.resolve("near.csv"), GOOD);
        Files.createSymbolicLink(home.resolve("in.csv"), home.resolve("near.csv"));
        Files.createSymbolicLink(home.resolve("out.csv"), far);
        DataFolders none = DataFolders.of(Optional.empty());
        assertThat(find("in.csv", List.of(home), none)).isEqualTo(home.resolve("in.csv"));
        Failure failure = catchThrowableOfType(Failure.class, () -> find("out.csv", List.of(home), none));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.POLICY);
        assertThat(failure.code()).contains("D050");
        assertThat(failure.message()).contains(far.toRealPath().toString());
        assertThat(catchThrowableOfType(Failure.class, () -> find("no.csv", List.of(home), none))
                        .exitCode())
                .isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void linksInAFolderThatThePersonNamesAreFollowed() throws IOException {
        Path far =
                Files.writeString(Files.createDirectory(folder.resolve("far")).resolve("cdef"), GOOD);
        Path home = Files.createDirectory(folder.resolve("home"));
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.createSymbolicLink(home.resolve("d.csv"), far);
        Files.createSymbolicLink(data.resolve("d.csv"), far);
        assertThat(find("d.csv", List.of(home), DataFoldersAt.named(data))).isEqualTo(data.resolve("d.csv"));
        assertThat(find("d.csv", List.of(home), DataFoldersAt.named(home)))
                .as("the spec's folder, named by the person")
                .isEqualTo(home.resolve("d.csv"));
    }

    @Test
    void aFileThatIsNotThereIsToldWithThePlacesAndWhatStandsForIt() throws IOException {
        DataFolders folders = DataFoldersAt.named(folder);
        Path home = Files.createDirectory(folder.resolve("home"));
        Failure missing = catchThrowableOfType(Failure.class, () -> find("d.csv", List.of(home), folders));
        assertThat(missing.details())
                .startsWith("looked in `" + home + "`", "looked in `" + folder + "/tabular`, which is not there")
                .contains("looked in `" + folder + "`");
        assertThat(missing.helps()).containsExactly("put it next to the spec or into one of these folders");

        Files.createFile(home.resolve("d.csv.dvc"));
        assertThat(catchThrowableOfType(Failure.class, () -> find("d.csv", List.of(home), folders))
                        .helps())
                .containsExactly("`" + home + "/d.csv.dvc` stands for it: run `dvc pull`");

        Files.createSymbolicLink(home.resolve("d.csv"), Path.of(".git/annex/objects/x"));
        assertThat(catchThrowableOfType(Failure.class, () -> find("d.csv", List.of(home), folders))
                        .helps())
                .singleElement()
                .asString()
                .contains("d.csv` is a link to `.git/annex/objects/x`, which is not there", "git annex get");
    }

    @Test
    void whatIsNoFileIsRefusedWithoutWaiting() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("train.csv").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(catchThrowableOfType(Failure.class, () -> load(FEATURES)).exitCode())
                .isEqualTo(ExitCode.INPUT);
        Files.delete(folder.resolve("train.csv"));
        Files.createDirectory(folder.resolve("train.csv"));
        assertThat(catchThrowableOfType(Failure.class, () -> load(FEATURES)).exitCode())
                .isEqualTo(ExitCode.INPUT);
    }

    private static Path find(String name, List<Path> near, DataFolders folders) {
        return DataFile.find(name, "tabular", near, folders);
    }

    @Test
    void theDataFolderIsLookedThroughAfterTheSpecs() throws IOException {
        Path tabular = Files.createDirectory(folder.resolve("tabular"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(tabular.resolve("t.csv"), GOOD);
        DataFolders folders = DataFolders.of(Optional.of(folder));
        assertThat(find("t.csv", List.of(elsewhere), folders)).isEqualTo(tabular.resolve("t.csv"));
        Files.writeString(elsewhere.resolve("t.csv"), GOOD);
        assertThat(find("t.csv", List.of(elsewhere), folders)).isEqualTo(elsewhere.resolve("t.csv"));
    }
}
