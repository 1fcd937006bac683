package org.pierian.spec.language;

import java.util.List;
import java.util.Optional;

/// A sealed family of components, such as all layers.
///
/// @param type the sealed interface
/// @param name the family in the singular: "layer", "optimizer"
/// @param variants its members in the order of their declaration
public record Family(Class<?> type, String name, List<Variant> variants) {

    public Family {
        variants = List.copyOf(variants);
    }

    /// The member with a word.
    public Optional<Variant> variant(String word) {
        for (Variant variant : variants) {
            if (variant.word().equals(word)) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    /// The words of all members.
    public List<String> words() {
        return variants.stream().map(Variant::word).toList();
    }

    /// For example "a layer", "an optimizer".
    public String text() {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /// A member of a family.
    ///
    /// @param word the word a person writes
    /// @param type the record
    public record Variant(String word, Class<?> type) {}
}
