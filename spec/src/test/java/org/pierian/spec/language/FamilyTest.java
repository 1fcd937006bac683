package org.pierian.spec.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pierian.spec.Key;

class FamilyTest {

    sealed interface ShapeSpec permits Round, Square, Point {}

    sealed interface Round extends ShapeSpec {
        @Key("circle")
        record Circle(double radius) implements Round {}

        @Key("ring")
        record Ring(double inner, double outer) implements Round {}
    }

    @Key("square")
    record Square(double side) implements ShapeSpec {}

    @Key("point")
    record Point() implements ShapeSpec {}

    sealed interface DoubledSpec {
        @Key("one")
        record First() implements DoubledSpec {}

        @Key("one")
        record Second() implements DoubledSpec {}
    }

    sealed interface NamelessSpec {
        record Nameless() implements NamelessSpec {}
    }

    @Test
    void membersOfKindsStandInTheOrderOfTheirDeclaration() {
        Family family = new Language().family(ShapeSpec.class);
        assertThat(family.name()).isEqualTo("shape");
        assertThat(family.words()).containsExactly("circle", "ring", "square", "point");
        assertThat(family.kinds().stream().map(Family.Kind::type)).containsExactly(Round.class, ShapeSpec.class);
        assertThat(family.kinds().getFirst().variants())
                .isEqualTo(family.variants().subList(0, 2));
    }

    @Test
    void oneWordForTwoMembersIsRefused() {
        assertThatThrownBy(() -> new Language().family(DoubledSpec.class)).hasMessageContaining("are `one`");
    }

    @Test
    void aMemberWithoutAWordIsRefused() {
        assertThatThrownBy(() -> new Language().family(NamelessSpec.class)).hasMessageContaining("has no @Key");
    }
}
