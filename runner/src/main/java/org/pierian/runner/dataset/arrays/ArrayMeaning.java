package org.pierian.runner.dataset.arrays;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Scaling;
import org.pierian.spec.ArrayTargetSpec;
import org.pierian.spec.ArraysSpec;
import org.pierian.spec.language.Language;

/// What the arrays of a spec mean: types of an example's input and target, and names of classes.
///
/// @param spec what the spec says
record ArrayMeaning(ArraysSpec spec) {

    /// What is known before anything is read.
    Declaration declaration() {
        return new Declaration(input(), target(), classes(), Map.of());
    }

    private TensorType input() {
        Shape shape = shape(spec.shape());
        return spec.vocabulary()
                .map(below -> TensorType.indices(shape, below))
                .orElseGet(() -> TensorType.numbers(shape));
    }

    private static Shape shape(List<Integer> axes) {
        return Shape.of(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    private TargetType target() {
        Shape in = shape(spec.shape());
        return switch (spec.target()) {
            case ArrayTargetSpec.Input _ ->
                spec.vocabulary()
                        .<TargetType>map(below -> new TargetType.Classes(in, below))
                        .orElseGet(() -> new TargetType.Numbers(in));
            case ArrayTargetSpec.OneClass(int classes, var _) -> new TargetType.Classes(classes);
            case ArrayTargetSpec.Labels(int labels, var _) -> new TargetType.Labels(labels);
            case ArrayTargetSpec.OneNumber _ -> new TargetType.Numbers(Shape.of(1));
            case ArrayTargetSpec.Numbers(List<Integer> axes) -> new TargetType.Numbers(shape(axes));
            case ArrayTargetSpec.ClassPerStep(int classes, var _) ->
                new TargetType.Classes(Shape.of(in.dim(0)), classes);
            case ArrayTargetSpec.ClassPerPixel(int classes, var _) ->
                new TargetType.Classes(Shape.of(in.dim(1), in.dim(2)), classes, true);
        };
    }

    private List<String> classes() {
        return switch (spec.target()) {
            case ArrayTargetSpec.OneClass(int classes, Optional<List<String>> names) ->
                names.orElseGet(() -> numbers(classes));
            case ArrayTargetSpec.ClassPerStep(int classes, var _) -> numbers(classes);
            case ArrayTargetSpec.ClassPerPixel(int classes, var _) -> numbers(classes);
            case ArrayTargetSpec.Input _,
                    ArrayTargetSpec.Labels _,
                    ArrayTargetSpec.OneNumber _,
                    ArrayTargetSpec.Numbers _ -> List.of();
        };
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /// What the arrays have to be.
    ArrayForm form() {
        int ignored = switch (spec.target()) {
            case ArrayTargetSpec.ClassPerStep(int _, Optional<Integer> index) -> index.orElse(-1);
            case ArrayTargetSpec.ClassPerPixel(int _, Optional<Integer> index) -> index.orElse(-1);
            case ArrayTargetSpec.Input _,
                    ArrayTargetSpec.OneClass _,
                    ArrayTargetSpec.Labels _,
                    ArrayTargetSpec.OneNumber _,
                    ArrayTargetSpec.Numbers _ -> -1;
        };
        return new ArrayForm(input(), target(), classes(), spec.scale(), ignored);
    }

    /// What outputs mean.
    Preprocessing.Target answer() {
        String word = new Language().wordOf(spec.target());
        return switch (spec.target()) {
            case ArrayTargetSpec.Input _ ->
                spec.vocabulary().isPresent()
                        ? new Preprocessing.Target.Tokens(word)
                        : new Preprocessing.Target.Numeric(word, Scaling.of(0, 1));
            case ArrayTargetSpec.OneNumber _, ArrayTargetSpec.Numbers _ ->
                new Preprocessing.Target.Numeric(word, Scaling.of(0, 1));
            case ArrayTargetSpec.Labels(int labels, Optional<List<String>> names) ->
                new Preprocessing.Target.Labels(word, names.orElseGet(() -> numbers(labels)));
            case ArrayTargetSpec.OneClass _, ArrayTargetSpec.ClassPerStep _, ArrayTargetSpec.ClassPerPixel _ ->
                new Preprocessing.Target.Classes(Preprocessing.Target.Classes.CLASS, classes());
        };
    }
}
