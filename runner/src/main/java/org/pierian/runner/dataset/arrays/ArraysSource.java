package org.pierian.runner.dataset.arrays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.split.Division;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.FileFault;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.ArrayScale;
import org.pierian.spec.ArraysSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;

/// Examples in arrays, with a file each or in one file together.
///
/// @param spec what the spec says
public record ArraysSource(ArraysSpec spec) implements Source {

    private static final String SUBFOLDER = "arrays";
    private static final int[] NONE = {};

    @Override
    public Declaration declaration() {
        return meaning().declaration();
    }

    private ArrayMeaning meaning() {
        return new ArrayMeaning(spec);
    }

    private ArrayForm form() {
        return meaning().form();
    }

    @Override
    public String targetWord() {
        return "`" + new Language().wordOf(spec.target()) + "`";
    }

    @Override
    public List<String> files() {
        return switch (spec) {
            case ArraysSpec.Npz npz -> List.of(npz.file());
            case ArraysSpec.Npy _ -> List.copyOf(arrays().keySet());
        };
    }

    /// Names of all arrays, with the key of the spec that names each.
    private Map<String, String> arrays() {
        Map<String, String> all = new LinkedHashMap<>();
        String dataset = "dataset." + new Language().wordOf(spec);
        put(all, spec.inputs(), spec.targets(), dataset);
        others(spec.test()).ifPresent(set -> put(all, set.inputs(), set.targets(), dataset + ".test.inputs"));
        spec.validation()
                .flatMap(ArraysSource::others)
                .ifPresent(set -> put(all, set.inputs(), set.targets(), dataset + ".validation.inputs"));
        return all;
    }

    private static void put(Map<String, String> all, String inputs, Optional<String> targets, String prefix) {
        all.putIfAbsent(inputs, prefix + ".inputs");
        targets.ifPresent(name -> all.putIfAbsent(name, prefix + ".targets"));
    }

    private static Optional<RowSetSpec.OtherArrays> others(RowSetSpec set) {
        return set instanceof RowSetSpec.OtherArrays arrays ? Optional.of(arrays) : Optional.empty();
    }

    @Override
    public List<Diagnostic> look(ResolvedSpec resolved, Path folder) {
        List<String> here = files().stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        if (here.isEmpty()) {
            return List.of();
        }
        try {
            for (String name : here) {
                if (!DataFile.isInside(folder, folder.resolve(name))) {
                    return List.of(); // training says so
                }
            }
        } catch (Failure failure) {
            return List.of(FileFault.at(resolved.locationOf("dataset"), here.getFirst(), failure));
        }
        return look(resolved, folder, here);
    }

    private List<Diagnostic> look(ResolvedSpec resolved, Path folder, List<String> here) {
        List<Diagnostic> problems = new ArrayList<>();
        try (ArrayFiles files = open(folder::resolve)) {
            arrays().forEach((name, path) -> {
                if (spec instanceof ArraysSpec.Npz || here.contains(name)) {
                    try {
                        require(files.header(name), name, path.endsWith(".targets"));
                    } catch (Failure failure) {
                        problems.add(FileFault.at(resolved.locationOf(path), name, failure));
                    }
                }
            });
        } catch (Failure failure) {
            problems.add(FileFault.at(resolved.locationOf("dataset.npz.file"), here.getFirst(), failure));
        }
        return problems;
    }

    private void require(NpyHeader header, String name, boolean isTarget) {
        String shown = spec instanceof ArraysSpec.Npz npz ? npz.file() + ": " + name : name;
        if (isTarget) {
            form().requireTargets(header, shown);
        } else {
            form().requireInputs(header, shown);
        }
    }

    private ArrayFiles open(Function<String, Path> finder) {
        return switch (spec) {
            case ArraysSpec.Npz npz -> NpzFile.open(finder.apply(npz.file()), npz.file());
            case ArraysSpec.Npy _ -> new NpyFiles(finder);
        };
    }

    @Override
    public OptionalLong bytes() {
        return OptionalLong.empty();
    }

    @Override
    public String pictureAdvice() {
        return "an image comes from `shape: [channels, height, width]`; `permute` brings channels to the front";
    }

    /// The examples of one set.
    ///
    /// @param order places in the arrays
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Part(ArrayForm.Arrays arrays, int[] order) {}

