package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.NumberScale;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Separator;
import org.pierian.spec.TableSpec;
import org.pierian.spec.write.SpecWriter;

/// What the columns of a table must be to each other, and what they are when little is written.
class TablesTest {

    private static TableSpec.Csv csv(SpecResult result) {
        return (TableSpec.Csv) result.spec().orElseThrow().spec().dataset();
    }

    @Test
    void littleNeedsToBeWritten() {
        TableSpec.Csv csv = csv(Specs.read("""
            dataset: {csv: {file: t.csv, features: [{numeric: a}], target: {number: b}}}
            architecture: [{linear: 1}]
            loss: mse
            optimizer: adam
            """));
        assertThat(csv.features())
                .containsExactly(new FeatureSpec.Numeric("a", NumberScale.STANDARD, MissingNumber.REFUSE));
        assertThat(csv.test()).isEqualTo(new RowSetSpec.Fraction(0.2));
        assertThat(csv.separator()).isEqualTo(Separator.COMMA);
        assertThat(csv.missingValues()).isEmpty();
        assertThat(csv.decimal()).isEmpty();
        assertThat(csv.header()).isEmpty();
    }

    /// So that specs that do not write them keep their canonical text, and with it their run's id.
    @Test
    void keysOfTheDialectAreInTheCanonicalSpecOnlyIfTheyAreWritten() {
        String plain = SpecWriter.write(
                Specs.read(Specs.TABLE.replaceAll("(?m)^    (decimal|thousands|header|trim|comment|encoding):.*\n", ""))
                        .spec()
                        .orElseThrow()
                        .spec());
        assertThat(plain).contains("separator: semicolon").doesNotContain("decimal", "header", "trim", "encoding");
        assertThat(SpecWriter.write(Specs.read(Specs.TABLE).spec().orElseThrow().spec()))
                .contains(
                        "decimal: comma", "thousands: \".\"", "trim: true", "comment: \"#\"", "encoding: windows-1252");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decimal: comma | decimal: point | `thousands` and the mark before the decimals may not be the same",
                "'comment: \"#\"' | 'comment: \";\"' | `comment` and `separator` may not be the same",
                "header: true | header: false | without a header columns are called 1, 2, 3 and so on",
            })
    void marksHaveOneMeaning(String from, String to, String message) {
        SpecResult result = Specs.read(Specs.TABLE.replace(from, to));
        assertThat(Specs.codes(result)).containsExactly("S025");
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
    }

    @Test
    void anUnknownMarkIsRefusedWithTheKnownOnesInQuotes() {
        SpecResult result = Specs.read(Specs.TABLE.replace("thousands: \".\"", "thousands: \"_\""));
        assertThat(Specs.codes(result)).containsExactly("S004");
        assertThat(result.diagnostics().getFirst().expected().toString()).contains("space, `\".\"`, `\",\"`");
    }

    @Test
    void datesYesAndNoAndOrdersAreFeatures() {
        TableSpec.Csv csv = csv(Specs.read("""
            dataset:
              csv:
                file: t.csv
                features:
                  - boolean: a
                  - ordinal: {column: b, values: [low, middle, high], missing: mean}
                  - datetime: c
                  - datetime: {column: d, parts: [seconds], order: day_month_year, missing: zero}
                target: {boolean: e}
            architecture: [{linear: 2}]
            loss: softmax_cross_entropy
            optimizer: adam
            """));
        assertThat(csv.features().stream().mapToInt(FeatureSpec::inputs)).containsExactly(1, 1, 7, 1);
        assertThat(csv.target().classes()).containsExactly("false", "true");
    }

    @Test
    void aWordThatIsNullInAListIsToBePutInQuotes() {
        SpecResult missing = Specs.read(Specs.TABLE.replace("[NA, \"?\"]", "[NA, null, ~]"));
        assertThat(Specs.codes(missing)).containsExactly("S002", "S002");
        assertThat(missing.diagnostics().getFirst().helps()).containsExactly("put it in quotes: `\"null\"`");
        assertThat(missing.diagnostics().get(1).helps()).containsExactly("put it in quotes: `\"~\"`");
        SpecResult classes = Specs.read(Specs.TABLE.replace("[Adelie, Gentoo]", "[null, Gentoo]"));
        assertThat(classes.diagnostics().getFirst().helps()).containsExactly("put it in quotes: `\"null\"`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "column: height | column: weight | 6 | column `weight` is a feature twice",
                "column: height | column: species | 6 | column `species` is the target and may not be a feature",
                "[Adelie, Gentoo] | [Adelie] | 12 | `values` wants at least 2 classes",
                "[Biscoe, Dream] | [Biscoe, Biscoe] | 10 | `values` has `Biscoe` twice",
                "[Biscoe, Dream] | [Biscoe, ' '] | 10 | `values` has an empty one",
            })
    void columnsAndValuesAreToldApart(String from, String to, int line, String message) {
        SpecResult result = Specs.read(Specs.TABLE.replace(from, to));
        assertThat(Specs.codes(result)).containsExactly("S025");
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
        assertThat(result.diagnostics().getFirst().location().line()).isEqualTo(line);
    }

    @Test
    void aNumberAmongWordsWantsQuotes() {
        SpecResult result = Specs.read(Specs.TABLE.replace("[Adelie, Gentoo]", "[0, 1]"));
        assertThat(Specs.codes(result)).containsExactly("S002", "S002");
        assertThat(result.diagnostics().getFirst().helps()).containsExactly("put it in quotes: `\"0\"`");
    }

    @Test
    void featuresAreChangedFromTheCommandLine() {
        SpecResult result =
                Specs.read(Specs.TABLE, "dataset.csv.features.0.numeric.scale=none", "dataset.csv.test.file=b.csv");
        assertThat(csv(result).features().getFirst())
                .isEqualTo(new FeatureSpec.Numeric("weight", NumberScale.NONE, MissingNumber.MEAN));
        assertThat(csv(result).test()).isEqualTo(new RowSetSpec.OtherFile("b.csv"));
    }
}
