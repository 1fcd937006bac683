package org.pierian.runner.dataset.jsonl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.json.JsonLimits;
import org.pierian.spec.yaml.PlainText;

/// Reads the object of a line: what each key has, as the text of a cell.
///
/// A number keeps the characters that it is written with, so that it is read as the same number in a CSV file is.
/// `true` and `false` are these words, and `null` is a missing value.
final class JsonObject {

    private static final JsonFactory FACTORY = JsonLimits.factory().build();
    private static final String OBJECT = "write one object in each line: `{\"column\": value, ...}`";

    private final Keys keys;
    private boolean hasEscapes;

    /// What is wrong with a line.
    ///
    /// @param column the column of the line, from 1
    record Fault(CellFault what, int column) {}

    /// Is told the keys of an object.
    interface Keys {

        /// Whether a key is a column that is used.
        boolean isUsed(String key);

        /// Takes the text of a key that is used.
        void add(String key, String text);

        /// Takes a key that has a list or an object; one that is used may not.
        void addNested(String key);
    }

    JsonObject(Keys keys) {
        this.keys = keys;
    }

    /// Reads a line; what is behind an error in it is not read.
    ///
    /// @return what is wrong with it, if anything is
    Optional<Fault> read(String line) {
        hasEscapes = line.indexOf('\\') >= 0; // without them all characters are whole
        try (JsonParser json = FACTORY.createParser(line)) {
            return read(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be read", e);
        }
    }

    private Optional<Fault> read(JsonParser json) throws IOException {
        try {
            @Nullable JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                return fault(first == null ? "a blank line" : "is " + kind(first) + ", not an object", OBJECT, json);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                Optional<Fault> fault = readValue(json, json.currentName());
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return json.nextToken() == null
                    ? Optional.empty()
                    : fault("something follows the object", "write one object in each line", json);
        } catch (JsonProcessingException e) {
            JsonLocation place = JsonLimits.locate(e, json);
            return fault(why(e), advice(e), Math.max(1, place.getColumnNr()));
        }
    }

    private Optional<Fault> readValue(JsonParser json, String name) throws IOException {
        JsonToken value = json.nextToken();
        Optional<String> halfOfName = half(name);
        if (halfOfName.isPresent()) {
            return half(halfOfName.get(), json);
        }
        boolean used = keys.isUsed(name);
        if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
            int column = json.currentTokenLocation().getColumnNr();
            json.skipChildren();
            keys.addNested(name);
            return used ? Optional.of(new Fault(nested(name, value), column)) : Optional.empty();
        }
        if (!used) {
            return Optional.empty();
        }
        String text = value == JsonToken.VALUE_NULL ? "" : json.getText();
        Optional<String> half = half(text);
        if (half.isPresent()) {
            return half(half.get(), json);
        }
        keys.add(name, text);
        return Optional.empty();
    }

    private Optional<String> half(String text) {
        return hasEscapes ? PlainText.halfOfPair(text) : Optional.empty();
    }

    private static Optional<Fault> half(String half, JsonParser json) {
        return fault("has half of a character, `" + half + "`", "write whole characters", json);
    }

    private static CellFault nested(String name, @Nullable JsonToken value) {
        return new CellFault(
                DataMistake.COLUMN_TYPE,
                "column `" + BadCells.shown(name) + "` holds "
                        + (value == JsonToken.START_ARRAY ? "a list" : "an object")
                        + ", and a cell is a number, a text, true, false or null",
                "leave the column out of the spec, or write its parts into columns of their own",
                false);
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            default -> "a single value";
        };
    }

    /// What an exception of the parser says, in words for a person.
    private static String why(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "is nested deeper than " + JsonLimits.MOST_LEVELS + " levels, or has a number or a text that is too"
                    + " long";
        }
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return "has a key twice";
        }
        return message.contains("NaN") || message.contains("Infinity") || message.contains("INF")
                ? "has a number that is not finite, which JSON does not know"
                : "is not JSON";
    }

    private static String advice(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return "leave one of the two out: which of them counts is not known";
        }
        return message.contains("NaN") || message.contains("Infinity") || message.contains("INF")
                ? "write `null` for a missing value, and declare it with `missing` where it may be missing"
                : OBJECT;
    }

    private static Optional<Fault> fault(String text, String advice, JsonParser json) {
        return fault(text, advice, Math.max(1, json.currentTokenLocation().getColumnNr()));
    }

    private static Optional<Fault> fault(String text, String advice, int column) {
        return Optional.of(new Fault(new CellFault(DataMistake.JSON_LINE, text, advice, false), column));
    }
}
