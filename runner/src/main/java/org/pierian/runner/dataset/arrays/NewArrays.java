package org.pierian.runner.dataset.arrays;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pierian.runner.dataset.ArrayCoder;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// New examples in files: an array alone, or one of a file with several.
///
/// @param form what they have to be
/// @param scalings what is done to them
/// @param name name of their array in a file with several
public record NewArrays(ArrayForm form, List<Scaling> scalings, String name) implements ArrayCoder {

    /// Names of arrays where a spec names none.
    static final String INPUTS = "inputs";

    public static final String TARGETS = "targets";

    /// Takes a copy.
    public NewArrays {
        scalings = List.copyOf(scalings);
    }

    /// Of a dataset that names no array.
    ///
    /// @param form as there
    public static NewArrays of(ArrayForm form, Preprocessing fitted) {
        return new NewArrays(form, form.scalings(fitted).orElse(List.of()), INPUTS);
    }

    @Override
    public Rows read(Path file) {
        return rows(read(file, name));
    }

    @Override
    public Rows of(List<float[]> examples, String called) {
        return rows(NpyArray.of(called, form.input().shape(), examples));
    }

    @Override
    public Rows read(byte[] file, String shown) {
        return rows(NpyFiles.read(file, shown));
    }

    private Rows rows(NpyArray array) {
        int size = form.requireInputs(array.header(), array.name());
        ArrayInputs inputs = form.inputs(array, scalings);
        return new Rows() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public void write(int example, float[] target, int at) {
                inputs.write(example, target, at);
            }
        };
    }

    private static NpyArray read(Path file, String name) {
        String shown = file.toString();
        if (!NpzFile.isZip(InputFile.start(file, Integer.BYTES))) {
            return new NpyFiles(_ -> file).read(shown);
        }
        try (NpzFile npz = NpzFile.open(file, shown)) {
            return npz.read(name);
        }
    }

    /// Examples with their answers: both in one file with several arrays, or in a file each, of which `--labels` names
    /// the second.
    ///
    /// @param targets name of the array of the answers in a file with several; none where the input is the answer
    /// @throws Failure when a file is not there, or holds no such examples
    public Examples examples(NewFiles files, Optional<String> targets) {
        boolean together = NpzFile.isZip(InputFile.start(files.examples(), Integer.BYTES));
        boolean isAnswered = targets.isPresent();
        if (files.labels().isPresent() == (together || !isAnswered)) {
            throw Failure.of(
                            ExitCode.USAGE,
                            files.labels().isPresent()
                                    ? "`--labels` is given, and the answers are "
                                            + (isAnswered ? "in `" + files.examples() + "`" : "the inputs themselves")
                                    : "an array of inputs is given without its targets")
                    .help(
                            files.labels().isPresent()
                                    ? "leave `--labels` out"
                                    : "add `--labels` with the file of the targets, or name a NPZ file with both");
        }
        NpyArray inputs = read(files.examples(), name);
        Optional<NpyArray> answers = targets.map(array -> read(files.labels().orElse(files.examples()), array));
        ArrayForm.Arrays arrays = new ArrayForm.Arrays(inputs, answers);
        int size = form.require(arrays);
        return form.examples(arrays, IntStream.range(0, size).toArray(), scalings);
    }
}
