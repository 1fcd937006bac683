package org.pierian.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.language.Words;

/// Takes the values out of an object of JSON, each of its type.
///
/// @param node the object; any other value is refused when a key is asked for
/// @param bad makes a failure of what is wrong
record StrictObject(JsonNode node, Function<String, Failure> bad) {

    /// Whether it has a key.
    boolean has(String key) {
        return node.has(key);
    }

    /// Refuses an object that has not these keys and no others.
    void requireKeys(String... keys) {
        Set<String> there = new TreeSet<>();
        node.fieldNames().forEachRemaining(there::add);
        if (!there.equals(Set.of(keys))) {
            throw bad.apply("expected the keys " + new TreeSet<>(Set.of(keys)) + " of an object, found " + there);
        }
    }

    /// The object of a key.
    StrictObject object(String key) {
        return new StrictObject(node.path(key), bad);
    }

    /// The objects in the list of a key, which may be empty.
    List<StrictObject> objects(String key) {
        List<StrictObject> objects = new ArrayList<>();
        list(key).forEach(item -> objects.add(new StrictObject(item, bad)));
        return objects;
    }

    private JsonNode list(String key) {
        JsonNode list = node.path(key);
        if (!list.isArray()) {
            throw bad.apply("`" + key + "` is not a list");
        }
        return list;
    }

    /// The text of a key.
    String text(String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw bad.apply("`" + key + "` is missing, or not a text");
        }
        return value.textValue();
    }

    /// The texts in the list of a key, which may be empty.
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(key)) {
            if (!value.isTextual()) {
                throw bad.apply("`" + key + "` has an item that is not a text");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /// The same for a list that is not empty.
    List<String> someTexts(String key) {
        List<String> texts = texts(key);
        if (texts.isEmpty()) {
            throw bad.apply("`" + key + "` is an empty list");
        }
        return texts;
    }

    /// The constant whose word the text of a key is.
    <E extends Enum<E>> E choice(String key, E[] constants) {
        return choice(key, text(key), constants);
    }

    /// The constants whose words are in the list of a key, which is not empty.
    <E extends Enum<E>> List<E> choices(String key, E[] constants) {
        return someTexts(key).stream().map(word -> choice(key, word, constants)).toList();
    }

    private <E extends Enum<E>> E choice(String key, String word, E[] constants) {
        return Arrays.stream(constants)
                .filter(constant -> Words.ofConstant(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> bad.apply("`" + key + "` has a word that is none of "
                        + Arrays.stream(constants).map(Words::ofConstant).collect(Collectors.joining(", "))));
    }

    /// The integer of a key, above 0.
    int count(String key) {
        JsonNode value = node.path(key);
        if (!value.isInt() || value.intValue() < 1) {
            throw bad.apply("`" + key + "` is missing, or not an integer above 0");
        }
        return value.intValue();
    }

    /// The integers in the list of a key, each above 0; the list may be empty.
    List<Integer> counts(String key) {
        List<Integer> counts = new ArrayList<>();
        for (JsonNode value : list(key)) {
            if (!value.isInt() || value.intValue() < 1) {
                throw bad.apply("`" + key + "` has an item that is not an integer above 0");
            }
            counts.add(value.intValue());
        }
        return counts;
    }

    /// The number of a key, in binary64.
    double number(String key) {
        JsonNode value = node.path(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw bad.apply("`" + key + "` is missing, or not a finite number");
        }
        return value.doubleValue();
    }
}
