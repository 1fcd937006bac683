package org.pierian.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTypeTest {

    private static final TensorType MIXED =
            TensorType.row(List.of(Column.number("age"), Column.index("island", 3), Column.number("mass")));

    @Test
    void aRowKnowsTheKindOfEachElement() {
        assertThat(MIXED.shape()).isEqualTo(Shape.of(3));
        assertThat(MIXED.isNumbers()).isFalse();
        assertThat(MIXED.isIndices()).isFalse();
        assertThat(MIXED.indicesBelow(0)).isZero();
        assertThat(MIXED.indicesBelow(1)).isEqualTo(3);
        assertThat(MIXED).hasToString("[3] with 1 column of indices");
    }

    @Test
    void namesOfColumnsDoNotMakeATypeDifferent() {
        TensorType named = TensorType.row(List.of(Column.number("a"), Column.number("b")));
        TensorType plain = TensorType.numbers(Shape.of(2));
        assertThat(named).isEqualTo(plain).hasSameHashCodeAs(plain).hasToString("[2]");
        assertThat(named.isNumbers()).isTrue();
        assertThat(TensorType.row(List.of(Column.number("a"), Column.index("b", 2))))
                .isEqualTo(TensorType.row(List.of(Column.number("c"), Column.index("d", 2))))
                .isNotEqualTo(TensorType.row(List.of(Column.number("a"), Column.index("b", 3))))
                .isNotEqualTo(plain);
    }

    @Test
    void onlyElementsOfOneKindTakeAnotherShape() {
        assertThat(TensorType.row(List.of(Column.number("a"), Column.number("b")))
                        .withShape(Shape.of(2, 1)))
                .isEqualTo(TensorType.numbers(Shape.of(2, 1)));
        assertThat(TensorType.indices(Shape.of(2, 3), 7).padded(true).withShape(Shape.of(6)))
                .isEqualTo(TensorType.indices(Shape.of(6), 7));
        assertThat(MIXED.withShape(Shape.of(3))).isEqualTo(MIXED);
        assertThatThrownBy(() -> MIXED.withShape(Shape.of(3, 1)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("columns of numbers and indices cannot become [3, 1]");
    }

    @Test
    void indicesAreThoseThatFloat32Holds() {
        assertThat(TensorType.indices(Shape.of(), 1 << 24)).hasToString("indices below 16777216 of []");
        assertThatIllegalArgumentException().isThrownBy(() -> TensorType.indices(Shape.of(), (1 << 24) + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Column.index("a", -1));
    }
}
