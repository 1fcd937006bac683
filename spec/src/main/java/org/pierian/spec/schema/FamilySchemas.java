package org.pierian.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pierian.spec.Beside;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;

/// Definitions for families and their members: a word, a word with its keys, a word with the value of its main
/// key.
final class FamilySchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PARTIAL = "-partial";

    private final Language language;
    private final TreeMap<String, ObjectNode> definitions = new TreeMap<>();

    FamilySchemas(Language language) {
        this.language = language;
    }

    /// All definitions that were asked for, by name.
    ObjectNode definitions() {
        ObjectNode all = JSON.objectNode();
        definitions.forEach(all::set);
        return all;
    }

    /// The schema of a key's value, with its description and default.
    ObjectNode key(Component component) {
        define(component.type());
        ObjectNode schema = ValueSchemas.of(component.type(), component.bounds());
        return described(schema, component);
    }

    /// The schema of the same key in a spec that inherits: a component may leave out required keys that are inherited.
    ObjectNode partialKey(Component component) {
        return component.type() instanceof ValueType.Component type && needsKeys(type.family())
                ? described(partial(type.family()), component)
                : key(component);
    }

    /// The schema of a list of layers.
    ObjectNode listOfLayers() {
        ValueType layers = new ValueType.ListOf(new ValueType.Component(language.family(LayerSpec.class)));
        define(layers);
        return ValueSchemas.of(layers, Optional.empty());
    }

    private static ObjectNode described(ObjectNode schema, Component component) {
        Hover.key(schema, component);
        component.defaultText().map(YamlValues::of).ifPresent(value -> schema.set("default", value));
        return schema;
    }

    private void define(ValueType type) {
        ValueType inner = type instanceof ValueType.ListOf list ? list.element() : type;
        if (!(inner instanceof ValueType.Component component)) {
            return;
        }
        Family family = component.family();
        String name = ValueSchemas.name(family);
        if (definitions.containsKey(name)) {
            return;
        }
        definitions.put(name, JSON.objectNode());
        for (Family.Variant variant : family.variants()) {
            definitions.put(keysName(family, variant), keys(variant, true));
        }
        definitions.put(name, family(family, ""));
    }

    private ObjectNode partial(Family family) {
        define(new ValueType.Component(family));
        String name = ValueSchemas.name(family) + PARTIAL;
        for (Family.Variant variant : family.variants()) {
            if (required(variant).findAny().isPresent()) {
                definitions.put(keysName(family, variant) + PARTIAL, keys(variant, false));
            }
        }
        definitions.put(name, family(family, PARTIAL));
        return ValueSchemas.reference(name);
    }

    private boolean needsKeys(Family family) {
        return family.variants().stream().anyMatch(v -> required(v).findAny().isPresent());
    }

    private Stream<Component> required(Family.Variant variant) {
        return language.components(variant.type()).stream().filter(Component::isRequired);
    }

    /// The properties are listed next to the alternatives, not inside them, and their number in an alternative of its
    /// own: otherwise editors have nothing to complete where nothing is written yet.
    private ObjectNode family(Family family, String suffix) {
        List<ObjectNode> forms = new ArrayList<>();
        for (Family.Variant variant : family.variants()) {
            if (required(variant).findAny().isEmpty()) {
                forms.add(ValueSchemas.word(variant.word(), variant.doc()));
            }
        }
        forms.add(ValueSchemas.parameter());
        if (family.type() == LayerSpec.class) {
            forms.add(ValueSchemas.block());
        }
        ObjectNode one =
                JSON.objectNode().put("type", "object").put("minProperties", 1).put("maxProperties", 1);
        forms.add(one);
        List<Family.Variant> beside = family.variants().stream()
                .filter(variant -> variant.type().isAnnotationPresent(Beside.class))
                .toList();
        beside.forEach(variant -> forms.add(keysBeside(variant)));
        family.listForm().ifPresent(variant -> forms.add(list(variant)));
        language.nameOf(family).ifPresent(name -> forms.add(named(name)));
        ObjectNode schema = ValueSchemas.anyOf(forms).put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        family.variants().forEach(variant -> properties.set(variant.word(), value(family, variant, suffix)));
        language.nameOf(family).ifPresent(name -> {
            properties.set(name.key(), key(name));
            one.withObject("properties").put(name.key(), false);
        });
        for (Family.Variant variant : beside) {
            if (others(variant).stream().anyMatch(Component::isRequired)) { // they stand beside it or inside
                one.withObject("properties").putObject(variant.word()).put("type", "object");
            }
            others(variant).forEach(key -> {
                properties.set(key.key(), key(key));
                one.withObject("properties").put(key.key(), false);
            });
        }
        if (family.type() == LayerSpec.class) {
            schema.set("patternProperties", BlocksSchema.uses());
        }
        family.doc().ifPresent(doc -> Hover.word(schema, doc));
        return schema;
    }

    /// A list, which stands for a member.
    private ObjectNode list(Family.Variant variant) {
        Component main = language.components(variant.type()).getFirst();
        return ValueSchemas.of(main.type(), main.bounds());
    }

    /// A word with a name beside it.
    private static ObjectNode named(Component name) {
        ObjectNode form =
                JSON.objectNode().put("type", "object").put("minProperties", 2).put("maxProperties", 2);
        form.putArray("required").add(name.key());
        return form;
    }

    private List<Component> others(Family.Variant variant) {
        List<Component> keys = language.components(variant.type());
        return keys.subList(1, keys.size());
    }

    /// A word with the value of its main key, and its other keys beside it.
    private ObjectNode keysBeside(Family.Variant variant) {
        ObjectNode form = closed(JSON.objectNode());
        Component main = language.components(variant.type()).getFirst();
        ObjectNode properties = form.putObject("properties");
        properties.set(variant.word(), ValueSchemas.of(main.type(), main.bounds()));
        others(variant).forEach(key -> properties.set(key.key(), key(key)));
        ArrayNode required = form.putArray("required").add(variant.word());
        others(variant).stream().filter(Component::isRequired).forEach(key -> required.add(key.key()));
        return form.put("minProperties", 2);
    }

    /// What may follow a word and a colon.
    private ObjectNode value(Family family, Family.Variant variant, String suffix) {
        String partial = keysName(family, variant) + suffix;
        ObjectNode keys =
                ValueSchemas.reference(definitions.containsKey(partial) ? partial : keysName(family, variant));
        ObjectNode value = mainValue(variant).map(main -> either(keys, main)).orElse(keys);
        variant.doc().ifPresent(doc -> Hover.word(value, doc));
        return value;
    }

    /// Keys, or the value of the main key, which is no mapping. The type distinguishes them, and so editors give better
    /// messages than for `anyOf`.
    private static ObjectNode either(ObjectNode keys, ObjectNode main) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode types = schema.putArray("type").add("object");
        Set<String> others = types(main);
        if (others.isEmpty()) { // a component, as a word alone
            types.add("string");
        }
        others.forEach(types::add);
        schema.putObject("if").put("type", "object");
        schema.set("then", keys);
        schema.set("else", main);
        return schema;
    }

    /// The types of a value and of its items; an extra one does no harm.
    private static Set<String> types(ObjectNode schema) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode type : schema.findValues("type")) {
            if (type.isTextual()) {
                types.add(type.textValue());
            }
            type.forEach(alternative -> types.add(alternative.textValue()));
        }
        return types;
    }

    /// The schema of the main key's value, if no other key is required, or may stand beside the word.
    private Optional<ObjectNode> mainValue(Family.Variant variant) {
        List<Component> components = language.components(variant.type());
        boolean beside = variant.type().isAnnotationPresent(Beside.class);
        if (components.isEmpty() || (!beside && required(variant).anyMatch(c -> !c.equals(components.getFirst())))) {
            return Optional.empty();
        }
        Component main = components.getFirst();
        return Optional.of(ValueSchemas.of(main.type(), main.bounds()));
    }

    private ObjectNode keys(Family.Variant variant, boolean complete) {
        ObjectNode schema = closed(JSON.objectNode());
        ObjectNode properties = schema.putObject("properties");
        language.components(variant.type()).forEach(c -> properties.set(c.key(), key(c)));
        if (complete && required(variant).findAny().isPresent()) {
            ArrayNode keys = schema.putArray("required");
            required(variant).forEach(c -> keys.add(c.key()));
        }
        variant.doc().ifPresent(doc -> Hover.word(schema, doc));
        return schema;
    }

    private static String keysName(Family family, Family.Variant variant) {
        return ValueSchemas.name(family) + "-" + (family.isOneRecord() ? "keys" : variant.word());
    }

    static ObjectNode closed(ObjectNode schema) {
        return schema.put("type", "object").put("additionalProperties", false);
    }
}
