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
        String text = """
                dataset: %s
                architecture: [%s, {linear: 4}]
                loss: softmax_cross_entropy
                optimizer: adam
                """.formatted(dataset, layers);
        RunSpec spec = SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow()
                .spec();
        Source source = DatasetBinder.bind(spec.dataset());
        return MemoryEstimate.of(spec, source, Summary.of(spec, source.declaration()));
    }

    /// As many examples, and the targets of one more loop: four numbers, a class and a loss for each.
    @Test
    void aValidationSetIsMeasuredByALoopOfItsOwn() {
        MemoryEstimate plain = estimate("fizzbuzz", "tanh");
        MemoryEstimate held = estimate("{fizzbuzz: {validation: 200}}", "tanh");
        assertThat(held.data()).isEqualTo(plain.data());
        assertThat(held.activations()).isEqualTo(plain.activations() + 6L * Float.BYTES * Capacity.EVALUATION);
    }

    @Test
    void aResidualHoldsItsOutputAndThatOfItsLayers() {
        long inner = activations("{linear: 10}, tanh");
        assertThat(activations("{sequential: [{linear: 10}, tanh]}")).isEqualTo(inner);
        assertThat(activations("{residual: [{linear: 10}, tanh]}"))
                .isEqualTo(inner + 2L * Float.BYTES * Capacity.EVALUATION * INPUTS);
    }
}
