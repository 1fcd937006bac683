package org.pierian.runner.serve;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.pierian.runner.http.Refusal;

/// Pictures as JSON: levels of 0 to 255, channel by channel, row by row, in as many lists as one likes:
/// `{"image": [[0, 255], [0, 0]]}`, `{"images": [...]}`.
///
/// @param width levels of one picture
record JsonPictures(int width) {

    static final String WANTED = "{\"image\": [[0, 255, ...], ...]} or {\"images\": [...]}, with levels of 0 to 255";

    private static final int WHITE = 255;

    /// The levels of all pictures, one after the other.
    ///
    /// @throws Refusal when the body is no JSON, another value, or a picture of another size
    byte[] levels(byte[] body) {
        return PlainPictures.levels(body, width).orElseGet(() -> parsed(body));
    }

    /// The same by the parser alone.
    byte[] parsed(byte[] body) {
        return JsonBody.read(body, this::read);
    }

    private byte[] read(JsonParser json) throws IOException {
        ByteArrayOutputStream levels = new ByteArrayOutputStream(width);
        switch (JsonBody.only(json, WANTED)) {
            case "image" -> picture(json, levels, 0);
            case "images" -> {
                if (json.currentToken() != JsonToken.START_ARRAY) {
                    throw JsonBody.shape(WANTED);
                }
                int number = 0;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    picture(json, levels, number++);
                }
            }
            default -> throw JsonBody.shape(WANTED);
        }
        JsonBody.end(json, WANTED);
        return levels.toByteArray();
    }

    private void picture(JsonParser json, ByteArrayOutputStream levels, int number) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw JsonBody.shape(WANTED);
        }
        byte[] one = new byte[width];
        int count = 0;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else {
                byte level = (byte) level(json, number);
                if (count < width) {
                    one[count] = level;
                }
                count++;
            }
        }
        if (count != width) {
            throw Refusal.of(400, "image " + number + " has " + count + " levels, expected " + width);
        }
        levels.write(one, 0, width);
    }

    private static int level(JsonParser json, int number) throws IOException {
        int level = json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= 3
                ? json.getIntValue()
                : -1;
        if (level < 0 || level > WHITE) {
            throw Refusal.of(400, "image " + number + " has a level that is not an integer from 0 to 255");
        }
        return level;
    }
}
