package org.pierian.spec.language;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.pierian.spec.Composite;
import org.pierian.spec.Default;
import org.pierian.spec.Identifier;
import org.pierian.spec.JdbcUrl;
import org.pierian.spec.Key;
import org.pierian.spec.LayerName;
import org.pierian.spec.MetricName;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.NamePattern;
import org.pierian.spec.Nameable;
import org.pierian.spec.PathInFolder;
import org.pierian.spec.PlaceOrName;
import org.pierian.spec.Range;
import org.pierian.spec.Renames;
import org.pierian.spec.Word;

/// The keys of every record, found by reflection at first use. Records do not change, so what was found once holds for
/// the
/// whole program.
public final class Language {

    /// The key with the parameters of a spec. Like [#EXTENDS] it is resolved before the record is bound.
    public static final String PARAMS = "params";
    /// The key with the blocks of a spec.
    public static final String BLOCKS = "blocks";
    /// The key that names the spec to inherit from.
    public static final String EXTENDS = "extends";

    private static final Map<Class<?>, List<Component>> COMPONENTS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Family> FAMILIES = new ConcurrentHashMap<>();

    /// The keys of a record in the order of its components; the first is its main key. A [Word] is not a key.
    public List<Component> components(Class<?> record) {
        List<Component> known = COMPONENTS.get(record);
        if (known == null) {
            known = readComponents(record);
            COMPONENTS.put(record, known);
        }
        return known;
    }

    /// The members of a sealed interface, or of a record that holds its word.
    public Family family(Class<?> type) {
        Family known = FAMILIES.get(type);
        if (known == null) {
            known = readFamily(type);
            FAMILIES.put(type, known);
        }
        return known;
    }

    /// The word that is written for a member of a family.
    public String wordOf(Object member) {
        Class<?> type = member.getClass();
        Key key = type.getAnnotation(Key.class);
        if (key != null) {
            return key.value();
        }
        RecordComponent word =
                heldWord(type).orElseThrow(() -> new IllegalStateException("no form in the language for " + type));
        return words(word).wordOf(Reflection.get(word, member));
    }

    /// The key for the name of a member of a family.
    ///
    /// @return empty where members have no names
    public Optional<Component> nameOf(Family family) {
        return family.named().map(record -> components(record).getLast());
    }

    private List<Component> readComponents(Class<?> record) {
        RecordComponent[] sources = record.getRecordComponents();
        List<Component> list = new ArrayList<>(sources.length);
        for (RecordComponent source : sources) {
            if (source.isAnnotationPresent(Word.class)) {
                continue;
            }
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
            return new ValueType.Bool();
        } else if (raw == int.class || raw == Integer.class) {
            return new ValueType.Int(false);
        } else if (raw == long.class || raw == Long.class) {
            return new ValueType.Int(true);
        } else if (raw == double.class || raw == Double.class) {
            return new ValueType.Decimal();
        } else if (raw == PlaceOrName.class) {
            return new ValueType.Text(ValueType.TextForm.PLACE);
        } else if (raw == String.class) {
            return new ValueType.Text(textForm(source));
        } else if (raw.isAnnotationPresent(Composite.class)) {
            return CompositeType.of(raw);
        } else if (raw.isEnum()) {
            return Choices.ofConstants(raw);
        } else if (raw == Renames.class) {
            return new ValueType.NameMap();
        } else if (raw == MetricName.class) {
            return Choices.ofMetrics(family(MetricSpec.class));
        } else if (raw.isSealed() || heldWord(raw).isPresent()) {
            return new ValueType.Component(family(raw));
        }
        throw new IllegalStateException("no form in the language for " + raw);
    }

    private static ValueType.TextForm textForm(RecordComponent source) {
        if (source.isAnnotationPresent(Identifier.class)) {
            return ValueType.TextForm.NAME;
        }
        if (source.isAnnotationPresent(LayerName.class)) {
            return ValueType.TextForm.LAYER;
        }
        if (source.isAnnotationPresent(NamePattern.class)) {
            return ValueType.TextForm.PATTERN;
        }
        if (source.isAnnotationPresent(JdbcUrl.class)) {
            return ValueType.TextForm.DATABASE;
        }
        return source.isAnnotationPresent(PathInFolder.class) ? ValueType.TextForm.PATH : ValueType.TextForm.FREE;
    }

    /// The component that holds the word of a record without a word of its own.
    private static Optional<RecordComponent> heldWord(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length > 0
                ? Optional.of(type.getRecordComponents()[0]).filter(first -> first.isAnnotationPresent(Word.class))
                : Optional.empty();
    }

    private ValueType.Choice words(RecordComponent source) {
        if (typeOf(source.getGenericType(), source) instanceof ValueType.Choice choice) {
            return choice;
        }
        throw new IllegalStateException(source + " holds no word");
    }

    private static Optional<Type> insideOf(Class<?> container, Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == container
                ? Optional.of(parameterized.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /// `EarlyStopping` becomes `early stopping`.
    private static String spaced(String type) {
        return Words.ofComponent(type).substring(1).replace('_', ' ');
    }

    private Family readFamily(Class<?> type) {
        List<Family.Variant> variants = new ArrayList<>();
        Optional<RecordComponent> word = heldWord(type);
        if (word.isPresent()) {
            words(word.get())
                    .options()
                    .forEach(option ->
                            variants.add(new Family.Variant(option.word(), type, type, Optional.of(option.value()))));
        } else {
            collect(type, variants);
        }
        String name = type.getSimpleName();
        String stem = name.endsWith("Spec") ? name.substring(0, name.length() - 4) : name;
        return new Family(type, spaced(stem), variants);
    }

    /// Adds the members of a kind, and of the kinds below it.
    private static void collect(Class<?> kind, List<Family.Variant> variants) {
        Nameable nameable = kind.getAnnotation(Nameable.class);
        for (Class<?> member : kind.getPermittedSubclasses()) {
            if (nameable != null && nameable.value() == member) {
                continue;
            }
            Key key = member.getAnnotation(Key.class);
            if (key != null) {
                variants.add(new Family.Variant(key.value(), member, kind, Optional.empty()));
            } else if (member.isSealed()) {
                collect(member, variants);
            } else {
                throw new IllegalStateException(member + " has no @Key");
            }
        }
    }
}
