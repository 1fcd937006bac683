package org.pierian.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A spec with one thing changed, for everything that can be changed.
final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Mutations() {}

    /// Every value at or below a place replaced by each of [#values()]; every key left out, misspelt, or joined
    /// by an unknown one.
    static List<JsonNode> of(JsonNode spec, String pointer) {
        List<JsonNode> mutants = new ArrayList<>();
        collect(spec, pointer, mutants);
        return mutants;
    }

    private static void collect(JsonNode spec, String pointer, List<JsonNode> mutants) {
        for (JsonNode value : values()) {
            mutants.add(with(spec, pointer, value));
        }
        JsonNode here = spec.at(pointer);
        if (here instanceof ObjectNode object) {
            ObjectNode extended = object.deepCopy().put("unknown", 1);
            mutants.add(with(spec, pointer, extended));
            for (String key : object.propertyStream().map(e -> e.getKey()).toList()) {
                ObjectNode less = object.deepCopy();
                JsonNode value = less.remove(key);
                mutants.add(with(spec, pointer, less));
                mutants.add(with(spec, pointer, less.deepCopy().set(key + "x", value)));
                collect(spec, pointer + "/" + key, mutants);
            }
        } else if (here instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(spec, pointer + "/" + i, mutants);
            }
        }
    }

    static JsonNode with(JsonNode spec, String pointer, JsonNode value) {
        JsonNode copy = spec.deepCopy();
        int slash = pointer.lastIndexOf('/');
        String last = pointer.substring(slash + 1);
        switch (copy.at(pointer.substring(0, slash))) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            default -> throw new IllegalArgumentException(pointer);
        }
        return copy;
    }

    private static List<JsonNode> values() {
        List<JsonNode> values =
                new ArrayList<>(List.of(JSON.nullNode(), JSON.booleanNode(true), JSON.arrayNode(), JSON.objectNode()));
        for (long number : new long[] {0, 1, 2, 3, -1, 31, 32, 60_000, 60_001, 3_000_000_000L, Long.MIN_VALUE}) {
            values.add(JSON.numberNode(number));
        }
        values.add(JSON.numberNode(BigInteger.ONE.shiftLeft(63)));
        for (String number :
                List.of("3.0", "0.5", "-0.5", "0.999", "1.5", "3.4e38", "-3.5e38", "1e39", "1e-60", "1e-8")) {
            values.add(JSON.numberNode(new BigDecimal(number)));
        }
        for (String text : List.of("", "3", "true", "same", "a word", "a/b.json", "../up", "x".repeat(101), "-a")) {
            values.add(JSON.textNode(text));
        }
        for (String word : List.of("tanh", "linear", "zeros", "constant", "adam", "momentum")) {
            values.add(JSON.textNode(word));
            values.add(JSON.objectNode().putNull(word));
            values.add(JSON.objectNode().put(word, 0.5));
            values.add(JSON.objectNode().set(word, JSON.objectNode()));
        }
        values.add(JSON.arrayNode().add(1));
        values.add(JSON.arrayNode().add(1).add(2));
        values.add(JSON.arrayNode().add(0.5).add(0.25));
        values.add(JSON.arrayNode().add(1).add("2"));
        values.add(JSON.arrayNode().add(1).add(2).add(3));
        values.add(JSON.arrayNode().add("relu").add("tanh"));
        values.add(JSON.objectNode().put("zeros", 1).put("tanh", 2));
        for (String use : List.of("${whole}", "${real}", "${word}", "${truth}", "a${whole}", "${nobody}", "${open")) {
            values.add(JSON.textNode(use));
        }
        values.add(JSON.arrayNode().add("${whole}").add("${whole}"));
        return values;
    }
}
