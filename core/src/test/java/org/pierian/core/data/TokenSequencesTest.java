package org.pierian.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Tensors;

/// Texts with answers, worked out by hand: `5 6 7`, `8`, `5 5`.
class TokenSequencesTest {

    private static final Tokens TOKENS = Tokens.of(new int[] {5, 6, 7, 8, 5, 5}, 9);
    private static final int[] STARTS = {0, 3, 4, 6};

    @Test
    void eachTextHasItsLengthAndZerosBehindIt() {
        Dataset texts = new TokenSequences(TOKENS, STARTS, 4, new Targets(new int[] {1, 0, 2}, 3));
        assertThat(texts.size()).isEqualTo(3);
        assertThat(texts.inputType().toString()).contains("4").contains("9");
        assertThat(texts.inputType().padded()).isTrue();
        Tensor inputs = Tensors.zeros(Shape.of(2, 4));
        inputs.fill(3f);
        Tensor classes = Tensors.zeros(Shape.of(2));
        int[] lengths = new int[2];
        texts.fill(new int[] {9, 2, 0}, 1, new Batch(inputs, lengths, classes, Tensor.NONE));
        assertThat(inputs.toArray()).containsExactly(5, 5, 0, 0, 5, 6, 7, 0);
        assertThat(lengths).containsExactly(2, 3);
        assertThat(classes.toArray()).containsExactly(2, 1);
        assertThat(texts.length(1)).isEqualTo(1);
        assertThat(new Selection(texts, 2, 1).length(0)).isEqualTo(2);
    }

    @Test
    void aClassForEachTokenIsOneForEachStep() {
        Targets labels = new Targets(new int[] {0, 1, 0, 1, -1, -1, 0, 0, -1}, new TargetType.Classes(Shape.of(3), 2));
        Dataset texts = new TokenSequences(TOKENS, STARTS, 3, labels);
        Tensor classes = Tensors.zeros(Shape.of(1, 3));
        texts.fill(new int[] {1}, 0, new Batch(Tensors.zeros(Shape.of(1, 3)), new int[1], classes, Tensor.NONE));
        assertThat(classes.toArray()).containsExactly(1, -1, -1);
        assertThat(texts.targetType().outputShape()).isEqualTo(Shape.of(3, 2));
    }

    @Test
    void eachTextNeedsATarget() {
        assertThatThrownBy(() -> new TokenSequences(TOKENS, STARTS, 4, new Targets(new int[] {1, 0}, 3)))
                .hasMessage("2 targets for 3 texts");
    }
}
