package org.pierian.core.init;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;

/// Identities, with the elements that PyTorch's `eye_` and `dirac_` set.
class DiagonalTest {

    private static float[] fill(Initializer initializer, Shape shape) {
        float[] values = new float[shape.size()];
        java.util.Arrays.fill(values, 9f);
        initializer.fill(shape, RandomStream.of(1, StreamTag.INIT, "0.weight"), values);
        return values;
    }

    @Test
    void matricesHaveADiagonal() {
        Initializer identity = new Initializer.Diagonal(0.5, 1);
        assertThat(fill(identity, Shape.of(2, 3))).containsExactly(0.5f, 0, 0, 0, 0.5f, 0);
        assertThat(fill(identity, Shape.of(3, 2))).containsExactly(0.5f, 0, 0, 0.5f, 0, 0);
        assertThat(fill(identity, Shape.of(3))).containsExactly(0.5f, 0, 0);
        assertThat(fill(identity, Shape.of())).containsExactly(0.5f);
    }

    /// The center of a window of 3 x 4 is (1, 2).
    @Test
    void kernelsHaveItAtTheCenter() {
        float[] values = fill(new Initializer.Diagonal(1, 1), Shape.of(3, 2, 3, 4));
        float[] expected = new float[3 * 2 * 12];
        expected[6] = 1; // output 0, input 0
        expected[3 * 12 + 6] = 1; // output 1, input 1
        assertThat(values).isEqualTo(expected);
    }

    /// `torch.nn.init.dirac_(torch.empty(6, 2, 3), 2)` has ones at (0, 0, 1), (1, 1, 1), (3, 0, 1) and (4, 1,
    /// 1).
    @Test
    void eachGroupHasItsOwn() {
        float[] values = fill(new Initializer.Diagonal(1, 2), Shape.of(6, 2, 3));
        float[] expected = new float[36];
        for (int at : new int[] {1, 6 + 4, 3 * 6 + 1, 4 * 6 + 4}) {
            expected[at] = 1;
        }
        assertThat(values).isEqualTo(expected);
    }

    @Test
    void rowsThatNoGroupHasAreZero() {
        assertThat(fill(new Initializer.Diagonal(1, 2), Shape.of(5, 2))).containsExactly(1, 0, 0, 1, 1, 0, 0, 1, 0, 0);
        assertThat(fill(new Initializer.Diagonal(1, 7), Shape.of(3, 2))).containsOnly(0f);
    }
}
