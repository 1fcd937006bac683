package org.pierian.spec.language;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.Composite;
import org.pierian.spec.Default;
import org.pierian.spec.Identifier;
import org.pierian.spec.Key;
import org.pierian.spec.PathInFolder;
import org.pierian.spec.Range;

/// The keys of every record, found by reflection when they are first asked for.
///
/// Not for use by several threads at once.
public final class Language {

    /// Keys that a spec takes beside those of `RunSpec`; composition consumes them before the record is bound.
    public static final String PARAMS = "params";
    /// The key that names the spec to inherit from.
    public static final String EXTENDS = "extends";

    private final Map<Class<?>, List<Component>> components = new HashMap<>();
    private final Map<Class<?>, Family> families = new HashMap<>();

    /// The keys of a record in the order of its components; the first is its main key.
    public List<Component> components(Class<?> record) {
        List<Component> known = components.get(record);
        if (known == null) {
            known = readComponents(record);
            components.put(record, known);
        }
        return known;
    }

    /// The words of a sealed interface.
    public Family family(Class<?> type) {
        Family known = families.get(type);
        if (known == null) {
            known = readFamily(type);
            families.put(type, known);
        }
        return known;
    }

    /// The member of any family below `record` that has a word, if there is one.
    public Optional<Family.Variant> variantAnywhere(Class<?> record, String word) {
        return variantAnywhere(record, word, new HashSet<>());
    }

    private Optional<Family.Variant> variantAnywhere(Class<?> record, String word, Set<Class<?>> seen) {
        for (Component component : components(record)) {
            ValueType type = component.type() instanceof ValueType.ListOf list ? list.element() : component.type();
            if (!(type instanceof ValueType.Component inner)
                    || !seen.add(inner.family().type())) {
                continue;
            }
            Optional<Family.Variant> found = inner.family().variant(word);
            for (Family.Variant variant : inner.family().variants()) {
                found = found.isPresent() ? found : variantAnywhere(variant.type(), word, seen);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<Component> readComponents(Class<?> record) {
        RecordComponent[] sources = record.getRecordComponents();
        List<Component> list = new ArrayList<>(sources.length);
        for (RecordComponent source : sources) {
            Optional<Type> inner = insideOf(Optional.class, source.getGenericType());
            list.add(new Component(
                    Words.ofComponent(source.getName()),
                    typeOf(inner.orElse(source.getGenericType()), source),
                    inner.isPresent(),
                    Optional.ofNullable(source.getAnnotation(Default.class)).map(Default::value),
                    Optional.ofNullable(source.getAnnotation(Range.class)).map(Bounds::of),
                    source));
        }
        return List.copyOf(list);
    }

    private ValueType typeOf(Type type, RecordComponent source) {
        Optional<Type> element = insideOf(List.class, type);
        if (element.isPresent()) {
            return new ValueType.ListOf(typeOf(element.get(), source));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == boolean.class || raw == Boolean.class) {
            return new ValueType.Flag();
        } else if (raw == int.class || raw == Integer.class) {
            return new ValueType.Whole(false);
        } else if (raw == long.class || raw == Long.class) {
            return new ValueType.Whole(true);
        } else if (raw == double.class || raw == Double.class) {
            return new ValueType.Real();
        } else if (raw == String.class) {
            return new ValueType.Text(textForm(source));
        } else if (raw.isAnnotationPresent(Composite.class)) {
            return CompositeType.of(raw);
        } else if (raw.isEnum()) {
            return new ValueType.Choice(constants(raw));
        } else if (raw.isSealed()) {
            return new ValueType.Component(family(raw));
        }
        throw new IllegalStateException("no form in the language for " + raw);
    }

    private static ValueType.TextForm textForm(RecordComponent source) {
        if (source.isAnnotationPresent(Identifier.class)) {
            return ValueType.TextForm.NAME;
        }
        return source.isAnnotationPresent(PathInFolder.class) ? ValueType.TextForm.PATH : ValueType.TextForm.FREE;
    }

    private static List<Enum<?>> constants(Class<?> type) {
        List<Enum<?>> constants = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            constants.add((Enum<?>) constant);
        }
        return constants;
    }

    private static Optional<Type> insideOf(Class<?> container, Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == container
                ? Optional.of(parameterized.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /// `EarlyStopping` becomes `early stopping`.
    private static String words(String type) {
        return Words.ofComponent(type).substring(1).replace('_', ' ');
    }

    private static Family readFamily(Class<?> type) {
        List<Family.Variant> variants = new ArrayList<>();
        collect(type, variants);
        String name = type.getSimpleName();
        String stem = name.endsWith("Spec") ? name.substring(0, name.length() - 4) : name;
        return new Family(type, words(stem), variants);
    }

    /// Adds the members of a kind, and of the kinds below it.
    private static void collect(Class<?> kind, List<Family.Variant> variants) {
        for (Class<?> member : kind.getPermittedSubclasses()) {
            Key key = member.getAnnotation(Key.class);
            if (key != null) {
                variants.add(new Family.Variant(key.value(), member, kind));
            } else if (member.isSealed()) {
                collect(member, variants);
            } else {
                throw new IllegalStateException(member + " has no @Key");
            }
        }
    }
}
