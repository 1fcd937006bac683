package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.NumberScale;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Separator;

/// What the columns of a table must be to each other, and what they are when little is written.
class TablesTest {

    private static DatasetSpec.Csv csv(SpecResult result) {
        return (DatasetSpec.Csv) result.spec().orElseThrow().spec().dataset();
    }

    @Test
    void littleNeedsToBeWritten() {
        DatasetSpec.Csv csv = csv(Specs.read("""
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
        SpecResult result = Specs.read(
                Specs.TABLE, "dataset.csv.features.0.numeric.scale=none", "dataset.csv.test.other_file=b.csv");
        assertThat(csv(result).features().getFirst())
                .isEqualTo(new FeatureSpec.Numeric("weight", NumberScale.NONE, MissingNumber.MEAN));
        assertThat(csv(result).test()).isEqualTo(new RowSetSpec.OtherFile("b.csv"));
    }
}
