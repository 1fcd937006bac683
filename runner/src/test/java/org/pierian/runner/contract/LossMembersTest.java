package org.pierian.runner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.loss.Loss;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.LossSpec;

/// What every loss that a spec can name has to keep to in addition to [MembersTest].
class LossMembersTest {

    private static final int BATCH = 3;
    private static final int OUTPUTS = 4;
    private static final float H = 0x1p-7f;

    static List<Member> losses() {
        return Member.of(LossSpec.class);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAreTheSlopesOfTheScaledSum(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            try (Backend backend = CpuBackend.scalar()) {
                int outputs = outputs(small);
                int classes = declaration(small).hasClasses() ? outputs : 0;
                Loss loss =
                        LossBinder.bind(small.spec().loss(), backend, classes, outputs, _ -> List.of(1L, 6L, 2L, 3L));
                Tensor output = output(outputs, small.spec().loss(), backend);
                Batch batch = batch(loss, outputs, backend);
                Tensor losses = backend.zeros(Shape.of(BATCH));
                Tensor gradient = backend.zeros(output.shape());
                float scale = LossBinder.isMean(small.spec().loss()) ? 1f / (float) loss.weight(batch) : 1f;
                loss.evaluate(output, batch, scale, gradient, losses);
                float[] expected = losses.toArray();
                for (int i = 0; i < output.size(); i++) {
                    double slope =
                            (sumAt(loss, output, i, H, batch, losses) - sumAt(loss, output, i, -H, batch, losses))
                                    / (2 * H);
                    assertThat(Math.abs(gradient.get(i) - scale * slope))
                            .as("gradient[%s] is %s, slope %s, %s", i, gradient.get(i), scale * slope, small)
                            .isLessThan(1e-3);
                }
                loss.evaluate(output, batch, scale, Tensor.NONE, losses);
                assertThat(losses.toArray()).as("without a gradient, %s", small).isEqualTo(expected);
            }
        }
    }

    /// As many as the dataset has classes, where it has some, since a loss may have a weight for each.
    private static int outputs(SmallSpec small) {
        Declaration declaration = declaration(small);
        return declaration.hasClasses() ? LossBinder.outputs(small.spec().loss(), declaration) : OUTPUTS;
    }

    private static Declaration declaration(SmallSpec small) {
        return DatasetBinder.bind(small.spec().dataset()).declaration();
    }

    /// No error is 0, and the points around it lie on its side of 0, where absolute values have a corner. Means of
    /// counts are above 0.
    private static Tensor output(int outputs, LossSpec loss, Backend backend) {
        float shift = loss instanceof LossSpec.Poisson poisson && !poisson.logInput() ? 6.5f : 0f;
        Tensor output = backend.zeros(Shape.of(BATCH, outputs));
        float[] values = new float[output.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 5 % values.length - 5.5f + shift) * 0x1.4p-2f;
        }
        output.assign(values);
        return output;
    }

    private static Batch batch(Loss loss, int outputs, Backend backend) {
        boolean numbers = loss.takes() == Loss.Takes.NUMBERS;
        Tensor classes = numbers ? Tensor.NONE : backend.zeros(Shape.of(BATCH));
        Tensor targets = numbers ? backend.zeros(Shape.of(BATCH, outputs)) : Tensor.NONE;
        for (int row = 0; row < BATCH; row++) {
            if (numbers) {
                targets.buffer().set(row * outputs + row, 1f);
            } else {
                classes.buffer().set(row, (row + 1) % Math.max(2, outputs));
            }
        }
        return new Batch(backend.zeros(Shape.of(BATCH, 1)), classes, targets);
    }

    private static double sumAt(Loss loss, Tensor output, int i, float move, Batch batch, Tensor losses) {
        float kept = output.get(i);
        output.buffer().set(i, kept + move);
        loss.evaluate(output, batch, 1f, Tensor.NONE, losses);
        output.buffer().set(i, kept);
        double sum = 0;
        for (int row = 0; row < BATCH; row++) {
            sum += losses.get(row);
        }
        return sum;
    }
}
