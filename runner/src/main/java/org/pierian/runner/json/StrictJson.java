package org.pierian.runner.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.Failure;

/// Reads JSON strictly and within limits: every key once, nothing after the value, whole characters only, not too deep
/// and not too large. Whatever is refused has a place.
public final class StrictJson {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonLimits.factory().build();

    private StrictJson() {}

    /// One value in UTF-8, and nothing after it.
    ///
    /// @param file the file's name, for the place
    /// @param mostTokens names, values and brackets that it may have
    /// @param bad makes a failure of what is wrong with the text
    /// @throws Failure when it is not such a value, at its line and column
    public static JsonNode read(InputStream in, String file, long mostTokens, Function<String, Failure> bad)
            throws IOException {
        Limited json = new Limited(
                FACTORY.createParser(text(in)),
                mostTokens,
                (why, place) -> bad.apply(why).at(JsonLimits.place(file, place)));
        try {
            @Nullable JsonToken first = json.nextToken();
            JsonNode value = first == null ? NODES.missingNode() : value(json, first);
            if (value.isMissingNode() || json.nextToken() != null) {
                throw json.refusal("it is not JSON: one value, and nothing after it");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw json.refusal(e);
        } catch (CharacterCodingException e) {
            throw json.refusal("it is not UTF-8 text").causedBy(e);
        }
    }

    /// The same for a file that is small in any honest run.
    public static JsonNode read(InputStream in, String file, Function<String, Failure> bad) throws IOException {
        return read(in, file, JsonLimits.USUAL_TOKENS, bad);
    }

    /// The value that begins with a token. (A mapper would do, but takes a tenth of a second when it is first
    /// used, at the start of every run.)
    private static JsonNode value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    object.set(name, value(json, json.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                    array.add(value(json, next));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.textNode(json.getText());
            case VALUE_NUMBER_INT ->
                switch (json.getNumberType()) {
                    case INT -> NODES.numberNode(json.getIntValue());
                    case LONG -> NODES.numberNode(json.getLongValue());
                    default -> NODES.numberNode(json.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    /// The characters, without a byte order mark before them.
    private static Reader text(InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        try {
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
        } catch (CharacterCodingException _) {
            return text; // whose next reader meets it again
        }
        return text;
    }
}
