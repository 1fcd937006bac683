package org.pierian.runner.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.loss.Loss;
import org.pierian.spec.LossSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;

class LossBinderTest {

    private static LossSpec loss(String word) {
        String text = "dataset: xor\narchitecture: [{linear: 1}]\nloss: " + word + "\noptimizer: adam\n";
        return SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow()
                .spec()
                .loss();
    }

    @ParameterizedTest
    @CsvSource({
        "sse, 2",
        "sse, 0",
        "mse, 2",
        "mse, 0",
        "mae, 2",
        "mae, 0",
        "huber, 2",
        "huber, 0",
        "smooth_l1, 2",
        "smooth_l1, 0",
        "hinge, 2",
        "multi_margin, 2",
        "binary_cross_entropy, 2",
        "binary_cross_entropy, 0",
        "softmax_cross_entropy, 2",
        "softmax_cross_entropy, 0",
        "nll, 2",
        "kl_divergence, 2",
        "kl_divergence, 0",
        "poisson, 0",
        "dice, 2"
    })
    void whatALossTakesIsKnownBeforeItIsMade(String word, int classes) {
        try (Backend backend = CpuBackend.scalar()) {
            Loss made = LossBinder.bind(loss(word), backend, classes, 2, ClassSizes.of(() -> {
                throw new IllegalStateException("no weights are balanced here");
            }));
            assertThat(LossBinder.takesNumbers(loss(word), classes > 0)).isEqualTo(made.takes() == Loss.Takes.NUMBERS);
        }
    }
}
