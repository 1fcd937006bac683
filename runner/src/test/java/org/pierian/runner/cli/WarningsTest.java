package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is valid and most often not meant: told, and refused only with `--strict`.
class WarningsTest {

    private static final String FIZZBUZZ = """
            dataset: {fizzbuzz: {to: 120, test_to: 10}}
            architecture: [{linear: 8}, tanh, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.01}
            """;

    private static final int ROWS = 40;

    @TempDir
    Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private String spec(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S050 | early_stopping={loss: {patience: 5, split: test}} | no longer honest | or write `split: train`",
                "S050 | early_stopping={loss: {patience: 5, split: test}} | no longer honest | add `validation`",
                "S050 | schedule={reduce_on_plateau: {split: test}} | the test figure is no longer honest | add `validation`",
                "S051 | batch_size=64 | `batch_size` is 64, and the training set has 20 examples | a smaller",
                "S052 | architecture=[{linear: 4}, relu] | `relu` is the last layer | delete it",
                "S052 | architecture=[{linear: 4}, softmax] | `softmax` is the last layer | delete it",
                "S052 | architecture=[{linear: 4}, {sequential: [tanh, sigmoid]}] | `sigmoid` is the last | delete it",
                "S053 | loss=mse | `mse` is a loss for numbers, and the dataset has 4 classes | softmax_cross_entropy",
                "S053 | loss=sse | `sse` is a loss for numbers, and the dataset has 4 classes | softmax_cross_entropy",
                "S054 | optimizer={adam: 2} | a `learning_rate` of 2.0 is far outside | start from 0.001",
                "S054 | optimizer={lion: 0.1} | a `learning_rate` of 0.1 is far outside | start from 1.0E-4",
                "S054 | optimizer={sgd: 1e-9} | a `learning_rate` of 1.0E-9 is far outside | start from 0.01",
            })
    void aSpecIsWarnedOfAndRefusedOnlyWhenStrict(String code, String set, String message, String help)
            throws IOException {
        String spec = spec(FIZZBUZZ);
        assertThat(Program.run("check", "--strict", spec).code()).isZero();
        Program.Result check = Program.run("check", spec, "--set", set);
        assertThat(check.code()).isZero();
        assertThat(check.out()).endsWith(": no errors, 1 warning\n");
        assertThat(check.err()).contains("warning[" + code + "]: ", message, help);
        Program.Result json = Program.run("check", "--format", "json", spec, "--set", set);
        assertThat(json.code()).isZero();
        assertThat(json.out()).startsWith("{\"severity\":\"warning\",\"code\":\"" + code + "\"");
        for (String verb : List.of("check", "train")) {
            Program.Result strict = Program.run(verb, "--strict", spec, "--set", set);
            assertThat(strict.code()).as(verb).isEqualTo(65);
            assertThat(strict.err()).contains("error[" + code + "]: ", message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "early_stopping={loss: {patience: 5, split: train}}",
                "schedule={reduce_on_plateau: {split: train}}",
                "architecture=[{linear: 4}, relu, {linear: 4}]",
                "optimizer={momentum: {learning_rate: 1, momentum: 0.99}}",
                "batch_size=20",
            })
    void whatIsUsualGivesNoWarning(String set) throws IOException {
        Program.Result check = Program.run("check", "--strict", spec(FIZZBUZZ), "--set", set);
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out()).endsWith(": no errors\n");
    }

    @Test
    void aValidationSetMakesStoppingHonest() throws IOException {
        String stopping = FIZZBUZZ.replace("test_to: 10", "test_to: 10, validation: 5") + "early_stopping: {loss: 5}\n";
        assertThat(Program.run("check", "--strict", spec(stopping)).code()).isZero();
    }

    @Test
    void theTestSetThatChoosesIsShownAtTheKeyOrWhatHasIt() throws IOException {
        Program.Result written =
                Program.run("check", spec(FIZZBUZZ + "early_stopping: {loss: {patience: 5, split: test}}\n"));
        assertThat(written.err()).contains("s.yaml:5:45", "^^^^ watches the test set");
        Program.Result xor = Program.run("check", spec("""
                dataset: xor
                architecture: [{linear: 1}]
                loss: sse
                optimizer: {gradient_descent: 0.1}
                early_stopping: {loss: {patience: 5, split: test}}
                """));
        assertThat(xor.err()).contains("or write `split: train`").doesNotContain("add `validation`");
    }

    /// A table of forty rows, with a test set in a file of its own.
    private String table(String features, String target, IntFunction<String> row, String more) throws IOException {
        String header = "a,b,w,t\n";
        StringBuilder train = new StringBuilder(header);
        StringBuilder test = new StringBuilder(header);
        for (int i = 0; i < ROWS; i++) {
            train.append(row.apply(i)).append('\n');
            test.append(row.apply(i + ROWS)).append('\n');
        }
        Files.writeString(folder.resolve("train.csv"), train);
        Files.writeString(folder.resolve("test.csv"), test);
        boolean classes = target.startsWith("{class");
        return spec("""
                dataset:
                  csv:
                    file: train.csv
                    features: %s
                    target: %s
                    test: {file: test.csv}
                architecture: [{linear: %d}]
                loss: %s
                optimizer: {adam: 0.01}
                shuffle: true
                """.formatted(features, target, classes ? 2 : 1, classes ? "softmax_cross_entropy" : "mse") + more);
    }

    private static final String CLASSES = "{class: {column: t, values: [x, y]}}";
    private static final String NUMERIC = "[{numeric: a}, {numeric: b}]";

    /// Numbers that look drawn, different in every row.
    private static String noise(int i, int factor) {
        return (i * factor % 97) + "." + i;
    }

    private void assertWarned(String spec, String code, String... texts) {
        Program.Result data = Program.run("data", spec);
        assertThat(data.code()).as(data.err()).isZero();
        assertThat(data.err()).contains("warning[" + code + "]: ").contains(texts);
        Program.Result train = Program.run("train", spec, "--no-lock", "--quiet", "--out", at("runs"));
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.err()).contains("warning[" + code + "]: ");
        Program.Result strict = Program.run("train", "--strict", spec, "--no-lock", "--quiet", "--out", at("strict"));
        assertThat(strict.code()).isEqualTo(65);
        assertThat(strict.err()).contains("error[" + code + "]: ");
        assertThat(folder.resolve("strict")).doesNotExist();
        assertThat(Program.run("explain", code).out()).startsWith(code + ": ").contains("(warning)");
    }

    private static String ordinary(int i) {
        return noise(i, 31) + "," + noise(i, 53) + ",w" + i % 3 + "," + (i * 7 % 5 < 2 ? "x" : "y");
    }

    @Test
    void anOrdinaryTableGivesNoWarning() throws IOException {
        String spec = table(NUMERIC, CLASSES, WarningsTest::ordinary, "");
        Program.Result train = Program.run("train", "--strict", spec, "--no-lock", "--quiet", "--out", at("runs"));
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.err()).doesNotContain("warning");
    }

    @Test
    void examplesSortedByClassWantToBeShuffled() throws IOException {
        IntFunction<String> rows = i -> noise(i, 31) + "," + noise(i, 53) + ",w," + (i % ROWS < 15 ? "y" : "x");
        String spec = table(NUMERIC, CLASSES, rows, "");
        assertThat(Program.run("data", spec).err()).doesNotContain("D060");
        assertWarned(
                spec(Files.readString(Path.of(spec)).replace("shuffle: true", "shuffle: false")),
                "D060",
                "the training examples are sorted by class and are not shuffled",
                "2 classes, one after the other");
    }

    @Test
    void aColumnOfOneValueSaysNothing() throws IOException {
        IntFunction<String> rows = i -> noise(i, 31) + ",7,one," + (i % 3 == 0 ? "x" : "y");
        assertWarned(
                table(NUMERIC, CLASSES, rows, ""),
                "D061",
                "column `b` has one value in all training rows",
                "s.yaml:4",
                "delete the feature");
        assertWarned(
                table("[{numeric: a}, {categorical: {column: w, values: [one, two]}}]", CLASSES, rows, ""),
                "D061",
                "column `w` has one value");
    }

    @Test
    void aColumnThatTellsTheTargetIsNamed() throws IOException {
        IntFunction<String> numbers = i -> noise(i, 31) + "," + (3 * i + 0.001 * (i % 2)) + ",w," + 0.5 * i;
        assertWarned(
                table(NUMERIC, "{number: t}", numbers, ""), "D062", "column `b` tells the target `t` almost exactly");
        IntFunction<String> words = i -> noise(i, 31) + "," + noise(i, 53) + (i % 3 == 0 ? ",one,x" : ",two,y");
        assertWarned(
                table("[{numeric: a}, {categorical: {column: w, values: [one, two]}}]", CLASSES, words, ""),
                "D062",
                "column `w` tells the target `t`");
        IntFunction<String> almost = i -> noise(i, 31) + "," + (3 * i + i * 37 % 11) + ",w," + 0.5 * i;
        assertThat(Program.run("data", table(NUMERIC, "{number: t}", almost, ""))
                        .err())
                .doesNotContain("D062");
    }

    @Test
    void rowsInTwoSetsAreCounted() throws IOException {
        IntFunction<String> rows = i -> ordinary(i < ROWS + 3 ? i % ROWS : i);
        assertWarned(
                table(NUMERIC, CLASSES, rows, ""), "D063", "3 of the 40 test rows are training rows too", "s.yaml:6");
    }

    @Test
    void aClassOfFewExamplesIsNamedWithItsNumber() throws IOException {
        IntFunction<String> rows = i -> noise(i, 31) + "," + noise(i, 53) + ",w," + (i % ROWS % 13 == 5 ? "x" : "y");
        assertWarned(
                table(NUMERIC, CLASSES, rows, ""),
                "D064",
                "a class has fewer than five training examples",
                "`x` has 3");
    }

    @Test
    void aBatchAboveATablesRowsIsToldOnceItIsRead() throws IOException {
        String spec = table(NUMERIC, CLASSES, WarningsTest::ordinary, "batch_size: 41\n");
        assertThat(Program.run("check", "--strict", spec).code()).isZero();
        assertWarned(
                table(NUMERIC, CLASSES, WarningsTest::ordinary, "batch_size: 41\n"),
                "S051",
                "`batch_size` is 41, and the training set has 40 examples");
    }
}
