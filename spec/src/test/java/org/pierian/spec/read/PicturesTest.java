package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.spec.Channels;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.Pair;
import org.pierian.spec.RowSetSpec;

/// Datasets of pictures, and keys that do not fit each other.
class PicturesTest {

    private static SpecResult read(String keys) {
        return Specs.read("dataset: {images: {folder: pets, classes: [cat, dog], " + keys
                + "}}\narchitecture: [flatten, {linear: 2}]\nloss: softmax_cross_entropy\noptimizer: adam\n");
    }

    private static ImagesSpec.Pictures spec(String keys) {
        SpecResult result = read(keys);
        return (ImagesSpec.Pictures) result.spec()
                .orElseThrow(() -> new AssertionError(result.diagnostics()))
                .spec()
                .dataset();
    }

    @Test
    void fewKeysSuffice() {
        ImagesSpec.Pictures pictures = spec("size: 32");
        assertThat(pictures.size()).isEqualTo(new Pair(32, 32));
        assertThat(pictures.channels()).isEqualTo(Channels.RGB);
        assertThat(pictures.testPart()).isEqualTo(new RowSetSpec.Folder("test"));
        assertThat(pictures.hasValidation()).isFalse();
        assertThat(spec("size: [2, 3], labels: a.csv").testPart()).isEqualTo(new RowSetSpec.Fraction(0.2));
        assertThat(spec("size: 2, mean: [0.5], std: [1, 2, 3]").std()).contains(List.of(1.0, 2.0, 3.0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size: 40000                                           | an example of more than 2,147,483,631 numbers
            size: 2, mean: [1, 2]                                 | `mean` wants a number for each channel, or one for all
            size: 2, channels: gray, std: [1, 2, 3]               | `std` wants a number for each channel, or one for all
            size: 2, scale: standard, mean: [1]                   | `mean` and `std` are of `scale: unit`
            size: 2, filter: area                                 | `filter` is for pictures of another size, and they are refused
            size: 2, split_seed: 3                                | `split_seed` needs a `fraction` in `test` or `validation`
            size: 2, stratify: true                               | `stratify` needs a `fraction` in `test` or `validation`
            size: 2, validation: {folder: test}                   | `validation` and `test` must not be the same pictures
            size: 2, test: {folder: train}                        | the pictures to train with are in `train`
            size: 2, test: {file: a.csv}                          | without `labels` there is no table
            size: 2, test: {column: a, value: b}                  | without `labels` there is no table
            size: 2, test: {last: 0.2}                            | without `labels` pictures have no order but that of their names
            size: 2, labels: a.csv, validation: {folder: b}       | with `labels` the sets are rows of the table
            size: 2, test: {fraction: 0.6}, validation: {fraction: 0.5} | `validation` and `test` must leave pictures to train with
            """)
    void keysThatDoNotFitEachOtherAreRefused(String keys, String message) {
        SpecResult result = read(keys);
        assertThat(result.spec()).isEmpty();
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [cat]       | `classes` wants at least 2 classes
            [cat, cat]  | `classes` has `cat` twice
            [cat, ' ']  | `classes` has an empty one
            """)
    void classesAreDifferentWords(String classes, String message) {
        SpecResult result = Specs.read("dataset: {images: {folder: pets, size: 2, classes: " + classes
                + "}}\narchitecture: [flatten, {linear: 2}]\nloss: softmax_cross_entropy\noptimizer: adam\n");
        assertThat(result.diagnostics().getFirst().message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {csv: {file: t.csv, features: [{numeric: a}], target: {number: b}, test: {folder: x}}} | a table is no folder of pictures
            {text: {file: t.txt, tokens: bytes, sequence_length: 2, test: {folder: x}}}           | a text is no folder of pictures
            """)
    void otherDatasetsHaveNoFolders(String dataset, String message) {
        SpecResult result =
                Specs.read("dataset: " + dataset + "\narchitecture: [{linear: 1}]\nloss: mse\noptimizer: adam\n");
        assertThat(result.diagnostics().getFirst().message()).isEqualTo(message);
    }
}
