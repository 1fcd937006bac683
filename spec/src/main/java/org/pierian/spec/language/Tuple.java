package org.pierian.spec.language;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.Composite;
import org.pierian.spec.Doc;

/// A fixed number of numbers, written as a list.
///
/// @param type the record of the numbers
/// @param holder the record that holds only that record, if there is one
/// @param element the type of each number
/// @param count how many there are
public record Tuple(Class<?> type, Optional<Class<?>> holder, ValueType element, int count) {

    private static final List<String> COUNTS = List.of("no", "one", "two", "three", "four", "five", "six");

    static Tuple of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 1 && components[0].getType().isAnnotationPresent(Composite.class)) {
            Tuple inner = of(components[0].getType());
            return new Tuple(inner.type(), Optional.of(type), inner.element(), inner.count());
        }
        Class<?> number = components[0].getType();
        for (RecordComponent component : components) {
            if (component.getType() != number) {
                throw new IllegalStateException(type + " has numbers of two types");
            }
        }
        return new Tuple(type, Optional.empty(), element(number, type), components.length);
    }

    private static ValueType element(Class<?> number, Class<?> type) {
        if (number == int.class) {
            return new ValueType.Int(false);
        } else if (number == double.class) {
            return new ValueType.Decimal();
        }
        throw new IllegalStateException("no form in the language for the numbers of " + type);
    }

    /// Whether one number may be written for all.
    public boolean oneForAll() {
        return annotation().oneForAll();
    }

    /// A list that a message may show.
    public Optional<String> example() {
        return Optional.of(annotation().example()).filter(text -> !text.isEmpty());
    }

    /// The name that the reference page explains.
    public Optional<String> name() {
        return Optional.of(annotation().name()).filter(text -> !text.isEmpty());
    }

    /// What the name means.
    public Optional<Doc> doc() {
        return Optional.ofNullable(type.getAnnotation(Doc.class));
    }

    private Composite annotation() {
        return type.getAnnotation(Composite.class);
    }

    /// The number of numbers in words: "two".
    public String countText() {
        return COUNTS.get(count);
    }

    /// For example "two numbers".
    public String text() {
        return countText() + (element instanceof ValueType.Int ? " integers" : " numbers");
    }

    /// The record of some numbers, inside its holder.
    ///
    /// @param numbers as many as it takes
    public Object build(List<?> numbers) {
        Object record = Reflection.construct(type, numbers);
        return holder.map(outer -> Reflection.construct(outer, List.of(record))).orElse(record);
    }

    /// The numbers of a record, in order.
    ///
    /// @param value what [#build] returned
    public List<Object> numbers(Object value) {
        Object record = holder.map(outer -> Reflection.get(outer.getRecordComponents()[0], value))
                .orElse(value);
        List<Object> numbers = new ArrayList<>(count);
        for (RecordComponent component : type.getRecordComponents()) {
            numbers.add(Reflection.get(component, record));
        }
        return numbers;
    }
}
