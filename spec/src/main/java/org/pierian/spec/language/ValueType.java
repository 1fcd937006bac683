package org.pierian.spec.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pierian.spec.Doc;

/// What a key's value may be, in order of increasing complexity.
public sealed interface ValueType
        permits ValueType.Bool,
                ValueType.Int,
                ValueType.Decimal,
                ValueType.Text,
                ValueType.Choice,
                CompositeType,
                ValueType.Component,
                ValueType.ListOf,
                ValueType.NameMap {

    /// What a message calls it, for example "an integer".
    String text();

    /// `true` or `false`.
    record Bool() implements ValueType {
        @Override
        public String text() {
            return "`true` or `false`";
        }
    }

    /// An integer of 32 or 64 bits.
    ///
    /// @param wide whether it has 64 bits
    record Int(boolean wide) implements ValueType {
        @Override
        public String text() {
            return "an integer";
        }
    }

    /// A number that a 32-bit float can hold.
    record Decimal() implements ValueType {
        @Override
        public String text() {
            return "a number";
        }
    }

    /// Text.
    ///
    /// @param form what it names
    record Text(TextForm form) implements ValueType {
        @Override
        public String text() {
            return switch (form) {
                case PLACE -> "an integer or a column's name";
                case PATTERN -> "a pattern of names";
                case FREE, NAME, LAYER, PATH, DATABASE -> "text";
            };
        }
    }

    /// What a text names.
    enum TextForm {
        /// Anything.
        FREE,
        /// The experiment and its folder.
        NAME,
        /// A layer, in the names of its parameters.
        LAYER,
        /// A file below the spec's folder.
        PATH,
        /// A database, by a url.
        DATABASE,
        /// An integer, the place of an entry, or the name of a column.
        PLACE,
        /// Parameters, by a pattern of their names.
        PATTERN
    }

    /// One of some words.
    ///
    /// @param options the values
    record Choice(List<Option> options) implements ValueType {
        public Choice {
            options = List.copyOf(options);
        }

        /// The words in order.
        public List<String> words() {
            return options.stream().map(Option::word).toList();
        }

        /// The value of a word.
        public Optional<Object> valueOf(String word) {
            return options.stream()
                    .filter(o -> o.word().equals(word))
                    .map(Option::value)
                    .findFirst();
        }

        /// The word of a value.
        public String wordOf(Object value) {
            return options.stream()
                    .filter(o -> o.value().equals(value))
                    .map(Option::word)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no word for " + value));
        }

        /// Marks such as `,` are hard to see in a list without quotes.
        private static String shown(String word) {
            return word.chars().anyMatch(Character::isLetterOrDigit) ? word : "`\"" + word + "\"`";
        }

        @Override
        public String text() {
            return words().stream().map(Choice::shown).collect(Collectors.joining(", ", "one of ", ""));
        }
    }

    /// A value of a choice.
    ///
    /// @param word the word
    /// @param value what it stands for
    /// @param doc what it means
    record Option(String word, Object value, Optional<Doc> doc) {}

    /// A member of a family, by its word.
    ///
    /// @param family the family
    record Component(Family family) implements ValueType {
        @Override
        public String text() {
            return family.text();
        }
    }

    /// A list, not empty.
    ///
    /// @param element the type of each item
    record ListOf(ValueType element) implements ValueType {
        @Override
        public String text() {
            return "a list";
        }
    }

    /// Patterns of names as keys, each with a pattern or a list of patterns, see [org.pierian.spec.Renames]; not
    /// empty.
    record NameMap() implements ValueType {

        /// What keys and values are.
        public static final Text PATTERN = new Text(TextForm.PATTERN);

        @Override
        public String text() {
            return "a mapping of names to names";
        }
    }
}
