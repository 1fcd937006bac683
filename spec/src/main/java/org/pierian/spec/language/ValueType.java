package org.pierian.spec.language;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.Doc;

/// What a key's value may be, in order of increasing complexity.
public sealed interface ValueType
        permits ValueType.Flag,
                ValueType.Whole,
                ValueType.Real,
                ValueType.Text,
                ValueType.Choice,
                CompositeType,
                ValueType.Component,
                ValueType.ListOf {

    /// How a message names it, for example "a whole number".
    String text();

    /// `true` or `false`.
    record Flag() implements ValueType {
        @Override
        public String text() {
            return "`true` or `false`";
        }
    }

    /// A whole number of 32 or 64 bits.
    ///
    /// @param wide whether it has 64 bits
    record Whole(boolean wide) implements ValueType {
        @Override
        public String text() {
            return "a whole number";
        }
    }

    /// A number that a 32-bit float can hold.
    record Real() implements ValueType {
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
            return "text";
        }
    }

    /// What a text names.
    enum TextForm {
        /// Anything.
        FREE,
        /// The experiment and its folder.
        NAME,
        /// A file below the spec's folder.
        PATH
    }

    /// One of some words.
    ///
    /// @param constants the enum's constants, whose lower-case names are the words
    record Choice(List<Enum<?>> constants) implements ValueType {
        public Choice {
            constants = List.copyOf(constants);
        }

        /// What a constant means.
        public static Optional<Doc> doc(Enum<?> constant) {
            try {
                return Optional.ofNullable(
                        constant.getDeclaringClass().getField(constant.name()).getAnnotation(Doc.class));
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("no constant " + constant, e);
            }
        }

        /// The words in order.
        public List<String> words() {
            return constants.stream().map(Words::ofConstant).toList();
        }

        @Override
        public String text() {
            return "one of " + String.join(", ", words());
        }
    }

    /// A variant of a sealed family, by its word.
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
}
