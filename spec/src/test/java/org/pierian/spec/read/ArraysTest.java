package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.spec.ArrayScale;
import org.pierian.spec.ArrayTargetSpec;
import org.pierian.spec.ArraysSpec;
import org.pierian.spec.FormulaSpec;
import org.pierian.spec.RowSetSpec;

/// Datasets of arrays and of formulas, and keys that do not fit each other.
class ArraysTest {

    private static SpecResult read(String dataset) {
        return Specs.read(
                "dataset: " + dataset + "\narchitecture: [flatten, {linear: 2}]\nloss: mse\noptimizer: adam\n");
    }

    private static Object spec(String dataset) {
        SpecResult result = read(dataset);
        return result.spec()
                .orElseThrow(() -> new AssertionError(result.diagnostics()))
                .spec()
                .dataset();
    }

    @Test
    void fewKeysSuffice() {
        ArraysSpec.Npy npy = (ArraysSpec.Npy) spec("{npy: {inputs: x.npy, shape: [3], target: input}}");
        assertThat(npy.targets()).isEmpty();
        assertThat(npy.target()).isEqualTo(new ArrayTargetSpec.Input());
        assertThat(npy.scale()).isEqualTo(ArrayScale.NONE);
        assertThat(npy.test()).isEqualTo(new RowSetSpec.Fraction(0.2));
        assertThat(npy.hasValidation()).isFalse();
    }

    @Test
    void otherArraysAreNamedBesideEachOther() {
        ArraysSpec.Npz npz = (ArraysSpec.Npz) spec("""
                {npz: {file: d.npz, inputs: x, targets: y, shape: [3], target: {class: 4},
                    test: {inputs: xt, targets: yt}, validation: {last: 0.1}}}""");
        assertThat(npz.test()).isEqualTo(new RowSetSpec.OtherArrays("xt", Optional.of("yt")));
        assertThat(npz.target()).isEqualTo(new ArrayTargetSpec.OneClass(4, Optional.empty()));
        ArraysSpec.Npy npy =
                (ArraysSpec.Npy) spec("{npy: {inputs: x.npy, shape: [3], target: input, test: {inputs: t.npy}}}");
        assertThat(npy.test()).isEqualTo(new RowSetSpec.OtherArrays("t.npy", Optional.empty()));
    }

    @Test
    void formulasNeedNoKeys() {
        assertThat(spec("moons"))
                .isEqualTo(new FormulaSpec.Moons(1000, 0.1, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(spec("{spirals: 300}"))
                .isInstanceOfSatisfying(
                        FormulaSpec.Spirals.class,
                        spirals -> assertThat(List.of(spirals.examples(), spirals.classes()))
                                .isEqualTo(List.of(300, 2)));
        assertThat(spec("{sequence_copy: {length: 3, delay: 4}}"))
                .isInstanceOfSatisfying(
                        FormulaSpec.SequenceCopy.class,
                        copy -> assertThat(copy.steps()).isEqualTo(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            target: {class: 3}                                  | this `target` is in an array, and `targets` names none
            targets: y.npy, target: input                       | `target: input` is the input, and has no array of its own
            targets: y.npy, target: {class: 2}, vocabulary: 9, scale: unit | indices are not scaled
            targets: y.npy, target: {class_per_pixel: 3}        | this `target` needs another `shape`
            targets: y.npy, target: {class: {classes: 2, names: [a]}} | `names` wants a name for each class
            targets: y.npy, target: {labels: {labels: 2, names: [a, a]}} | `names` has `a` twice
            targets: y.npy, target: {labels: {labels: 1, names: [' ']}} | `names` has an empty one
            targets: y.npy, target: {class_per_step: {classes: 3, ignore_index: 2}} | `ignore_index` must not be the number of a class
            target: input, split_seed: 3, test: {last: 0.2}     | `split_seed` needs a `fraction` in `test` or `validation`
            target: input, test: {fraction: 0.6}, validation: {last: 0.5} | `validation` and `test` must leave examples to train with
            target: input, test: {inputs: b}, validation: {inputs: b} | `validation` and `test` must not be the same arrays
            target: input, test: {file: a.csv}                  | arrays are no table and no folder
            target: input, test: {column: a, value: b}          | arrays are no table and no folder
            target: input, test: {folder: a}                    | arrays are no table and no folder
            target: input, test: {inputs: a, targets: b}        | `target: input` is the input, and has no array of its own
            targets: y.npy, target: number, test: {inputs: a}   | `test` names other inputs, and not their targets
            """)
    void keysThatDoNotFitEachOtherAreRefused(String keys, String message) {
        SpecResult result = read("{npy: {inputs: x.npy, shape: [3, 2], " + keys + "}}");
        assertThat(result.spec()).isEmpty();
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {npy: {inputs: ../x.npy, shape: [3], target: input}}           | `inputs` must not leave the spec's folder
            {npy: {inputs: x.npy, shape: [3], target: input, test: {inputs: /t.npy}}} | `inputs` must be a relative path
            {npz: {file: C:/a.npz, inputs: x, shape: [3], target: input}}  | `file` must be a relative path
            {npy: {inputs: x.npy, shape: [65536, 65536], target: input}}   | an example of more than 2,147,483,631 numbers
            {npy: {inputs: x.npy, shape: [0], target: input}}              | `shape`
            {csv: {file: t.csv, features: [{numeric: a}], target: {number: b}, test: {inputs: x}}} | a table is no array
            {text: {file: t.txt, tokens: bytes, sequence_length: 2, test: {inputs: x}}} | a text is no array
            {images: {folder: p, size: 2, classes: [a, b], test: {inputs: x}}}          | pictures are in files, not in arrays
            {moons: {noise: -1}}                                           | `noise`
            {spirals: {classes: 1}}                                        | `classes`
            {circles: {factor: 1}}                                         | `factor`
            {blobs: {examples: 10000000, features: 1000}}                  | the examples have more than 2,147,483,631 numbers
            {sequence_copy: {examples: 10000000, length: 100000}}          | the examples have more than 2,147,483,631 numbers
            {adding_problem: {examples: 10000000, length: 100000}}         | the examples have more than 2,147,483,631 numbers
            """)
    void valuesThatCannotBeAreRefused(String dataset, String message) {
        SpecResult result = read(dataset);
        assertThat(result.spec()).isEmpty();
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
    }
}
