package org.pierian.runner.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;

/// Losses that do not fit a metric, or steps of padding.
class LossMisfitsTest {

    private static List<String> errors(String target, String lengths, String loss, String metrics) {
        String text = """
                dataset:
                  generated:
                    input: {numbers: {shape: [4, 3], lengths: %s}}
                    target: {class_per_step: %s}
                architecture: [{linear: %s}]
                loss: %s
                metrics: [%s]
                optimizer: adam
                """.formatted(lengths, target, target, loss, metrics);
        return SpecCheck.complete(SpecReader.read(SourceText.of("t.yaml", text), Path.of("t.yaml"), List.of()))
                .diagnostics()
                .stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::message)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"perplexity", "bits_per_character"})
    void functionsOfACrossEntropyNeedOne(String metric) {
        for (String loss : List.of("dice", "multi_margin")) {
            assertThat(errors("3", "false", loss, metric))
                    .containsExactly("`" + metric + "` is a function of a cross-entropy, and `" + loss + "` is none");
        }
        for (String loss : List.of("softmax_cross_entropy", "nll")) {
            assertThat(errors("3", "false", loss, metric)).isEmpty();
        }
        assertThat(errors("1", "false", "binary_cross_entropy", metric)).isEmpty();
    }

    @Test
    void probabilitiesAreThoseOfDiceToo() {
        assertThat(errors("3", "false", "dice", "log_loss")).isEmpty();
        assertThat(errors("3", "false", "multi_margin", "log_loss"))
                .containsExactly(
                        "`log_loss` needs probabilities of classes, and the outputs for `multi_margin` are none");
    }

    /// They would take padding for steps of the class 0.
    @ParameterizedTest
    @ValueSource(strings = {"sse", "mse", "mae", "huber", "smooth_l1"})
    void lossesOfNumbersCannotLeavePaddingOut(String loss) {
        assertThat(errors("1", "true", loss, "accuracy"))
                .containsExactly("`" + loss + "` needs a class at every step, and the examples have lengths, behind"
                        + " which none counts");
        assertThat(errors("1", "false", loss, "accuracy")).isEmpty();
        assertThat(errors("1", "true", "binary_cross_entropy", "accuracy")).isEmpty();
    }
}
