package org.pierian.runner.export.torch;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pierian.runner.record.Json;
import org.pierian.spec.Pair;

/// Values in the notation of Python.
final class Python {

    private Python() {}

    /// A text in quotes: JSON's escapes are Python's.
    static String text(String text) {
        String json = Json.line(Map.of("", text));
        return json.substring(4, json.length() - 1);
    }

    static String truth(boolean value) {
        return value ? "True" : "False";
    }

    static String pair(Pair pair) {
        return "(" + pair.height() + ", " + pair.width() + ")";
    }

    static String numbers(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static String numbers(int... numbers) {
        return IntStream.of(numbers).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    /// A list of texts, in brackets.
    static String texts(List<String> texts) {
        return texts.stream().map(Python::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /// A dictionary of texts, in braces.
    static String texts(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
