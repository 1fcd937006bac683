package org.pierian.spec.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.spec.Composite;
import org.pierian.spec.Key;

class CompositeTypeTest {

    @Composite(name = "size", oneForAll = true)
    record Size(int depth, int height, int width) {}

    @Composite
    record Weights(double first, double second, double third) {}

    @Composite
    sealed interface Margin {
        @Key("none")
        record None() implements Margin {}

        @Key("half")
        record Half() implements Margin {}

        record Cells(Size size) implements Margin {}
    }

    @Test
    void aRecordOfNumbersIsAList() {
        CompositeType type = CompositeType.of(Weights.class);
        assertThat(type.text()).isEqualTo("a list of three numbers");
        Object value = type.tuple().build(List.of(0.5, 1.0, 2.0));
        assertThat(value).isEqualTo(new Weights(0.5, 1.0, 2.0));
        assertThat(type.tuple().numbers(value)).containsExactly(0.5, 1.0, 2.0);
    }

    @Test
    void wordsReplaceNumbers() {
        CompositeType type = CompositeType.of(Margin.class);
        assertThat(type.text()).isEqualTo("`none`, `half`, an integer, or a list of three");
        assertThat(type.valueOf("half")).contains(new Margin.Half());
        assertThat(type.wordOf(new Margin.None())).contains("none");
        Object value = type.tuple().build(List.of(1, 2, 3));
        assertThat(value).isEqualTo(new Margin.Cells(new Size(1, 2, 3)));
        assertThat(type.tuple().numbers(value)).containsExactly(1, 2, 3);
        assertThat(type.wordOf(value)).isEmpty();
    }
}
