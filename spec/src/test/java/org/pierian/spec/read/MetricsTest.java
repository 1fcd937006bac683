package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.spec.DecaySpec;
import org.pierian.spec.EarlyStoppingSpec;
import org.pierian.spec.MetricName;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;
import org.pierian.spec.language.Language;
import org.pierian.spec.write.SpecWriter;

class MetricsTest {

    private static final String SMALL = """
            dataset: xor
            architecture: [{linear: 1}]
            loss: sse
            optimizer: adam
            """;

    static List<String> names() {
        List<String> names =
                new ArrayList<>(new Language().family(MetricSpec.class).words());
        names.addFirst("loss");
        return names;
    }

    @Test
    void metricsThatNobodyWroteAreNotInTheCanonicalSpec() {
        assertThat(SpecWriter.write(spec(SMALL))).doesNotContain("metrics");
    }

    @Test
    void metricsKeepTheirOrder() {
        RunSpec spec = spec(SMALL + "metrics: [r2, mae]\n");
        assertThat(spec.metrics()).contains(List.of(new MetricSpec.R2(), new MetricSpec.Mae()));
        assertThat(SpecWriter.write(spec)).contains("\nmetrics:\n  - r2\n  - mae\n");
        assertThat(spec(SpecWriter.write(spec))).isEqualTo(spec);
    }

    @Test
    void oneMetricTwiceIsRefused() {
        SpecResult result = Specs.read(SMALL + "metrics: [r2, mae, r2]\n");
        assertThat(Specs.codes(result)).containsExactly("S025");
        assertThat(result.diagnostics().getFirst().location().column()).isEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyMetricCanBeWatched(String name) {
        RunSpec spec = spec(SMALL + "early_stopping: {" + name + ": {patience: 3, split: test}}\n"
                + "schedule: {reduce_on_plateau: {metric: " + name + ", split: train}}\n");
        assertThat(spec.earlyStopping())
                .contains(new EarlyStoppingSpec(new MetricName(name), 3, Optional.of(Split.TEST), 0.0, true));
        DecaySpec.ReduceOnPlateau plateau =
                (DecaySpec.ReduceOnPlateau) spec.schedule().orElseThrow();
        assertThat(plateau.metric()).isEqualTo(new MetricName(name));
        assertThat(plateau.split()).contains(Split.TRAIN);
        assertThat(SpecWriter.write(spec))
                .contains("\nearly_stopping:\n  " + name
                        + ":\n    patience: 3\n    split: test\n    min_delta: 0.0\n    restore_best: true\n")
                .contains("\nschedule:\n  reduce_on_plateau:\n    metric: " + name + "\n    split: train\n");
        assertThat(spec(SpecWriter.write(spec))).isEqualTo(spec);
    }

    /// `mae` is a loss, a metric, and what early stopping watches.
    @Test
    void overridesTakeAWordForWhatItIsInItsPlace() {
        RunSpec spec = Specs.read(
                        SMALL + "early_stopping: {mae: {patience: 5, split: train}}\nschedule: {exponential: 0.5}\n",
                        "early_stopping.mae.min_delta=0.5",
                        "schedule.exponential.by=step")
                .spec()
                .orElseThrow()
                .spec();
        assertThat(spec.earlyStopping().orElseThrow().minDelta()).isEqualTo(0.5);
        assertThat(spec.earlyStopping().orElseThrow().patience()).isEqualTo(5);
        assertThat(SpecWriter.write(spec)).contains("gamma: 0.5\n    by: step");
    }

    private static RunSpec spec(String text) {
        SpecResult result = Specs.read(text);
        assertThat(result.diagnostics()).isEmpty();
        return result.spec().orElseThrow().spec();
    }
}
