package org.pierian.spec.read;

import java.util.Optional;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;

/// What the language has at the end of a path.
sealed interface Place {

    /// The keys of a record.
    record Keys(Class<?> type) implements Place {}

    /// A value.
    record Value(ValueType type) implements Place {}

    /// Nothing that the language knows.
    record Nowhere() implements Place {}

    /// The place one part further: behind a key, a component's word, or an index of a list.
    default Place inside(String part, Language language) {
        return switch (this) {
            case Keys(Class<?> type) ->
                of(language.components(type).stream()
                        .filter(component -> component.key().equals(part))
                        .map(Component::type)
                        .map(Value::new)
                        .findFirst());
            case Value(ValueType.Component(Family family))
            when family.listForm().isPresent() && part.chars().allMatch(c -> c >= '0' && c <= '9') -> this;
            case Value(ValueType.Component(Family family)) ->
                of(family.variant(part).map(variant -> new Keys(variant.type())));
            case Value(ValueType.ListOf(ValueType element)) -> new Value(element);
            case Value _, Nowhere _ -> new Nowhere();
        };
    }

    private static Place of(Optional<? extends Place> place) {
        return place.isPresent() ? place.get() : new Nowhere();
    }
}
