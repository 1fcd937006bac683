package org.pierian.runner.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;

class MemoryEstimateTest {

    private static final int INPUTS = 10;

    private static long activations(String layers) {
        return estimate("fizzbuzz", layers).activations();
    }

    private static MemoryEstimate estimate(String dataset, String layers) {
        return estimate(dataset, layers + ", {linear: 4}", "softmax_cross_entropy");
    }

    private static MemoryEstimate estimate(String dataset, String layers, String loss) {
        String text = """
                dataset: %s
                architecture: [%s]
                loss: %s
                optimizer: adam
                """.formatted(dataset, layers, loss);
        RunSpec spec = SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow()
                .spec();
        Source source = DatasetBinder.bind(spec.dataset());
        return MemoryEstimate.of(spec, source, Summary.of(spec, source.declaration()));
    }

    /// As many examples, and the targets of one more loop: a class and a loss for each.
    @Test
    void aValidationSetIsMeasuredByALoopOfItsOwn() {
        MemoryEstimate plain = estimate("fizzbuzz", "tanh");
        MemoryEstimate held = estimate("{fizzbuzz: {validation: 200}}", "tanh");
        assertThat(held.data()).isEqualTo(plain.data());
        assertThat(held.activations()).isEqualTo(plain.activations() + 2L * Float.BYTES * Capacity.EVALUATION);
    }

    /// Of five steps each has a class and a loss; a loss of numbers takes a wanted output for each besides. There are
    /// two loops.
    @Test
    void lossesOfNumbersTakeWantedOutputsAtPositionsToo() {
        String dataset = "{generated: {input: {numbers: [5, 3]}, target: {class_per_step: 1}}}";
        MemoryEstimate places = estimate(dataset, "{linear: 1}", "binary_cross_entropy");
        MemoryEstimate numbers = estimate(dataset, "{linear: 1}", "mse");
        assertThat(numbers.activations() - places.activations()).isEqualTo(2 * 5L * Float.BYTES * Capacity.EVALUATION);
    }

    @Test
    void aResidualHoldsItsOutputAndThatOfItsLayers() {
        long inner = activations("{linear: 10}, tanh");
        assertThat(activations("{sequential: [{linear: 10}, tanh]}")).isEqualTo(inner);
        assertThat(activations("{residual: [{linear: 10}, tanh]}"))
                .isEqualTo(inner + 2L * Float.BYTES * Capacity.EVALUATION * INPUTS);
    }
}
