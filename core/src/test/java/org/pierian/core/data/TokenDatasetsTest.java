package org.pierian.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.Tensors;

/// Examples of texts, worked out by hand.
class TokenDatasetsTest {

    /// Bounds whose indices take two bytes, and four.
    @ParameterizedTest
    @ValueSource(ints = {10, 65_536, 70_000})
    void windowsAreAtTheirStridesWithTheTokensAfterThem(int below) {
        Tokens tokens = Tokens.of(new int[] {9, 0, 1, 2, 3, 4, below - 1, 6, 9}, below);
        TokenWindows windows = new TokenWindows(tokens, 1, 8, 3, 2, 1);
        assertThat(windows.size()).isEqualTo(2);
        assertThat(windows.inputType()).isEqualTo(TensorType.indices(Shape.of(3), below));
        assertThat(windows.targetType()).isEqualTo(new TargetType.Classes(Shape.of(3), below));
        Batch batch = batch(2, 3, new int[0]);
        windows.fill(new int[] {7, 1, 0}, 1, batch);
        assertThat(batch.inputs().toArray()).containsExactly(2, 3, 4, 0, 1, 2);
        assertThat(batch.classes().toArray()).containsExactly(3, 4, below - 1, 1, 2, 3);
    }

    /// A window needs the token after it.
    @ParameterizedTest
    @CsvSource({"4, 4, 1, 0", "5, 4, 1, 1", "6, 4, 1, 2", "9, 4, 4, 2", "8, 4, 4, 1", "0, 1, 1, 0"})
    void onlyWholeWindowsCount(int tokens, int length, int stride, int expected) {
        assertThat(TokenWindows.count(tokens, length, stride)).isEqualTo(expected);
    }

    @Test
    void linesBeginAndEndWithTheirBoundaryAndArePadded() {
        TokenLines lines = lines(1);
        assertThat(lines.inputType())
                .isEqualTo(TensorType.indices(Shape.of(5), 9).padded(true));
        Batch batch = batch(2, 5, new int[2]);
        lines.fill(new int[] {1, 0}, 0, batch);
        assertThat(batch.inputs().toArray()).containsExactly(7, 6, 0, 0, 0, 7, 3, 4, 5, 0);
        assertThat(batch.classes().toArray()).containsExactly(6, 7, -1, -1, -1, 3, 4, 5, 7, -1);
        assertThat(batch.lengths()).containsExactly(2, 4);
    }

    @Test
    void theTargetMayBeTheInput() {
        Batch batch = batch(1, 5, new int[1]);
        lines(0).fill(new int[] {1}, 0, batch);
        assertThat(batch.classes().toArray()).containsExactly(7, 6, -1, -1, -1);
    }

    /// Of the lines `3 4 5`, `8` and `6` the first and the last.
    private static TokenLines lines(int ahead) {
        Tokens tokens = Tokens.of(new int[] {3, 4, 5, 8, 6}, 9);
        return new TokenLines(tokens, new int[] {0, 3, 4, 5}, new int[] {0, 2}, 5, 7, ahead);
    }

    @Test
    void lossesOfNumbersSeeTheClassesAsOnesAndZeros() {
        Batch batch =
                new Batch(Tensors.zeros(Shape.of(1, 2)), Tensor.NONE, Tensors.of(Shape.of(1, 2, 3), 9, 9, 9, 9, 9, 9));
        Targets targets = new Targets(new int[] {2, -1}, new TargetType.Classes(Shape.of(2), 3));
        targets.fill(new int[] {0}, 0, batch);
        assertThat(batch.targets().toArray()).containsExactly(0, 0, 1, 0, 0, 0);
        assertThat(targets.counts(1, 3)).containsExactly(0, 0, 1);
    }

    @Test
    void tokensAreBelowTheirBound() {
        assertThatThrownBy(() -> Tokens.of(new int[] {0, 3}, 3)).hasMessage("token 3 is not below 3");
    }

    private static Batch batch(int size, int steps, int[] lengths) {
        return new Batch(
                Tensors.zeros(Shape.of(size, steps)), lengths, Tensors.zeros(Shape.of(size, steps)), Tensor.NONE);
    }
}
