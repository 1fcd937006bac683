package org.pierian.runner.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pierian.spec.Key;
import org.pierian.spec.MetricSpec;

class MetricBinderTest {

    @Test
    void everyKindOfMetricIsKnown() {
        assertThat(MetricBinder.kinds().stream().map(metric -> metric.word().word()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MetricSpec.class.getPermittedSubclasses())
                        .map(type -> type.getAnnotation(Key.class).value())
                        .toList());
    }
}
