package org.pierian.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pierian.spec.RunSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;

/// A spec for every member of every family, with all its keys written.
final class SampleSpecs {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BASE = """
            params: {whole: 3, real: 0.5, word: tanh, truth: true}
            name: base
            numerics: 0
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

    private final Language language = new Language();

    private SampleSpecs() {}

    /// Specs, and the place in each that is special to it.
    static Map<JsonNode, String> all() {
        SampleSpecs samples = new SampleSpecs();
        Map<JsonNode, String> all = new LinkedHashMap<>();
        JsonNode base = YamlValues.of(BASE);
        for (Component component : samples.language.components(RunSpec.class)) {
            String place = "/" + component.key();
            switch (component.type()) {
                case ValueType.Component type ->
                    samples.members(type.family())
                            .forEach(member -> all.put(Mutations.with(base, place, member), place));
                case ValueType.ListOf(ValueType.Component type) ->
                    samples.members(type.family())
                            .forEach(member -> all.put(
                                    Mutations.with(base, place, JSON.arrayNode().add(member)), place + "/0"));
                default -> all.put(base, place);
            }
        }
        return all;
    }

    private List<JsonNode> members(Family family) {
        List<JsonNode> members = new ArrayList<>();
        for (Family.Variant variant : family.variants()) {
            ObjectNode keys = JSON.objectNode();
            language.components(variant.type()).forEach(c -> keys.set(c.key(), value(c)));
            members.add(JSON.objectNode().set(variant.word(), keys));
        }
        return members;
    }

    private static JsonNode value(Component component) {
        return component.defaultText().map(YamlValues::of).orElseGet(() -> value(component.type()));
    }

    private static JsonNode value(ValueType type) {
        return switch (type) {
            case ValueType.Flag _ -> JSON.booleanNode(true);
            case ValueType.Whole _, ValueType.PairOfWholes _, ValueType.PaddingForm _ -> JSON.numberNode(1);
            case ValueType.Real _ -> JSON.numberNode(0.5);
            case ValueType.Text _ -> JSON.textNode("a.json");
            case ValueType.Choice choice -> JSON.textNode(choice.words().getFirst());
            case ValueType.TwoReals _ -> JSON.arrayNode().add(0.5).add(0.5);
            case ValueType.Component(Family family) ->
                JSON.textNode(family.words().getFirst());
            case ValueType.ListOf(ValueType.Component _) -> JSON.arrayNode().add("tanh");
            case ValueType.ListOf(ValueType element) -> JSON.arrayNode().add(value(element));
        };
    }
}
