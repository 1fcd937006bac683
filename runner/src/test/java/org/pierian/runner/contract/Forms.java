package org.pierian.runner.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.pierian.spec.AugmentSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.CompositeType;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Tuple;
import org.pierian.spec.language.ValueType;

/// Small values of the keys of a member, made from its record.
final class Forms {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int[] INTEGERS = {2, 1, 6, 3, 30};
    /// Sizes of axes, and axes in an order.
    private static final List<List<Integer>> LISTS = List.of(List.of(-1), List.of(1), List.of(2, 1), List.of(2));
    /// The key of a layer whose texts are columns of the tables here.
    private static final String COLUMN_NAMES = "names";

    private static final double[] NUMBERS = {0.5, 0.25, 0.0625, 2, 1, 0x1p-10};

    private final Language language = new Language();
    private int texts;

    /// The member with nothing but what must be written.
    static ObjectNode least(Family.Variant variant) {
        return new Forms().member(variant);
    }

    /// Parameters of every network here, whose axes may be exchanged.
    private static final String BIASES = "**.bias";

    private static final String QUERY = "query";
    private static final String TIED = "tied_to";
    /// The layer before the member, in some surroundings.
    private static final String OWNER = "owner";

    /// The keys of a member, each with values to try besides its default.
    static Map<String, List<JsonNode>> others(Family.Variant variant) {
        Forms forms = new Forms();
        forms.texts = 100; // other texts than those of #least
        Map<String, List<JsonNode>> others = new LinkedHashMap<>();
        for (Component key : forms.language.components(variant.type())) {
            List<JsonNode> values = new ArrayList<>(forms.values(key.type(), key));
            key.defaultText()
                    .ifPresent(text -> values.removeIf(value -> value.asText().equals(text)));
            others.put(key.key(), values);
        }
        return others;
    }

    private ObjectNode member(Family.Variant variant) {
        ObjectNode keys = JSON.objectNode();
        if (variant.type() == AugmentSpec.ColorJitter.class) {
            keys.put("brightness", 0.5); // or another of its keys
        }
        for (Component key : language.components(variant.type())) {
            if (key.isRequired()) {
                keys.set(key.key(), first(key.type(), key));
            }
        }
        return JSON.objectNode().set(variant.word(), keys);
    }

    /// Of a family the first member alone, as others may contain members themselves.
    private JsonNode first(ValueType type, Component key) {
        return type instanceof ValueType.Component(Family family)
                ? bare(family.variants().getFirst())
                : values(type, key).getFirst();
    }

    private JsonNode bare(Family.Variant variant) {
        ObjectNode member = member(variant);
        return member.get(variant.word()).isEmpty() ? JSON.textNode(variant.word()) : member;
    }

    private List<JsonNode> values(ValueType type, Component key) {
        return switch (type) {
            case ValueType.Bool _ -> List.of(JSON.booleanNode(true), JSON.booleanNode(false));
            case ValueType.Int _ ->
                IntStream.of(INTEGERS)
                        .filter(n -> accepts(key, n))
                        .<JsonNode>mapToObj(JSON::numberNode)
                        .toList();
            case ValueType.Decimal _ -> numbers(key);
            case ValueType.Text(ValueType.TextForm form)
            when form == ValueType.TextForm.PLACE ->
                List.of(JSON.numberNode(1), JSON.numberNode(-1), JSON.textNode("a"));
            case ValueType.Text(ValueType.TextForm form)
            when form == ValueType.TextForm.PATTERN -> List.of(JSON.textNode(BIASES));
            case ValueType.NameMap _ -> List.of(JSON.objectNode().put(BIASES, BIASES));
            case ValueType.Text(ValueType.TextForm form)
            when form == ValueType.TextForm.DATABASE -> List.of(JSON.textNode("jdbc:sqlite:text" + texts++ + ".db"));
            case ValueType.Text _
            when key.key().equals(QUERY) ->
                List.of(
                        JSON.textNode("select * from rows"),
                        JSON.textNode("with r as (select * from rows) select * from r"));
            case ValueType.Text _ when key.key().equals(TIED) -> List.of(JSON.textNode(OWNER));
            case ValueType.Text _ -> List.of(JSON.textNode("text" + texts++));
            case ValueType.Choice choice ->
                choice.words().stream().<JsonNode>map(JSON::textNode).toList();
            case CompositeType composite -> composite(composite, key);
            case ValueType.Component(Family family) ->
                family.variants().stream().map(this::bare).toList();
            case ValueType.ListOf(ValueType.Component(Family family)) ->
                List.of(JSON.arrayNode()
                        .addAll(family.variants().stream()
                                .limit(2)
                                .map(this::bare)
                                .toList()));
            case ValueType.ListOf(ValueType.Int _) ->
                LISTS.stream()
                        .filter(list -> list.stream().allMatch(n -> accepts(key, n)))
                        .map(Forms::integers)
                        .toList();
            case ValueType.ListOf(ValueType.Text _)
            when key.key().equals(COLUMN_NAMES) -> List.of(texts("a"), texts("b", "a"));
            case ValueType.ListOf(ValueType.Decimal element) -> {
                JsonNode first = values(element, key).getFirst();
                yield List.of(
                        JSON.arrayNode().add(first).add(first), JSON.arrayNode().add(first));
            }
            case ValueType.ListOf(ValueType element) -> {
                JsonNode first = values(element, key).getFirst();
                yield List.of(
                        JSON.arrayNode().add(first).add(values(element, key).getFirst()));
            }
        };
    }

    /// Below zero for a key that takes no others.
    private static List<JsonNode> numbers(Component key) {
        double sign = DoubleStream.of(NUMBERS).anyMatch(n -> accepts(key, n)) ? 1 : -1;
        return DoubleStream.of(NUMBERS)
                .map(n -> sign * n)
                .filter(n -> accepts(key, n))
                .<JsonNode>mapToObj(JSON::numberNode)
                .toList();
    }

    private static JsonNode integers(List<Integer> list) {
        ArrayNode array = JSON.arrayNode();
        list.forEach(array::add);
        return array;
    }

    private static JsonNode texts(String... list) {
        ArrayNode array = JSON.arrayNode();
        List.of(list).forEach(array::add);
        return array;
    }

    private List<JsonNode> composite(CompositeType type, Component key) {
        List<JsonNode> all = new ArrayList<>();
        Tuple tuple = type.tuple();
        for (JsonNode number : values(tuple.element(), key)) {
            ArrayNode list = JSON.arrayNode();
            list.addAll(Collections.nCopies(tuple.count(), number));
            all.add(list);
        }
        type.words().forEach(word -> all.add(JSON.textNode(word.text())));
        List<JsonNode> numbers = values(tuple.element(), key);
        ArrayNode mixed = JSON.arrayNode();
        for (int i = 0; i < tuple.count(); i++) {
            mixed.add(numbers.get((i + 1) % numbers.size()));
        }
        all.add(mixed);
        return all;
    }

    private static boolean accepts(Component key, double number) {
        return key.bounds().map(bounds -> bounds.accepts(number)).orElse(true);
    }
}
