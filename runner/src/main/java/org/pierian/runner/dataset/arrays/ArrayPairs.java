package org.pierian.runner.dataset.arrays;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.file.InputFile;

/// Which arrays of a file, or of a folder, are inputs and which are targets, as their names say.
///
/// @param isTogether whether they are in one file
/// @param train inputs and targets
/// @param test those of a test set, if it has arrays of its own
/// @param validation those of a validation set, likewise
/// @param inputs what the inputs look like
/// @param targets what the targets look like
public record ArrayPairs(
        boolean isTogether,
        Names train,
        Optional<Names> test,
        Optional<Names> validation,
        ArrayProfile inputs,
        Optional<ArrayProfile> targets) {

    private static final String NPY = ".npy";
    private static final List<String> TEST = List.of("test");
    private static final List<String> VALIDATION = List.of("val", "valid", "validation");
    private static final List<Names> USUAL = List.of(
            names("x", "y"),
            names("X", "y"),
            names("X", "Y"),
            names("inputs", "targets"),
            names("input", "target"),
            names("images", "labels"),
            names("images", "masks"),
            names("data", "labels"),
            names("data", "target"),
            names("features", "labels"),
            names("features", "targets"),
            names("arr_0", "arr_1"));

    /// The names of two arrays.
    ///
    /// @param inputs name of the inputs
    /// @param targets name of the targets, if there are any
    public record Names(String inputs, Optional<String> targets) {}

    private static Names names(String inputs, String targets) {
        return new Names(inputs, Optional.of(targets));
    }

    /// Looks at a file.
    ///
    /// @throws org.pierian.runner.failure.Failure when it holds no arrays, or its names do not say which are inputs
    public static ArrayPairs of(Path file) {
        if (!NpzFile.isZip(InputFile.start(file, Integer.BYTES))) {
            return ofFiles(file);
        }
        try (NpzFile npz = NpzFile.open(file, file.toString())) {
            List<String> all = npz.names();
            Names train = find(all)
                    .orElseThrow(() -> DataMistake.ARRAY_SHAPE
                            .failure("the names in `" + file + "` do not say which array is the inputs")
                            .at(file.toString())
                            .detail("arrays: " + String.join(", ", all))
                            .help("write the spec by hand: docs/arrays.md")
                            .help("or name them `x` and `y`, or `x_train`, `y_train`, `x_test` and `y_test`"));
            Predicate<String> exists = all::contains;
            return new ArrayPairs(
                    true,
                    train,
                    other(train, TEST, exists),
                    other(train, VALIDATION, exists),
                    ArrayProfile.of(npz.read(train.inputs())),
                    train.targets().map(name -> ArrayProfile.of(npz.read(name))));
        }
    }

    private static ArrayPairs ofFiles(Path file) {
        NpyFiles files = new NpyFiles(file::resolveSibling);
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(NPY) ? name.substring(0, name.length() - NPY.length()) : name;
        Predicate<String> exists = other -> Files.isRegularFile(file.resolveSibling(other + NPY));
        Names train = USUAL.stream()
                .flatMap(pair -> renamed(stem, pair).stream())
                .filter(exists)
                .findFirst()
                .map(targets -> names(stem, targets))
                .orElse(new Names(stem, Optional.empty()));
        return new ArrayPairs(
                false,
                ended(train),
                other(train, TEST, exists).map(ArrayPairs::ended),
                other(train, VALIDATION, exists).map(ArrayPairs::ended),
                ArrayProfile.of(files.read(name)),
                train.targets().map(targets -> ArrayProfile.of(files.read(targets + NPY))));
    }

    private static Names ended(Names names) {
        return new Names(names.inputs() + NPY, names.targets().map(targets -> targets + NPY));
    }

    /// The name with targets in place of inputs, where it has them as a word of its own: `digits-x` becomes `digits-y`.
    private static Optional<String> renamed(String stem, Names pair) {
        String changed = stem.replaceFirst(
                "(?<![A-Za-z0-9])" + pair.inputs() + "(?![A-Za-z0-9])",
                pair.targets().orElseThrow());
        return changed.equals(stem) ? Optional.empty() : Optional.of(changed);
    }

    private static Optional<Names> find(List<String> all) {
        for (Names pair : USUAL) {
            for (String form : List.of("%s_train", "train_%s", "%s")) {
                String inputs = form.replace("%s", pair.inputs());
                Optional<String> targets = pair.targets().map(name -> form.replace("%s", name));
                if (all.contains(inputs) && targets.filter(all::contains).isPresent()) {
                    return Optional.of(new Names(inputs, targets));
                }
            }
        }
        return all.size() == 1 ? Optional.of(new Names(all.getFirst(), Optional.empty())) : Optional.empty();
    }

    /// The arrays of another set, whose names say so where those of the training set say `train`.
    private static Optional<Names> other(Names train, List<String> words, Predicate<String> exists) {
        for (String word : words) {
            String inputs = train.inputs().replace("train", word);
            Optional<String> targets = train.targets().map(name -> name.replace("train", word));
            if (!inputs.equals(train.inputs())
                    && exists.test(inputs)
                    && targets.filter(exists.negate()).isEmpty()) {
                return Optional.of(new Names(inputs, targets));
            }
        }
        return Optional.empty();
    }
}
