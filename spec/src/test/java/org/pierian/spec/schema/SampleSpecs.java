package org.pierian.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.spec.RunSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Tuple;
import org.pierian.spec.language.ValueType;

/// A spec for every member of every family, with all its keys written.
final class SampleSpecs {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BASE = """
            params: {whole: 3, real: 0.5, word: tanh, truth: true}
            name: base
            numerics: 1
            seed: 1
            dataset: xor
            architecture: [tanh]
            init: zeros
            bias_init: zeros
            loss: sse
            optimizer: adam
            batch_size: 2
            epochs: 3
            shuffle: false
            """;

    /// Values that others need, for words whose keys have rules between them; `null` where a key has to be left out.
    private static final Map<String, ObjectNode> NEEDED = Map.ofEntries(
            Map.entry("binary_cross_entropy", JSON.objectNode().putNull("pos_weights")),
            Map.entry("embedding", JSON.objectNode().put("num_embeddings", 2)),
            Map.entry(
                    "generated",
                    JSON.objectNode().set("target", JSON.objectNode().put("class", 2))),
            Map.entry("linear", JSON.objectNode().putNull("tied_to")),
            Map.entry("npy", JSON.objectNode().putNull("targets")),
            Map.entry("npz", JSON.objectNode().putNull("targets")),
            Map.entry("self_attention", JSON.objectNode().put("causal", true).put("head_dim", 2)),
            Map.entry("text", JSON.objectNode().put("examples", "lines").putNull("stride")),
            Map.entry("wsd", JSON.objectNode().put("total_iters", 3)));

    private final Language language = new Language();
    private int texts;

    private SampleSpecs() {}

    /// Specs, and the place in each that is special to it: below it no other spec has the same.
    static Map<JsonNode, String> all() {
        SampleSpecs samples = new SampleSpecs();
        Map<JsonNode, String> all = new LinkedHashMap<>();
        JsonNode base = YamlValues.of(BASE);
        for (Component component : samples.language.components(RunSpec.class)) {
            String place = "/" + component.key();
            switch (component.type()) {
                case ValueType.Component type ->
                    samples.members(type.family())
                            .forEach((member, within) -> all.put(Mutations.with(base, place, member), place + within));
                case ValueType.ListOf(ValueType.Component type) ->
                    samples.members(type.family())
                            .forEach((member, within) -> all.put(
                                    Mutations.with(base, place, JSON.arrayNode().add(member)), place + "/0" + within));
                default -> all.put(base, place);
            }
        }
        return all;
    }

    /// A member for each word, and again for each word of a key that is a component of required keys; and the place in
    /// each that is new.
    private Map<JsonNode, String> members(Family family) {
        Map<JsonNode, String> members = new LinkedHashMap<>();
        for (Family.Variant variant : family.variants()) {
            ObjectNode whole = member(variant);
            members.put(whole, "");
            for (Component key : language.components(variant.type())) {
                if (!NEEDED.containsKey(variant.word())
                        && key.type() instanceof ValueType.Component(Family inner)
                        && bareWord(inner).isEmpty()) {
                    String place = "/" + variant.word() + "/" + key.key();
                    for (Family.Variant other : inner.variants()) {
                        members.putIfAbsent(Mutations.with(whole, place, member(other)), place);
                    }
                }
            }
        }
        return members;
    }

    /// A member of a family with all its keys.
    private ObjectNode member(Family.Variant variant) {
        ObjectNode keys = JSON.objectNode();
        language.components(variant.type()).forEach(c -> keys.set(c.key(), value(c)));
        NEEDED.getOrDefault(variant.word(), JSON.objectNode()).properties().forEach(needed -> {
            if (needed.getValue().isNull()) {
                keys.remove(needed.getKey());
            } else {
                keys.set(needed.getKey(), needed.getValue());
            }
        });
        return JSON.objectNode().set(variant.word(), keys);
    }

    /// The first word of a family that needs no keys.
    private Optional<String> bareWord(Family family) {
        return family.variants().stream()
                .filter(v -> language.components(v.type()).stream().noneMatch(Component::isRequired))
                .map(Family.Variant::word)
                .findFirst();
    }

    private JsonNode value(Component component) {
        return component.defaultText().map(YamlValues::of).orElseGet(() -> value(component.type()));
    }

    private JsonNode value(ValueType type) {
        return switch (type) {
            case ValueType.Bool _ -> JSON.booleanNode(true);
            case ValueType.Int _ -> JSON.numberNode(1);
            case ValueType.Decimal _ -> JSON.numberNode(0.25);
            case ValueType.Text(ValueType.TextForm form)
            when form == ValueType.TextForm.DATABASE -> JSON.textNode("jdbc:sqlite:a" + texts++ + ".db");
            case ValueType.Text _ -> JSON.textNode("a" + texts++ + ".json");
            case ValueType.NameMap _ ->
                JSON.objectNode()
                        .put("a.**", "b.**")
                        .set("c", JSON.arrayNode().add("d").add("e"));
            case ValueType.Choice choice -> JSON.textNode(choice.words().getFirst());
            case CompositeType(List<CompositeType.Word> _, Tuple tuple) ->
                JSON.arrayNode().addAll(Collections.nCopies(tuple.count(), value(tuple.element())));
            case ValueType.Component(Family family) ->
                bareWord(family)
                        .<JsonNode>map(JSON::textNode)
                        .orElseGet(() -> member(family.variants().getFirst()));
            case ValueType.ListOf(ValueType.Component(Family family)) -> {
                Optional<String> word = bareWord(family);
                yield word.isPresent()
                        ? JSON.arrayNode().add(word.get())
                        : JSON.arrayNode()
                                .addAll(family.variants().stream()
                                        .map(this::member)
                                        .toList());
            }
            case ValueType.ListOf(ValueType.Int element) -> JSON.arrayNode().add(value(element));
            case ValueType.ListOf(ValueType.Decimal element) -> JSON.arrayNode().add(value(element));
            case ValueType.ListOf(ValueType element) ->
                JSON.arrayNode().add(value(element)).add(value(element));
        };
    }
}
