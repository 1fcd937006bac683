package org.pierian.spec.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.pierian.spec.Doc;
import org.pierian.spec.ListForm;
import org.pierian.spec.Nameable;

/// A family of components, such as all layers: the records of a sealed interface, each with its word. Members may
/// be declared in nested sealed interfaces, one for each kind of member. Or a family is one record that takes the
/// words of another family, such as early stopping by any metric.
///
/// @param type the sealed interface, or the one record
/// @param name the family in the singular: "layer", "optimizer"
/// @param variants its members in the order of their declaration, kind by kind
public record Family(Class<?> type, String name, List<Variant> variants) {

    public Family {
        variants = List.copyOf(variants);
        Set<String> words = new HashSet<>();
        for (Variant variant : variants) {
            if (!words.add(variant.word())) {
                throw new IllegalArgumentException("two members of " + type + " are `" + variant.word() + "`");
            }
        }
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
        if (name.endsWith("ty") || name.endsWith("ry")) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        return name + (name.endsWith("s") ? "es" : "s");
    }

    /// For example "a layer", "an optimizer".
    public String text() {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /// Whether all words belong to one record, which holds the word.
    public boolean isOneRecord() {
        return type.isRecord();
    }

    /// The record that holds a member with a name; empty where members have none.
    public Optional<Class<?>> named() {
        return Optional.ofNullable(type.getAnnotation(Nameable.class)).map(Nameable::value);
    }

    /// The member that a list stands for, if one does.
    public Optional<Variant> listForm() {
        return variants.stream()
                .filter(variant -> variant.type().isAnnotationPresent(ListForm.class))
                .findFirst();
    }

    /// What its members are for.
    public Optional<Doc> doc() {
        return Optional.ofNullable(type.getAnnotation(Doc.class));
    }

    /// The kinds of members, in order; of a family without kinds one, which is the family itself.
    public List<Kind> kinds() {
        SequencedMap<Class<?>, List<Variant>> members = new LinkedHashMap<>();
        variants.forEach(
                v -> members.computeIfAbsent(v.kind(), _ -> new ArrayList<>()).add(v));
        return members.entrySet().stream()
                .map(kind -> new Kind(kind.getKey(), kind.getValue()))
                .toList();
    }

    /// Members of one kind, such as all activations.
    ///
    /// @param type the sealed interface that permits them, or the one record
    /// @param variants the members
    public record Kind(Class<?> type, List<Variant> variants) {
        public Kind {
            variants = List.copyOf(variants);
        }

        /// What its members have in common.
        public Optional<Doc> doc() {
            return Optional.ofNullable(type.getAnnotation(Doc.class));
        }
    }

    /// A member of a family.
    ///
    /// @param word the word in a spec
    /// @param type the record
    /// @param kind the sealed interface that permits it, or the record itself
    /// @param held what the record holds as its word, if it is one record for several words
    public record Variant(String word, Class<?> type, Class<?> kind, Optional<Object> held) {
        /// What it does.
        public Optional<Doc> doc() {
            return Optional.ofNullable(type.getAnnotation(Doc.class));
        }
    }
}
