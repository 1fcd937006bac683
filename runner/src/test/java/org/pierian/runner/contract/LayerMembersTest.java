package org.pierian.runner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.spec.EmbeddingSpec;
import org.pierian.spec.LayerSpec;

/// What every layer that a spec can name has to keep to in addition to [MembersTest].
class LayerMembersTest {

    private static final int BATCH = 3;
    /// Distance of the points between which slopes are taken; a power of 2, so that moving is exact.
    private static final float H = 0x1p-6f;
    /// Distance between inputs, so that no step takes one across another or across zero.
    private static final float SPACING = 0x1.4p-3f;

    private static final int MOST_POINTS = 20;

    static List<Member> layers() {
        return Member.of(LayerSpec.class);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsAreTheSlopesOfTheOutput(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            if (small.label().startsWith("tied_to") || small.label().equals("num_layers 30")) {
                continue; // built with another layer; thirty layers whose rounding adds up
            }
            if (hasIndexThatIsNotLearned(small)) {
                continue;
            }
            try (Backend backend = CpuBackend.scalar()) {
                new Slopes(small, backend).check();
            }
        }
    }

    /// Whether a vector gets no gradient, whatever its slope is.
    private static boolean hasIndexThatIsNotLearned(SmallSpec small) {
        return small.spec().architecture().get(small.at()) instanceof EmbeddingSpec.Embedding embedding
                && embedding.padding().isPresent();
    }

    /// The layers of a form, the only one or all of an example, one after the other in their places.
    private static final class Slopes {

        private final SmallSpec small;
        private final Layer layer;
        private final Pass pass = new Pass(BATCH);
        private final Tensor x;
        private final Tensor y;
        private final Tensor dy;
        private final Tensor dx;

        Slopes(SmallSpec small, Backend backend) {
            this.small = small;
            LayerPlan all = LayerBinder.architecture(small.spec());
            TensorType in = all.childInput(
                    small.at(),
                    DatasetBinder.bind(small.spec().dataset()).declaration().input());
            LayerPlan plan = all.children().get(small.at());
            layer = plan.build(in, new Site("1", 3, BATCH, backend));
            x = backend.zeros(in.shape().prepend(BATCH));
            y = backend.zeros(plan.output(in).shape().prepend(BATCH));
            dy = backend.zeros(y.shape());
            dx = in.isNumbers() ? backend.zeros(x.shape()) : Tensor.NONE;
            RandomStream random = RandomStream.of(7, StreamTag.INIT, "slopes");
            x.assign(inputs(in, random));
            float[] gradient = new float[dy.size()];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = 2 * random.uniform(BATCH, i) - 1;
            }
            dy.assign(gradient);
        }

        /// Numbers around zero in mixed order, or indices.
        private static float[] inputs(TensorType in, RandomStream random) {
            int n = in.shape().size();
            float[] values = new float[BATCH * n];
            int[] ranks = new int[n];
            for (int row = 0; row < BATCH; row++) {
                random.permute(row, ranks);
                for (int i = 0; i < n; i++) {
                    int rank = ranks[i];
                    int below = in.indicesBelow(i);
                    values[row * n + i] = below == 0 ? (rank - n / 2 + 0.5f) * SPACING : (rank + row) % below;
                }
            }
            return values;
        }

        void check() {
            layer.forward(pass.begin(Mode.TRAIN, 5), x, y);
            layer.parameters().forEach(p -> p.gradient().clear());
            layer.backward(pass, x, y, dy, dx);
            List<float[]> gradients = layer.parameters().stream()
                    .map(p -> p.gradient().tensor().toArray())
                    .toList();
            if (!dx.isNone()) {
                check("x", x, dx.toArray());
            }
            for (int i = 0; i < gradients.size(); i++) {
                Parameter p = layer.parameters().get(i);
                check(p.name(), p.value(), gradients.get(i));
            }
        }

        /// By four points, whose error is of order h^4. What is left is the rounding of the outputs.
        private void check(String what, Tensor point, float[] gradient) {
            double largest = 0.5;
            for (float g : gradient) {
                largest = Math.max(largest, Math.abs(g));
            }
            float output = 0f;
            for (int j = 0; j < y.size(); j++) {
                output = Math.max(output, Math.abs(y.get(j)));
            }
            double rounding = Math.ulp(output) / H;
            int stride = Math.ceilDiv(gradient.length, MOST_POINTS) | 1; // odd, to meet all places of a window
            for (int i = 0; i < gradient.length; i += stride) {
                double near = objectiveAt(point, i, H) - objectiveAt(point, i, -H);
                double far = objectiveAt(point, i, 2 * H) - objectiveAt(point, i, -2 * H);
                double slope = (8 * near - far) / (12 * H);
                assertThat(Math.abs(gradient[i] - slope) / largest)
                        .as("gradient of %s[%s] is %s, slope %s, %s", what, i, gradient[i], slope, small)
                        .isLessThan(3e-4 + rounding);
            }
        }

        private double objectiveAt(Tensor point, int i, float move) {
            float kept = point.get(i);
            point.buffer().set(i, kept + move);
            layer.forward(pass.begin(Mode.TRAIN, 5), x, y);
            point.buffer().set(i, kept);
            double sum = 0;
            for (int j = 0; j < y.size(); j++) {
                sum += (double) y.get(j) * dy.get(j);
            }
            return sum;
        }
    }
}