    @Override
    public Data load(Reading reading) {
        Map<Split, Part> parts = new EnumMap<>(Split.class);
        SortedMap<String, String> hashes = new TreeMap<>();
        Function<String, Path> finder = name -> reading.file(name, SUBFOLDER);
        files().forEach(name -> hashes.put(name, hash(finder.apply(name))));
        try (ArrayFiles files = open(finder)) {
            ArrayForm.Arrays first = read(files, spec.inputs(), spec.targets());
            divide(first).forEach((split, order) -> parts.put(split, new Part(first, order)));
            others(spec.test()).ifPresent(set -> parts.put(Split.TEST, all(files, set)));
            spec.validation()
                    .flatMap(ArraysSource::others)
                    .ifPresent(set -> parts.put(Split.VALIDATION, all(files, set)));
        }
        Part train = Objects.requireNonNull(parts.get(Split.TRAIN));
        List<Scaling> scalings = reading.fitted().flatMap(form()::scalings).orElseGet(() -> fit(train));
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        parts.forEach((split, part) -> splits.put(split, form().examples(part.arrays(), part.order(), scalings)));
        return new Data(splits, preprocessing(scalings), Optional.empty(), List.of(), List.of(), hashes);
    }

    private List<Scaling> fit(Part train) {
        return switch (spec.scale()) {
            case NONE -> List.of();
            case UNIT ->
                ((Preprocessing.Input.Array) form().preprocessing(List.of()).getFirst()).scalings();
            case STANDARD -> form().scaling().fit(train.arrays().inputs(), train.order());
        };
    }

    private static String hash(Path file) {
        try {
            InputFile.open(file).close(); // a pointer to the file, or a pipe, is said to be one
            return Sha256.of(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private ArrayForm.Arrays read(ArrayFiles files, String inputs, Optional<String> targets) {
        ArrayForm.Arrays arrays = new ArrayForm.Arrays(files.read(inputs), targets.map(files::read));
        form().require(arrays);
        return arrays;
    }

    private Part all(ArrayFiles files, RowSetSpec.OtherArrays set) {
        ArrayForm.Arrays arrays = read(files, set.inputs(), set.targets());
        return new Part(arrays, IntStream.range(0, arrays.size()).toArray());
    }

    private Map<Split, int[]> divide(ArrayForm.Arrays arrays) {
        boolean draws = spec.test() instanceof RowSetSpec.Fraction
                || spec.validation()
                        .filter(RowSetSpec.Fraction.class::isInstance)
                        .isPresent();
        Division.Drawing drawing =
                new Division.Drawing(spec.splitSeed().orElse(0L), NONE, draws ? form().strata(arrays) : NONE);
        return Division.divide(new Rows(arrays), drawing, spec.test(), spec.validation());
    }

    /// Examples that are divided.
    private record Rows(ArrayForm.Arrays arrays) implements Division.Rows {

        @Override
        public int size() {
            return arrays.size();
        }

        @Override
        public IntPredicate having(String column, String value) {
            throw new IllegalStateException("arrays have no columns");
        }

        @Override
        public Failure empty(Split split) {
            String set = split == Split.TRAIN ? "training" : Words.ofConstant(split);
            return DataMistake.NO_ROWS
                    .failure("`" + arrays.inputs().name() + "` has " + Count.of(size(), "example")
                            + ", and none is left for the " + set + " set")
                    .at(arrays.inputs().name())
                    .help("add examples, or hold out others in `test` and `validation`");
        }
    }

    private Preprocessing preprocessing(List<Scaling> scalings) {
        return new Preprocessing(form().preprocessing(scalings), meaning().answer());
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        boolean standard = spec.scale() == ArrayScale.STANDARD;
        List<Scaling> none = standard ? zeros() : List.of();
        return preprocessing(form().scalings(fitted).orElse(none));
    }

    /// Of no run.
    private List<Scaling> zeros() {
        return Collections.nCopies(form().scaling().groups(), Scaling.of(0, 0));
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return new Intake.Arrays(newArrays(fitted));
    }

    private NewArrays newArrays(Preprocessing fitted) {
        String name = spec instanceof ArraysSpec.Npz ? spec.inputs() : NewArrays.INPUTS;
        return new NewArrays(form(), form().scalings(fitted).orElse(List.of()), name);
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        Optional<String> targets =
                spec.targets().map(name -> spec instanceof ArraysSpec.Npz ? name : NewArrays.TARGETS);
        return newArrays(fitted).examples(files, targets);
    }
}
