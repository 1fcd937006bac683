package org.pierian.runner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.loss.Loss;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.ClassSizes;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.bind.MetricBinder;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.RunSpec;

/// What every metric that a spec can name, and the loss, have to keep to in addition to [MembersTest].
class MetricMembersTest {

    private static final int ROWS = 7;
    private static final MetricBinder.Scale SCALE = new MetricBinder.Scale(new TargetUnits.Linear(0, 4), 32);

    static List<Member> metrics() {
        return Member.of(MetricSpec.class);
    }

    private static List<Metric> make(RunSpec spec, Backend backend) {
        return MetricBinder.metrics(spec, LossBinder.bind(spec.loss(), backend, 4, 4, ClassSizes.UNKNOWN), SCALE);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void partsThatAreMergedInOrderAreOnePass(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            try (Backend backend = CpuBackend.scalar()) {
                List<Metric> whole = make(small.spec(), backend);
                assertThat(whole).hasSizeGreaterThan(1);
                for (int i = 0; i < whole.size(); i++) {
                    Metric metric = whole.get(i);
                    Metric first = make(small.spec(), backend).get(i);
                    Metric second = make(small.spec(), backend).get(i);
                    add(metric, small.spec(), 0, ROWS, backend);
                    add(first, small.spec(), 0, 3, backend);
                    add(first, small.spec(), 3, 4, backend);
                    add(second, small.spec(), 4, ROWS, backend);
                    assertThat(second.sums()).as(metric.name()).isNotEqualTo(metric.sums());
                    first.merge(second.sums());
                    assertThat(first.sums()).as(metric.name()).isEqualTo(metric.sums());
                    assertThat(first.value()).as(metric.name()).isEqualTo(metric.value());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void keptSumsAreContinued(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            try (Backend backend = CpuBackend.scalar()) {
                List<Metric> whole = make(small.spec(), backend);
                for (int i = 0; i < whole.size(); i++) {
                    Metric metric = whole.get(i);
                    Metric restored = make(small.spec(), backend).get(i);
                    add(metric, small.spec(), 0, 3, backend);
                    add(restored, small.spec(), 2, ROWS, backend); // to be forgotten
                    double[] kept = metric.sums();
                    add(metric, small.spec(), 3, ROWS, backend);
                    restored.restore(kept);
                    assertThat(restored.sums()).as(metric.name()).isEqualTo(kept);
                    assertThat(restored.sums()).as("not shared").isNotEqualTo(metric.sums());
                    add(restored, small.spec(), 3, ROWS, backend);
                    assertThat(restored.value()).as(metric.name()).isEqualTo(metric.value());
                    restored.clear();
                    assertThat(restored.sums()).as(metric.name()).containsOnly(0);
                }
            }
        }
    }

    /// Adds some rows of outputs whose errors, losses and squares are few bits long, so that no sum is rounded.
    private static void add(Metric metric, RunSpec spec, int from, int to, Backend backend) {
        boolean classes = metric.needsClasses()
                || LossBinder.bind(spec.loss(), backend, 4, 4, ClassSizes.UNKNOWN)
                                .takes()
                        == Loss.Takes.CLASSES;
        int width = classes ? 4 : 1;
        int rows = to - from;
        Tensor output = backend.zeros(Shape.of(rows, width));
        Tensor labels = classes ? backend.zeros(Shape.of(rows)) : Tensor.NONE;
        Tensor targets = backend.zeros(output.shape());
        Tensor losses = backend.zeros(Shape.of(rows));
        for (int row = 0; row < rows; row++) {
            int number = from + row;
            if (classes) {
                labels.buffer().set(row, number % width);
            }
            losses.buffer().set(row, number * number * 0x1p-2f);
            for (int j = 0; j < width; j++) {
                output.buffer().set(row * width + j, (number * number + j * 3) % 7 * 0x1p-1f);
                targets.buffer().set(row * width + j, classes ? (j == number % width ? 1f : 0f) : number * 0x1p-2f);
            }
        }
        metric.add(output, new Batch(backend.zeros(Shape.of(rows, 1)), labels, targets), losses);
    }
}
