package org.pierian.spec;

import java.util.List;

/// The rules between the keys of examples that are drawn at random.
final class GeneratedRules {

    private static final int IMAGE_AXES = 3;
    private static final long MOST = Integer.MAX_VALUE - 16; // numbers of one array
    private static final long MOST_INPUTS = 1L << 42; // which are in a file

    private final GeneratedInputSpec input;
    private final GeneratedTargetSpec target;
    private final List<Integer> shape;

    GeneratedRules(GeneratedInputSpec input, GeneratedTargetSpec target) {
        this.input = input;
        this.target = target;
        this.shape = switch (input) {
            case GeneratedInputSpec.Numbers(List<Integer> axes, boolean _) -> axes;
            case GeneratedInputSpec.Indices(List<Integer> axes, int _, boolean _) -> axes;
            case GeneratedInputSpec.Columns(List<GeneratedColumnSpec> columns) -> List.of(columns.size());
        };
    }

    /// Number of targets of one example.
    private long targets() {
        return switch (target) {
            case GeneratedTargetSpec.OneClass _ -> 1;
            case GeneratedTargetSpec.ClassPerStep _ -> shape.getFirst();
            case GeneratedTargetSpec.ClassPerPixel _ -> Axes.size(shape.subList(1, shape.size()));
            case GeneratedTargetSpec.NextToken _ -> input.size();
            case GeneratedTargetSpec.Numbers(List<Integer> axes) -> Axes.size(axes);
        };
    }

    /// Number of outputs for each target.
    private long outputs() {
        return switch (target) {
            case GeneratedTargetSpec.OneClass(int classes) -> classes;
            case GeneratedTargetSpec.ClassPerStep(int classes) -> classes;
            case GeneratedTargetSpec.ClassPerPixel(int classes) -> classes;
            case GeneratedTargetSpec.NextToken _ ->
                input instanceof GeneratedInputSpec.Indices indices ? indices.vocabulary() : 1;
            case GeneratedTargetSpec.Numbers _ -> 1;
        };
    }

    /// The rules that do not hold.
    ///
    /// @param examples the most examples of a split
    List<Contradiction> broken(int examples) {
        boolean fits = switch (target) {
            case GeneratedTargetSpec.OneClass _, GeneratedTargetSpec.Numbers _ -> true;
            case GeneratedTargetSpec.ClassPerStep _ -> !(input instanceof GeneratedInputSpec.Columns);
            case GeneratedTargetSpec.ClassPerPixel _ -> shape.size() == IMAGE_AXES;
            case GeneratedTargetSpec.NextToken _ -> input instanceof GeneratedInputSpec.Indices && shape.size() == 1;
        };
        return new Rules()
                .require(
                        fits,
                        "target",
                        "this `target` needs another `input`",
                        "write " + wanted() + ", or another `target`")
                .require(
                        targets() * outputs() <= MOST,
                        "target",
                        "an example has more than 2,147,483,631 outputs",
                        "write fewer classes, or a smaller `input`")
                .require(
                        targets() * examples <= MOST && input.size() <= MOST && input.size() * examples <= MOST_INPUTS,
                        "examples",
                        "the examples have more than 2,147,483,631 targets, or 2^42 inputs",
                        "write fewer `examples`, or smaller ones")
                .broken();
    }

    private String wanted() {
        return switch (target) {
            case GeneratedTargetSpec.NextToken _ -> "`input: {indices: {shape: [time], vocabulary: ...}}`";
            case GeneratedTargetSpec.ClassPerPixel _ -> "`input: {numbers: [channels, height, width]}`";
            default -> "`input: {numbers: [time, features]}`";
        };
    }
}
