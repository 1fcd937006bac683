package org.pierian.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules between the keys of a dataset of arrays.
///
/// @param spec the dataset
record ArrayRules(ArrayKeys spec) {

    private static final int MOST = Integer.MAX_VALUE - 16; // of one tensor
    private static final int IMAGE_AXES = 3;
    private static final String VALIDATION = "validation";

    /// Those that do not hold.
    List<Contradiction> broken() {
        Rules rules = new Rules()
                .require(
                        Axes.size(spec.shape()) <= MOST,
                        "shape",
                        "an example of more than 2,147,483,631 numbers",
                        "write a smaller `shape`")
                .require(
                        spec.vocabulary().isEmpty() || spec.scale() == ArrayScale.NONE,
                        "scale",
                        "indices are not scaled",
                        "delete `scale`, or `vocabulary` where the inputs are numbers");
        target(rules);
        sets(rules);
        return rules.broken();
    }

    private void target(Rules rules) {
        boolean wanted = spec.target().hasArray();
        rules.require(
                        spec.targets().isPresent() || !wanted,
                        "target",
                        "this `target` is in an array, and `targets` names none",
                        "add `targets`, or write `target: input`")
                .require(
                        spec.targets().isEmpty() || wanted,
                        "targets",
                        "`target: input` is the input, and has no array of its own",
                        "delete `targets`, or write another `target`")
                .require(
                        fits(),
                        "target",
                        "this `target` needs another `shape`",
                        "write " + wantedShape() + ", or another `target`")
                .require(
                        outputs() <= MOST,
                        "target",
                        "an example has more than 2,147,483,631 outputs",
                        "write fewer classes, or a smaller `shape`");
    }

    private boolean fits() {
        return switch (spec.target()) {
            case ArrayTargetSpec.ClassPerPixel _ -> spec.shape().size() == IMAGE_AXES;
            case ArrayTargetSpec.Input _ ->
                spec.vocabulary().isEmpty() || spec.shape().size() == 1;
            case ArrayTargetSpec.OneClass _,
                    ArrayTargetSpec.Labels _,
                    ArrayTargetSpec.OneNumber _,
                    ArrayTargetSpec.Numbers _,
                    ArrayTargetSpec.ClassPerStep _ -> true;
        };
    }

    private String wantedShape() {
        return spec.target() instanceof ArrayTargetSpec.ClassPerPixel
                ? "`shape: [channels, height, width]`"
                : "`shape: [time]`";
    }

    private long outputs() {
        long size = Axes.size(spec.shape());
        return switch (spec.target()) {
            case ArrayTargetSpec.Input _ -> size * spec.vocabulary().orElse(1);
            case ArrayTargetSpec.OneClass(int classes, var _) -> classes;
            case ArrayTargetSpec.Labels(int labels, var _) -> labels;
            case ArrayTargetSpec.OneNumber _ -> 1;
            case ArrayTargetSpec.Numbers(List<Integer> shape) -> Axes.size(shape);
            case ArrayTargetSpec.ClassPerStep(int classes, var _) ->
                (long) spec.shape().getFirst() * classes;
            case ArrayTargetSpec.ClassPerPixel(int classes, var _) ->
                size / spec.shape().getFirst() * classes;
        };
    }

    private void sets(Rules rules) {
        set(rules, "test", spec.test());
        spec.validation().ifPresent(set -> set(rules, VALIDATION, set));
        double held = spec.test().partOfRows().orElse(0.0)
                + spec.validation().flatMap(RowSetSpec::partOfRows).orElse(0.0);
        boolean draws = Stream.concat(Stream.of(spec.test()), spec.validation().stream())
                .anyMatch(RowSetSpec.Fraction.class::isInstance);
        rules.require(
                        held < 1,
                        VALIDATION,
                        "`validation` and `test` must leave examples to train with",
                        "together " + held + " of the examples",
                        "make one of them smaller")
                .require(
                        !spec.validation().equals(Optional.of(spec.test())) || held > 0,
                        VALIDATION,
                        "`validation` and `test` must not be the same arrays",
                        "write others for one of them")
                .require(
                        spec.splitSeed().isEmpty() || draws,
                        "split_seed",
                        "`split_seed` needs a `fraction` in `test` or `validation`, as nothing else is drawn",
                        "delete `split_seed`");
    }

    private void set(Rules rules, String key, RowSetSpec set) {
        boolean foreign = set instanceof RowSetSpec.OtherFile
                || set instanceof RowSetSpec.Folder
                || set instanceof RowSetSpec.Column;
        rules.require(
                !foreign,
                key,
                "arrays are no table and no folder",
                "write `" + key + ": {fraction: 0.2}`, `{last: 0.2}`, or `{inputs: ..., targets: ...}`");
        if (set instanceof RowSetSpec.OtherArrays(String _, Optional<String> targets)) {
            rules.require(
                    targets.isPresent() == spec.target().hasArray(),
                    key,
                    spec.target().hasArray()
                            ? "`" + key + "` names other inputs, and not their targets"
                            : "`target: input` is the input, and has no array of its own",
                    spec.target().hasArray()
                            ? "write `" + key + ": {inputs: ..., targets: ...}`"
                            : "write `" + key + ": {inputs: ...}`");
        }
    }
}
