package org.pierian.spec.language;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.Doc;

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

    /// The family in the plural: "layers", "losses".
    public String plural() {
        return name + (name.endsWith("s") ? "es" : "s");
    }

    /// For example "a layer", "an optimizer".
    public String text() {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /// What its members are for.
    public Optional<Doc> doc() {
        return Optional.ofNullable(type.getAnnotation(Doc.class));
    }

    /// A member of a family.
    ///
    /// @param word the word a person writes
    /// @param type the record
    public record Variant(String word, Class<?> type) {
        /// What it does.
        public Optional<Doc> doc() {
            return Optional.ofNullable(type.getAnnotation(Doc.class));
        }
    }
}
