package org.pierian.runner.predict;

import java.util.List;
import java.util.OptionalInt;
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
    /// @throws Failure when the network has no such answer
    Answers answers(Preprocessing.Target target, LossSpec loss) {
        return switch (target) {
            case Preprocessing.Target.Classes classes -> ofClasses(classes.values(), loss);
            case Preprocessing.Target.Tokens _ ->
                throw Failure.of(ExitCode.USAGE, "this network predicts tokens, and has no answer for an example")
                        .help("`--prompt TEXT` continues a text");
            case Preprocessing.Target.Numeric numeric -> {
                if (probabilities || top.isPresent()) {
                    throw Failure.of(
                                    ExitCode.USAGE,
                                    "`" + (probabilities ? "--probabilities" : "--top")
                                            + "` is for classes, and this network predicts numbers")
                            .help("leave it out");
                }
                yield new NumberAnswer(LossBinder.units(loss, numeric.units()));
            }
        };
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
