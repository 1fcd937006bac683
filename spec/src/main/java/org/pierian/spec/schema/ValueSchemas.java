package org.pierian.spec.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.spec.Doc;
import org.pierian.spec.language.Bounds;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Tuple;
import org.pierian.spec.language.ValueType;

/// The schema of a value of any type of the language.
///
/// Wherever the reader substitutes a parameter, the text `${name}` is accepted too. Whether the parameter's value is
/// right is beyond a schema.
final class ValueSchemas {

    /// The largest number as messages write it; it rounds to the largest 32-bit float.
    private static final double LARGEST = 3.4028235e38;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueSchemas() {}

    static ObjectNode of(ValueType type, Optional<Bounds> bounds) {
        return switch (type) {
            case ValueType.Bool _ -> typed("boolean", "`true` or `false`");
            case ValueType.Int whole -> whole(whole, bounds);
            case ValueType.Decimal _ -> real(bounds);
            case ValueType.Text text -> text(text.form());
            case ValueType.Choice choice -> choice(choice);
            case CompositeType composite -> composite(composite, bounds);
            case ValueType.Component component -> reference(name(component.family()));
            case ValueType.NameMap _ -> names();
            case ValueType.ListOf list -> {
                ObjectNode schema = typed("array", "a list").put("minItems", 1);
                schema.set("items", of(list.element(), bounds));
                yield schema;
            }
        };
    }

    static String name(Family family) {
        return family.name();
    }

    static ObjectNode reference(String definition) {
        return JSON.objectNode().put("$ref", "#/definitions/" + definition);
    }

    static ObjectNode anyOf(List<ObjectNode> schemas) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode array = schema.putArray("anyOf");
        schemas.forEach(array::add);
        return schema;
    }

    /// A text with a parameter in it, where any word is accepted.
    static ObjectNode parameter() {
        return JSON.objectNode().put("type", "string").put("pattern", Patterns.WITH_PARAMETER);
    }

    /// A block of the spec by its name alone.
    static ObjectNode block() {
        return JSON.objectNode().put("type", "string").put("pattern", Patterns.BLOCK_NAME);
    }

    /// A word, and what it means.
    static ObjectNode word(String word, Optional<Doc> doc) {
        ObjectNode schema = JSON.objectNode().put("const", word);
        doc.ifPresent(d -> Hover.word(schema, d));
        return schema;
    }

    private static ObjectNode whole(ValueType.Int type, Optional<Bounds> bounds) {
        ObjectNode schema = typed("integer", "an integer");
        double least = type.wide() ? Long.MIN_VALUE : Integer.MIN_VALUE;
        double most = type.wide() ? Long.MAX_VALUE : Integer.MAX_VALUE;
        return limit(schema, bounds, least, most);
    }

    private static ObjectNode real(Optional<Bounds> bounds) {
        return limit(typed("number", "a number"), bounds, -LARGEST, LARGEST);
    }

    /// A value that is not a text, or a text that is a parameter.
    private static ObjectNode typed(String type, String wanted) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add(type).add("string");
        return schema.put("pattern", Patterns.PARAMETER)
                .put("patternErrorMessage", "Expected " + wanted + ", or ${name} for one of `params`.");
    }

    private static ObjectNode limit(ObjectNode schema, Optional<Bounds> bounds, double least, double most) {
        double min = bounds.map(Bounds::min).filter(Double::isFinite).orElse(least);
        double max = bounds.map(Bounds::max).filter(Double::isFinite).orElse(most);
        boolean aboveMin = bounds.filter(Bounds::aboveMin).isPresent();
        boolean belowMax = bounds.filter(Bounds::belowMax).isPresent();
        put(schema, aboveMin ? "exclusiveMinimum" : "minimum", min);
        put(schema, belowMax ? "exclusiveMaximum" : "maximum", max);
        return schema;
    }

    private static void put(ObjectNode schema, String key, double value) {
        if (value == Math.rint(value) && Math.abs(value) <= Long.MAX_VALUE) {
            schema.put(key, (long) value);
        } else {
            schema.put(key, value);
        }
    }

    private static ObjectNode text(ValueType.TextForm form) {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        return switch (form) {
            case FREE -> schema;
            case PLACE -> {
                schema.putArray("type").add("integer").add("string");
                yield limit(schema, Optional.empty(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            }
            case NAME ->
                schema.put("pattern", Patterns.NAME)
                        .put(
                                "patternErrorMessage",
                                "Expected 1 to 100 of A-Z a-z 0-9 . _ -, not starting with . or -.");
            case LAYER ->
                schema.put("pattern", Patterns.LAYER)
                        .put("patternErrorMessage", "Expected 1 to 100 of A-Z a-z 0-9 _, not digits alone.");
            case PATH -> path(schema);
            case PATTERN -> pattern(schema);
            case DATABASE ->
                schema.put("pattern", Patterns.DATABASE)
                        .put("patternErrorMessage", "Expected jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.");
        };
    }

    private static ObjectNode pattern(ObjectNode schema) {
        return schema.put("pattern", Patterns.NAMES)
                .put("patternErrorMessage", "Expected a name, with * for a part without dots or ** for any part.");
    }

    /// Patterns as keys, with a pattern or a list of them.
    private static ObjectNode names() {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("minProperties", 1);
        schema.set("propertyNames", JSON.objectNode().put("pattern", Patterns.NAMES));
        ObjectNode list = JSON.objectNode().put("type", "array").put("minItems", 1);
        list.set("items", text(ValueType.TextForm.PATTERN));
        schema.set("additionalProperties", anyOf(List.of(text(ValueType.TextForm.PATTERN), list)));
        return schema;
    }

    static ObjectNode path(ObjectNode schema) {
        return schema.put("pattern", Patterns.PATH)
                .put("patternErrorMessage", "Expected a relative path with / that stays below the spec's folder.");
    }

    private static ObjectNode choice(ValueType.Choice choice) {
        List<ObjectNode> forms = new ArrayList<>();
        choice.options().forEach(option -> forms.add(word(option.word(), option.doc())));
        forms.add(parameter());
        return anyOf(forms).put("type", "string");
    }

    private static ObjectNode composite(CompositeType type, Optional<Bounds> bounds) {
        Tuple tuple = type.tuple();
        List<ObjectNode> forms = new ArrayList<>();
        type.words().forEach(word -> forms.add(word(word.text(), Optional.empty())));
        if (tuple.oneForAll()) {
            forms.add(of(tuple.element(), bounds));
        }
        ObjectNode list = JSON.objectNode()
                .put("type", "array")
                .put("minItems", tuple.count())
                .put("maxItems", tuple.count());
        list.set("items", of(tuple.element(), bounds));
        forms.add(list);
        return forms.size() == 1 ? list : anyOf(forms);
    }
}
