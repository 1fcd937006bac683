package org.pierian.runner.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
///
/// The limits hold for every file of JSON that the program reads.
public final class StrictJson {

    /// Lists and objects inside each other.
    public static final int MOST_LEVELS = 64;

    /// Names, values and brackets of a file that is small in any honest run.
    public static final long USUAL_TOKENS = 1_000_000;

    private static final int MOST_DIGITS = 1_000;
    private static final int LONGEST_NAME = 100_000;
    private static final int LONGEST_TEXT = 20_000_000;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY = factory().build();

    private StrictJson() {}

    /// What makes parsers with these limits, for those who read token by token. A parser that meets a limit throws a
    /// [JsonProcessingException] with the place that [#locate] finds.
    public static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // Names are a stranger's, and may be chosen so that a table of them becomes slow.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_LEVELS)
                        .maxNumberLength(MOST_DIGITS)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(LONGEST_TEXT)
                        .build());
    }

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
                (why, place) -> bad.apply(why).at(place(file, place)));
        try {
            JsonNode value = MAPPER.readTree(json);
            if (value == null || json.nextToken() != null) {
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
        return read(in, file, USUAL_TOKENS, bad);
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

    /// Where a parser has met what it refuses; limits do not say it themselves.
    public static JsonLocation locate(JsonProcessingException e, JsonParser json) {
        @Nullable JsonLocation place = e.getLocation();
        return place == null ? json.currentLocation() : place;
    }

    /// A place in a file: `file:line:column`.
    public static String place(String file, JsonLocation place) {
        return file + ":" + place.getLineNr() + ":" + place.getColumnNr();
    }
}
