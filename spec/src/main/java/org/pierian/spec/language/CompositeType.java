package org.pierian.spec.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.Key;

/// The type of a composite value, see [org.pierian.spec.Composite]: several numbers in a list, one number for all of
/// them, or a word instead of them.
///
/// @param words the words
/// @param tuple the numbers
public record CompositeType(List<Word> words, Tuple tuple) implements ValueType {

    public CompositeType {
        words = List.copyOf(words);
    }

    /// A word that is written instead of numbers.
    ///
    /// @param text the word
    /// @param value what it stands for
    public record Word(String text, Object value) {}

    /// The type of a class with the annotation.
    static CompositeType of(Class<?> type) {
        if (!type.isSealed()) {
            return new CompositeType(List.of(), Tuple.of(type));
        }
        List<Word> words = new ArrayList<>();
        List<Tuple> tuples = new ArrayList<>();
        for (Class<?> member : type.getPermittedSubclasses()) {
            Optional<Key> word = Optional.ofNullable(member.getAnnotation(Key.class));
            word.ifPresentOrElse(
                    key -> words.add(new Word(key.value(), Reflection.construct(member, List.of()))),
                    () -> tuples.add(Tuple.of(member)));
        }
        if (tuples.size() != 1) {
            throw new IllegalStateException(type + " has " + tuples.size() + " records of numbers");
        }
        return new CompositeType(words, tuples.getFirst());
    }

    /// The value that a word stands for.
    public Optional<Object> valueOf(String word) {
        return words.stream()
                .filter(w -> w.text().equals(word))
                .map(Word::value)
                .findFirst();
    }

    /// The word that stands for a value.
    public Optional<String> wordOf(Object value) {
        return words.stream()
                .filter(w -> w.value().equals(value))
                .map(Word::text)
                .findFirst();
    }

    /// For example "`same`, an integer, or a list of two".
    @Override
    public String text() {
        List<String> forms = new ArrayList<>();
        words.forEach(word -> forms.add("`" + word.text() + "`"));
        if (tuple.oneForAll()) {
            forms.add(tuple.element().text());
        }
        String list = "a list of " + (tuple.oneForAll() ? tuple.countText() : tuple.text());
        return forms.isEmpty() ? list : String.join(", ", forms) + ", or " + list;
    }
}
