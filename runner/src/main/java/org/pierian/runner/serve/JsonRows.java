package org.pierian.runner.serve;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pierian.runner.http.Refusal;

/// Rows of a table as JSON: one object, a list of objects, or `{"rows": [...]}`. They become JSON lines, so that they
/// are read as `predict` reads these: line 3 of a message is the third row.
final class JsonRows {

    static final String WANTED = "{\"column\": value, ...}, or a list of such rows";

    private final String text;
    private final StringBuilder lines = new StringBuilder();

    private JsonRows(String text) {
        this.text = text;
    }

    /// The lines.
    ///
    /// @throws Refusal when the body is no JSON, or another value
    static byte[] lines(byte[] body) {
        JsonRows rows = new JsonRows(JsonBody.text(body));
        JsonBody.read(rows.text, rows::read);
        return rows.lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean read(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            list(json);
        } else if (first == JsonToken.START_OBJECT) {
            object(json);
        } else {
            throw JsonBody.shape(WANTED);
        }
        return true;
    }

    private void object(JsonParser json) throws IOException {
        long from = json.currentTokenLocation().getCharOffset();
        boolean only =
                json.nextToken() == JsonToken.FIELD_NAME && json.currentName().equals("rows");
        if (only && json.nextToken() == JsonToken.START_ARRAY) {
            list(json);
            JsonBody.end(json, WANTED);
            return;
        }
        while (json.currentToken() != JsonToken.END_OBJECT) {
            json.skipChildren();
            json.nextToken();
        }
        add(from, json);
    }

    private void list(JsonParser json) throws IOException {
        int row = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            row++;
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw Refusal.of(400, "row " + row + " of the body is not an object")
                        .help("send " + WANTED);
            }
            long from = json.currentTokenLocation().getCharOffset();
            json.skipChildren();
            add(from, json);
        }
        if (row == 0) {
            throw Refusal.of(400, "the body has no rows").help("send " + WANTED);
        }
    }

    /// Line ends are between tokens alone, for JSON escapes those of a text.
    private void add(long from, JsonParser json) {
        int end = (int) json.currentLocation().getCharOffset();
        for (int i = (int) from; i < end; i++) {
            char c = text.charAt(i);
            lines.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        lines.append('\n');
    }
}
