package org.pierian.runner.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import org.jspecify.annotations.Nullable;

/// How large and how deep JSON may be. The limits hold for every file of JSON that the program reads.
public final class JsonLimits {

    /// Lists and objects inside each other.
    public static final int MOST_LEVELS = 64;

    /// Names, values and brackets of a file that is small in any honest run.
    public static final long USUAL_TOKENS = 1_000_000;

    private static final int MOST_DIGITS = 1_000;
    private static final int LONGEST_NAME = 100_000;
    private static final int LONGEST_TEXT = 20_000_000;

    private JsonLimits() {}

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
