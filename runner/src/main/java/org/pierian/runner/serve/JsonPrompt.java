package org.pierian.runner.serve;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.pierian.runner.http.Refusal;
import org.pierian.runner.predict.TextGeneration;

/// What a text is continued with, as JSON: `{"prompt": "Once", "length": 100, "temperature": 0.8, "top_k": 10,
/// "samples": 1, "seed": 0}`, all but the prompt as `predict` has them unless given.
///
/// @param request what is asked for
/// @param samples how many texts
record JsonPrompt(TextGeneration.Request request, int samples) {

    static final String WANTED =
            "{\"prompt\": \"...\"}, and besides it length, temperature, top_k, samples and seed where they are wanted";

    /// The most tokens of a text.
    static final int MOST_TOKENS = 10_000;

    private static final int MOST_SAMPLES = 16;
    private static final int HOTTEST = 100;
    private static final List<String> NAMES = List.of("prompt", "length", "temperature", "top_k", "samples", "seed");

    /// Reads a body.
    ///
    /// @throws Refusal when it is no JSON, another value, or a number is out of range
    static JsonPrompt of(byte[] body) {
        return JsonBody.read(body, JsonPrompt::read);
    }

    /// The same for a prompt alone.
    static JsonPrompt plain(String prompt) {
        return new JsonPrompt(new TextGeneration.Request(prompt, 0, 1, Integer.MAX_VALUE, 0), 1);
    }

    private static JsonPrompt read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw JsonBody.shape(WANTED);
        }
        String prompt = null;
        int length = 0;
        double temperature = 1;
        int highest = Integer.MAX_VALUE;
        int samples = 1;
        long seed = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "prompt" -> prompt = text(json);
                case "length" -> length = integer(json, name, MOST_TOKENS);
                case "temperature" -> temperature = heat(json);
                case "top_k" -> highest = integer(json, name, Integer.MAX_VALUE);
                case "samples" -> samples = integer(json, name, MOST_SAMPLES);
                case "seed" -> seed = seed(json);
                default ->
                    throw Refusal.of(400, "`" + name + "` is not known here").help("send " + String.join(", ", NAMES));
            }
        }
        if (prompt == null) {
            throw JsonBody.shape(WANTED);
        }
        return new JsonPrompt(new TextGeneration.Request(prompt, length, temperature, highest, seed), samples);
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw JsonBody.shape(WANTED);
        }
        return json.getText();
    }

    private static int integer(JsonParser json, String name, int most) throws IOException {
        BigInteger value = whole(json, name);
        if (value.signum() <= 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw Refusal.of(400, "`" + name + "` wants 1 to " + most);
        }
        return value.intValueExact();
    }

    private static long seed(JsonParser json) throws IOException {
        BigInteger value = whole(json, "seed");
        if (value.bitLength() >= Long.SIZE) {
            throw Refusal.of(400, "`seed` wants an integer of 64 bits");
        }
        return value.longValueExact();
    }

    private static BigInteger whole(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw Refusal.of(400, "`" + name + "` wants an integer");
        }
        return json.getBigIntegerValue();
    }

    private static double heat(JsonParser json) throws IOException {
        boolean isNumber = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        double heat = isNumber ? json.getDoubleValue() : -1;
        if (!(heat >= 0 && heat <= HOTTEST)) {
            throw Refusal.of(400, "`temperature` wants 0 to 100");
        }
        return heat;
    }
}
