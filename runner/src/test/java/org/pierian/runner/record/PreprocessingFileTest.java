package org.pierian.runner.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.CategoryForm;
import org.pierian.spec.MissingCategory;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.TargetTransform;

class PreprocessingFileTest {

    private static final String TEXT = """
            {
              "inputs": [
                {
                  "center": 0.1,
                  "column": "a\\" : b",
                  "if_missing": "refuse",
                  "kind": "numeric",
                  "missing": -3.4028234663852886E38,
                  "unit": 0.0
                },
                {
                  "column": "\u00FC",
                  "if_missing": "zero",
                  "kind": "categorical",
                  "values": [
                    "one",
                    " "
                  ]
                },
                {
                  "column": "n",
                  "digits": 31,
                  "kind": "binary_digits"
                },
                {
                  "center": 33.5,
                  "height": 2,
                  "kind": "pixels",
                  "unit": 256.0,
                  "width": 3
                }
              ],
              "missing_values": [
                "?",
                "NA"
              ],
              "target": {
                "center": 4.9E-324,
                "column": "t",
                "kind": "number",
                "unit": 1.0
              }
            }
            """;

    @TempDir
    Path folder;

    private Preprocessing read(String text) throws IOException {
        return PreprocessingFile.read(Files.writeString(folder.resolve("preprocessing.json"), text));
    }

    @Test
    void isSortedAndReadBackBitByBit() throws IOException {
        Preprocessing made = new Preprocessing(
                List.of(
                        new Preprocessing.Input.Numeric(
                                "a\" : b", new Scaling(0.1, 0, -Float.MAX_VALUE), MissingNumber.REFUSE),
                        new Preprocessing.Input.Categorical(
                                "\u00FC", List.of("one", " "), CategoryForm.ONE_HOT, MissingCategory.ZERO),
                        new Preprocessing.Input.BinaryDigits("n", 31),
                        new Preprocessing.Input.Pixels(Scaling.of(33.5, 256), 2, 3)),
                new Preprocessing.Target.Numeric("t", Scaling.of(Double.MIN_VALUE, 1)),
                List.of("?", "NA"));
        assertThat(PreprocessingFile.text(made)).isEqualTo(TEXT);
        assertThat(read(TEXT)).isEqualTo(made);
    }

    @Test
    void theTransformOfATargetIsKeptWhereThereIsOne() throws IOException {
        Preprocessing logarithms = new Preprocessing(
                List.of(), new Preprocessing.Target.Numeric("t", Scaling.of(2, 3), Optional.of(TargetTransform.LOG)));
        String text = PreprocessingFile.text(logarithms);
        assertThat(read(text)).isEqualTo(logarithms);
        assertThat(logarithms.targetUnits().original(0.5)).isEqualTo(StrictMath.exp(3.5));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read(text.replace("log", "root")))
                .withMessageContaining("`transform` has a word that is none of log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"kind\": \"numeric\"' | '\"kind\": \"words\"' | unknown `kind`",
                "'\"unit\": 0.0' | '\"unit\": \"0\"' | `unit`",
                "'\"unit\": 0.0' | '\"unit\": 1e999' | `unit`",
                "'\"unit\": 0.0' | '\"units\": 0.0' | expected the keys",
                "'\"center\": 0.1' | '\"center\": 0.1, \"center\": 0.1' | it is not JSON",
                "'\" \"' | '7' | not a text",
                "'\"if_missing\": \"refuse\"' | '\"if_missing\": \"median\"' | is none of refuse, mean, zero",
                "'\"if_missing\": \"zero\"' | '\"if_missing\": \"mean\"' | is none of refuse, zero",
                "'\"digits\": 31' | '\"digits\": 0' | an integer above 0",
                "'\"height\": 2' | '\"height\": 2.0' | an integer above 0",
                "'\"missing_values\": [' | '\"missing_values\": [7,' | not a text",
                "'\"inputs\": [' | '\"inputs\": {}, \"more\": [' | expected the keys",
            })
    void anythingElseIsRefused(String part, String by, String why) throws IOException {
        assertThat(TEXT).contains(part);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read(TEXT.replaceFirst(java.util.regex.Pattern.quote(part), by)))
                .matches(failure -> failure.exitCode() == ExitCode.INPUT)
                .withMessageContaining(why);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read(TEXT.substring(0, TEXT.length() / 2)))
                .withMessageContaining("it is not JSON");
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> read("[]"));
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(""));
    }
}
