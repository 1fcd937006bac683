package org.pierian.runner.predict;

import java.util.List;
import java.util.OptionalInt;
import org.pierian.core.data.TargetType;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.LossSpec;

/// What a person wants to know of each example.
///
/// @param probabilities whether probabilities are wanted
/// @param top how many classes, if more than the likeliest
public record Wanted(boolean probabilities, OptionalInt top) {

    /// What answers that for a network.
    ///
    /// @param target what its outputs mean
    /// @param loss what it was trained with
    /// @param type the shape of its outputs
    /// @throws Failure when the network has no such answer
    Answers answers(Preprocessing.Target target, LossSpec loss, TargetType type) {
        return switch (target) {
            case Preprocessing.Target.Classes classes ->
                type instanceof TargetType.Classes places && places.positions().rank() > 0
                        ? ofPositions(classes.values(), loss, places)
                        : ofClasses(classes.values(), loss);
            case Preprocessing.Target.Tokens _
            when type instanceof TargetType.Classes places -> ofPositions(List.of(), loss, places);
            case Preprocessing.Target.Labels labels -> {
                refuse(top.isPresent(), "--top", "one class each, and this network predicts several at once");
                boolean logits = LossBinder.meaning(loss).hasProbabilities();
                refuse(
                        probabilities && !logits,
                        "--probabilities",
                        "losses of probabilities, such as `binary_cross_entropy`");
                yield new LabelAnswer(labels.values(), LossBinder.meaning(loss), probabilities);
            }
            case Preprocessing.Target.Tokens _ ->
                throw Failure.of(ExitCode.USAGE, "this network predicts tokens, and has no answer for an example")
                        .help("`--prompt TEXT` continues a text");
            case Preprocessing.Target.Numeric numeric -> {
                refuse(probabilities, "--probabilities", "classes, and this network predicts numbers");
                refuse(top.isPresent(), "--top", "classes, and this network predicts numbers");
                yield new NumberAnswer(LossBinder.units(loss, numeric.units()), type.outputShape());
            }
        };
    }

    private static void refuse(boolean isGiven, String option, String what) {
        if (isGiven) {
            throw Failure.of(ExitCode.USAGE, "`" + option + "` is for " + what).help("leave it out");
        }
    }

    private PositionAnswer ofPositions(List<String> classes, LossSpec loss, TargetType.Classes places) {
        String what =
                "one class for each example, and this network predicts some at " + places.positions() + " positions";
        refuse(probabilities, "--probabilities", what);
        refuse(top.isPresent(), "--top", what);
        return new PositionAnswer(classes, LossBinder.meaning(loss), places.positions(), places.classesFirst());
    }

    private ClassAnswer ofClasses(List<String> classes, LossSpec loss) {
        OutputMeaning meaning = LossBinder.meaning(loss);
        if (probabilities && !meaning.hasProbabilities()) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "the outputs of this network are no probabilities: its loss is not one of probabilities, such as"
                                    + " `softmax_cross_entropy`")
                    .help("leave `--probabilities` out, or train with such a loss");
        }
        if (top.isPresent() && (top.getAsInt() < 1 || top.getAsInt() > classes.size())) {
            throw Failure.of(
                    ExitCode.USAGE,
                    "`--top` wants 1 to " + classes.size() + ", the number of classes, got " + top.getAsInt());
        }
        if (!probabilities) {
            return new ClassAnswer(classes, meaning, ClassAnswer.Extent.NAMES, top.orElse(1));
        }
        return top.isPresent()
                ? new ClassAnswer(classes, meaning, ClassAnswer.Extent.NAMES_AND_PROBABILITIES, top.getAsInt())
                : new ClassAnswer(classes, meaning, ClassAnswer.Extent.ALL_PROBABILITIES, 1);
    }
}
