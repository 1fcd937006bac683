package org.pierian.runner.dataset.generated;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.cache.CacheLimit;
import org.pierian.runner.dataset.cache.DataCache;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.GeneratedColumnSpec;
import org.pierian.spec.GeneratedInputSpec;
import org.pierian.spec.GeneratedTargetSpec;
import org.pierian.spec.Split;

/// Examples that are drawn at random.
///
/// @param spec what the spec says
public record GeneratedSource(DatasetSpec.Generated spec) implements Source {

    @Override
    public Declaration declaration() {
        Map<Split, Integer> sizes = new EnumMap<>(Split.class);
        sizes.put(Split.TRAIN, spec.examples());
        spec.validation().ifPresent(size -> sizes.put(Split.VALIDATION, size));
        sizes.put(Split.TEST, spec.testExamples().orElse(spec.examples()));
        return new Declaration(input(), target(), classes(), sizes);
    }

    private TensorType input() {
        return switch (spec.input()) {
            case GeneratedInputSpec.Numbers(List<Integer> shape, boolean lengths) ->
                TensorType.numbers(shape(shape)).padded(lengths);
            case GeneratedInputSpec.Indices(List<Integer> shape, int vocabulary, boolean lengths) ->
                TensorType.indices(shape(shape), vocabulary).padded(lengths);
            case GeneratedInputSpec.Columns(List<GeneratedColumnSpec> columns) ->
                TensorType.row(columns.stream().map(GeneratedSource::column).toList());
        };
    }

    private static Column column(GeneratedColumnSpec spec) {
        return switch (spec) {
            case GeneratedColumnSpec.NumberColumn(String name) -> Column.number(name);
            case GeneratedColumnSpec.IndexColumn(String name, int below) -> Column.index(name, below);
        };
    }

    private static Shape shape(List<Integer> axes) {
        return Shape.of(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    private TargetType target() {
        Shape in = input().shape();
        return switch (spec.target()) {
            case GeneratedTargetSpec.OneClass(int classes) -> new TargetType.Classes(classes);
            case GeneratedTargetSpec.ClassPerStep(int classes) -> new TargetType.Classes(Shape.of(in.dim(0)), classes);
            case GeneratedTargetSpec.ClassPerPixel(int classes) ->
                new TargetType.Classes(Shape.of(in.dim(1), in.dim(2)), classes, true);
            case GeneratedTargetSpec.NextToken _ -> new TargetType.Classes(in, input().indicesBelow());
            case GeneratedTargetSpec.Numbers(List<Integer> axes) -> new TargetType.Numbers(shape(axes));
        };
    }

    /// Classes are called by their numbers, and tokens not at all.
    private List<String> classes() {
        return switch (spec.target()) {
            case GeneratedTargetSpec.OneClass(int classes) -> names(classes);
            case GeneratedTargetSpec.ClassPerStep(int classes) -> names(classes);
            case GeneratedTargetSpec.ClassPerPixel(int classes) -> names(classes);
            case GeneratedTargetSpec.NextToken _, GeneratedTargetSpec.Numbers _ -> List.of();
        };
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, Math.max(2, classes))
                .mapToObj(Integer::toString)
                .toList();
    }

    @Override
    public String targetWord() {
        return switch (spec.target()) {
            case GeneratedTargetSpec.OneClass _ -> "`class`";
            case GeneratedTargetSpec.ClassPerStep _ -> "`class_per_step`";
            case GeneratedTargetSpec.ClassPerPixel _ -> "`class_per_pixel`";
            case GeneratedTargetSpec.NextToken _ -> "`next_token`";
            case GeneratedTargetSpec.Numbers _ -> "`numbers`";
        };
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public OptionalLong bytes() {
        long targets = switch (target()) {
            case TargetType.Classes classes -> classes.positions().size();
            case TargetType.Numbers _, TargetType.Labels _ ->
                target().outputShape().size();
        };
        CacheLimit limit = CacheLimit.ofProcess();
        long inputs = (long) input().shape().size() * Float.BYTES;
        return OptionalLong.of(declaration().sizes().values().stream()
                .mapToLong(examples -> limit.heap(examples * inputs) + examples * targets * Float.BYTES)
                .sum());
    }

    @Override
    public String pictureAdvice() {
        return "an image comes from `input: {numbers: [channels, height, width]}`; after `flatten` there is none";
    }

    @Override
    public Data load(Reading reading) {
        Declaration declaration = declaration();
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        long seed = spec.dataSeed().orElse(0L);
        DataCache cache = DataCache.of(reading);
        declaration.sizes().forEach((split, size) -> {
            String path = split.name().toLowerCase(Locale.ROOT);
            boolean next = spec.target() instanceof GeneratedTargetSpec.NextToken;
            splits.put(split, new ExampleDraw(seed, path, declaration, next).draw(size, cache));
        });
        return Data.computed(splits, preprocessing());
    }

    private Preprocessing preprocessing() {
        Preprocessing.Target target = switch (spec.target()) {
            case GeneratedTargetSpec.NextToken _ -> new Preprocessing.Target.Tokens("next_token");
            case GeneratedTargetSpec.Numbers _ -> new Preprocessing.Target.Numeric("numbers", Scaling.of(0, 1));
            default -> new Preprocessing.Target.Classes(Preprocessing.Target.Classes.CLASS, classes());
        };
        return new Preprocessing(List.of(), target);
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return preprocessing();
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        throw notInFiles();
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        throw notInFiles();
    }

    private static Failure notInFiles() {
        return Failure.of(ExitCode.USAGE, "the examples of `generated` are drawn, and never read from a file")
                .help("nothing can be predicted where nothing can be learned; name a run with other data");
    }
}
