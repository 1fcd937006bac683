package org.pierian.runner.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.http.Refusal;
import org.pierian.runner.json.JsonLimits;

/// Reads bodies of JSON token by token, within limits.
final class JsonBody {

    private static final JsonFactory FACTORY = JsonLimits.factory().build();

    private JsonBody() {}

    /// Reads from a parser that stands before the first token.
    interface Use<T> {

        /// Does it; what is behind the value must not be read.
        T of(JsonParser json) throws IOException;
    }

    /// Reads one value, and nothing after it.
    ///
    /// @throws Refusal when it is no JSON
    static <T> T read(byte[] body, Use<T> use) {
        return read(text(body), use);
    }

    /// The same of a text.
    static <T> T read(String text, Use<T> use) {
        try (JsonParser json = FACTORY.createParser(text)) {
            T value = use.of(json);
            if (json.nextToken() != null) {
                throw Refusal.of(400, "something follows the value in the body");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw bad(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be read", e);
        }
    }

    /// The characters of a body.
    ///
    /// @throws Refusal when it is not UTF-8
    static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw Refusal.of(400, "the body is not UTF-8 text");
        }
    }

    private static Refusal bad(JsonProcessingException e) {
        @Nullable JsonLocation place = e.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Refusal.of(400, "the body is not JSON" + where)
                .help("names and texts stand in double quotes, each name once; nothing is nested deeper than "
                        + JsonLimits.MOST_LEVELS + " levels");
    }

    /// Goes to the value of an object that has one name, and that only: `{"images": ...}`.
    ///
    /// @return the name
    /// @throws Refusal when the body is another
    static String only(JsonParser json, String wanted) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME) {
            throw shape(wanted);
        }
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    /// Leaves the object of [#only].
    static void end(JsonParser json, String wanted) throws IOException {
        if (json.nextToken() != JsonToken.END_OBJECT) {
            throw shape(wanted);
        }
    }

    /// @param wanted what it should be, such as `{"text": "..."}`
    static Refusal shape(String wanted) {
        return Refusal.of(400, "the body is not what this run takes").help("send " + wanted);
    }
}
