package org.pierian.runner.serve;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pierian.runner.http.Refusal;

/// Texts as JSON, `{"text": "..."}` or `{"texts": [...]}`. They become the lines of a text, as `predict` reads them.
final class JsonTexts {

    static final String WANTED = "{\"text\": \"...\"} or {\"texts\": [\"...\", ...]}";

    private JsonTexts() {}

    /// The lines.
    ///
    /// @throws Refusal when the body is no JSON, another value, or a text has no characters or several lines
    static byte[] lines(byte[] body) {
        return JsonBody.read(body, JsonTexts::read).getBytes(StandardCharsets.UTF_8);
    }

    private static String read(JsonParser json) throws IOException {
        StringBuilder lines = new StringBuilder();
        switch (JsonBody.only(json, WANTED)) {
            case "text" -> add(json, 1, lines);
            case "texts" -> {
                if (json.currentToken() != JsonToken.START_ARRAY) {
                    throw JsonBody.shape(WANTED);
                }
                int number = 0;
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    add(json, ++number, lines);
                }
            }
            default -> throw JsonBody.shape(WANTED);
        }
        JsonBody.end(json, WANTED);
        return lines.toString();
    }

    private static void add(JsonParser json, int number, StringBuilder lines) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw JsonBody.shape(WANTED);
        }
        String text = json.getText();
        if (text.isBlank() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            throw Refusal.of(400, "text " + number + " of the body is not one line with something in it")
                    .help("replace its line ends by blanks");
        }
        lines.append(text).append('\n');
    }
}
