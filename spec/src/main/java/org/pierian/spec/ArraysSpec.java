package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Examples in arrays of numbers, as NumPy writes them.
@Doc("Examples in arrays of numbers, as NumPy writes them.")
public sealed interface ArraysSpec extends DatasetSpec, ArrayKeys {

    @Override
    Optional<RowSetSpec> validation();

    @Key("npy")
    @Doc(
            value = "Arrays in files of the NPY format, which `numpy.save` writes: one for the inputs and one for the"
                    + " targets, whose first axes are the examples.",
            shapes = "input of the shape; the outputs of the target",
            source = "NumPy, NEP 1 and `numpy.lib.format`",
            example = """
                dataset:
                  npy:
                    inputs: digits-x.npy
                    targets: digits-y.npy
                    shape: [1, 8, 8]
                    target: {class: 10}
                    scale: standard\
                """)
    record Npy(
            @Doc("The file of the inputs, `[examples, ...]`, in the spec's folder or below it, or in the data folders.")
            @PathInFolder
            String inputs,

            @Doc("The file of the targets; none where the target is the input.") @PathInFolder
            Optional<String> targets,

            @Doc("Shape of one example; axes of size 1 may be more or fewer than in the file.") @Range(min = 1)
            List<Integer> shape,

            @Doc("What the network should say.") ArrayTargetSpec target,

            @Doc("Each input is an index below it, for `embedding` or `one_hot`; inputs are numbers unless written.")
            @Range(min = 1, max = 16777216)
            Optional<Integer> vocabulary,

            @Doc("How the inputs are scaled.") @Default("none")
            ArrayScale scale,

            @Doc("Which examples are the test set: a `fraction`, the `last`, or those of other files, `{inputs: ...,"
                    + " targets: ...}`.")
            @Default("{fraction: 0.2}")
            RowSetSpec test,

            @Doc("Which examples are the validation set; none unless written.")
            Optional<RowSetSpec> validation,

            @Doc("What examples are drawn by, any 64-bit integer; 0 unless written.")
            Optional<Long> splitSeed)
            implements ArraysSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new ArrayRules(this).broken();
        }
    }

    @Key("npz")
    @Doc(
            value = "Arrays in one file of the NPZ format, which `numpy.savez` and `numpy.savez_compressed` write.",
            shapes = "input of the shape; the outputs of the target",
            source = "NumPy, `numpy.savez`",
            example = """
                dataset:
                  npz:
                    file: digits.npz
                    inputs: x_train
                    targets: y_train
                    shape: [1, 8, 8]
                    target: {class: 10}
                    test: {inputs: x_test, targets: y_test}\
                """)
    record Npz(
            @Doc("The file, in the spec's folder or below it, or in the data folders.") @PathInFolder
            String file,

            @Doc("Name of the array of the inputs, `[examples, ...]`.") @PathInFolder
            String inputs,

            @Doc("Name of the array of the targets; none where the target is the input.") @PathInFolder
            Optional<String> targets,

            @Doc("Shape of one example; axes of size 1 may be more or fewer than in the file.") @Range(min = 1)
            List<Integer> shape,

            @Doc("What the network should say.") ArrayTargetSpec target,

            @Doc("Each input is an index below it, for `embedding` or `one_hot`; inputs are numbers unless written.")
            @Range(min = 1, max = 16777216)
            Optional<Integer> vocabulary,

            @Doc("How the inputs are scaled.") @Default("none")
            ArrayScale scale,

            @Doc("Which examples are the test set: a `fraction`, the `last`, or those of other arrays, `{inputs: ...,"
                    + " targets: ...}`.")
            @Default("{fraction: 0.2}")
            RowSetSpec test,

            @Doc("Which examples are the validation set; none unless written.")
            Optional<RowSetSpec> validation,

            @Doc("What examples are drawn by, any 64-bit integer; 0 unless written.")
            Optional<Long> splitSeed)
            implements ArraysSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return new ArrayRules(this).broken();
        }
    }
}
