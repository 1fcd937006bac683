package org.pierian.runner.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.PreprocessingFile;

/// Columns of yes and no, of words with an order, and of dates.
class FeatureKindsTest {

    private static final String REST = """
            target: {number: {column: y, scale: none}}
            test: {file: t.csv}
        """;

    @TempDir
    Path folder;

    private Data load(String text, String keys) throws IOException {
        return new LoadedTables(folder).write("t.csv", text, keys + (keys.contains("target:") ? "" : REST));
    }

    private Failure refusal(String text, String keys) {
        return catchThrowableOfType(Failure.class, () -> load(text, keys));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes no",
                "Yes NO",
                "true false",
                "True False",
                "T f",
                "y n",
                "1 0",
                "ja nein",
                "on off",
                "oui non",
                "1.0 0.0"
            })
    void yesAndNoHaveManySpellings(String spellings) throws IOException {
        String[] words = spellings.split(" ", -1);
        String text = "a,y\n" + words[0] + ",1\n" + words[1] + ",2\n,3\n" + words[0] + ",4\n";
        Data data = load(text, "    features: [{boolean: {column: a, missing: mean}}]\n");
        assertThat(LoadedTables.inputs(data.train())).containsExactly(1f, 0f, (float) (2.0 / 3), 1f);
    }

    @Test
    void yesAndNoAreATarget() throws IOException {
        Data data = load("a,y\n1,Yes\n2,no\n", """
                features: [{numeric: a}]
                target: {boolean: y}
                test: {file: t.csv}
            """);
        assertThat(LoadedTables.targets(data.train())).containsExactly(0f, 1f, 1f, 0f);
        assertThat(refusal("a,y\n1,Yes\n2,maybe\n", """
                features: [{numeric: a}]
                target: {boolean: y}
            """).details())
                .containsExactly("t.csv:3: column `y`: `maybe` is neither yes nor no");
    }

    @Test
    void wordsWithAnOrderAreEvenlySpaced() throws IOException {
        Data data = load(
                "a,y\nmiddle,1\nhigh,2\nlow,3\n",
                "    features: [{ordinal: {column: a, values: [low, middle, high]}}]\n");
        assertThat(LoadedTables.inputs(data.train())).containsExactly(0.5f, 1f, 0f);
        assertThat(refusal("a,y\nmidle,1\n", "    features: [{ordinal: {column: a, values: [low, middle]}}]\n")
                        .details())
                .containsExactly("t.csv:2: column `a`: `midle` is none of its `values`; did you mean `middle`?");
    }

    @Test
    void aCategoryIsAnIndexWhereItIsWantedAsOne() throws IOException {
        Data data = load(
                "a,b,y\nhigh,2,1\n,4,2\nlow,6,3\n",
                "    features: [{categorical: {column: a, values: [low, high], as: index, missing: own}}, {numeric: {column: b, scale: none}}]\n");
        assertThat(LoadedTables.inputs(data.train())).containsExactly(1f, 2f, 2f, 4f, 0f, 6f);
        assertThat(data.train().inputType())
                .isEqualTo(TensorType.row(List.of(Column.index("a", 3), Column.number("b"))));
        String text = PreprocessingFile.text(data.preprocessing());
        assertThat(text).contains("\"as\": \"index\"", "\"own\"");
    }

    @Test
    void aMissingCategoryCanHaveAnInputOfItsOwn() throws IOException {
        Data data = load(
                "a,y\nhigh,1\n,2\nlow,3\n",
                "    features: [{categorical: {column: a, values: [low, high], missing: own}}]\n");
        assertThat(LoadedTables.inputs(data.train())).containsExactly(0f, 1f, 0f, 0f, 0f, 1f, 1f, 0f, 0f);
        assertThat(refusal("a,y\n,1\n", "    features: [{categorical: {column: a, values: [low]}}]\n")
                        .helps())
                .contains("write `missing: own` or `missing: zero` for the feature, or fix the file");
    }

    /// 2024-04-01 is a Monday, and a quarter of the year is over; 06:00 is a quarter of the day.
    @Test
    void datesBecomeNumbersAndCycles() throws IOException {
        Data data = load(
                "a,y\n2024-04-01 06:00,1\n2022-04-01,2\n,3\n",
                "    features: [{datetime: {column: a, missing: zero}}]\n");
        List<Float> inputs = LoadedTables.inputs(data.train());
        float right = (float) StrictMath.cos(Math.PI / 2);
        assertThat(inputs.subList(0, 7)).containsExactly(1f, 1f, right, 0f, 1f, 1f, right);
        assertThat(inputs.get(7)).isEqualTo(-1f);
        assertThat(inputs.subList(14, 21)).containsOnly(0f);
        assertThat(PreprocessingFile.text(data.preprocessing())).contains("\"datetime\"", "\"weekday\"");
    }

    @Test
    void secondsAreCountedInUtc() throws IOException {
        Data data = load(
                "a,y\n1970-01-01T01:00:00+01:00,1\n1970-01-01T00:00:10Z,2\n",
                "    features: [{datetime: {column: a, parts: [seconds]}}]\n");
        assertThat(data.preprocessing().inputs().toString()).contains("center=5.0, unit=5.0");
    }

    @Test
    void aDateInAnotherOrderIsNamed() {
        assertThat(refusal("a,y\n31.12.2024,1\n", "    features: [{datetime: a}]\n")
                        .helps())
                .contains("write `order: day_month_year` if all dates are written so");
    }

    @Test
    void preprocessingIsReadBackAsItWas() throws IOException {
        Data data = load("a,b,c,y\nyes,low,2024-01-01,1\nno,high,2023-05-05,2\n", """
                features:
                  - boolean: a
                  - ordinal: {column: b, values: [low, high]}
                  - datetime: {column: c, parts: [weekday, seconds]}
            """);
        Path file = folder.resolve("preprocessing.json");
        Files.writeString(file, PreprocessingFile.text(data.preprocessing()));
        assertThat(PreprocessingFile.read(file)).isEqualTo(data.preprocessing());
    }
}
