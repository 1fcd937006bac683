package org.pierian.runner.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.yaml.PlainText;

/// A parser that looks at each token before anything is made of it.
final class Limited extends JsonParserDelegate {

    private final BiFunction<String, JsonLocation, Failure> bad;
    private final long mostTokens;
    private long tokens;
    private int level;

    /// @param bad makes a failure of what is wrong and where
    Limited(JsonParser json, long mostTokens, BiFunction<String, JsonLocation, Failure> bad) {
        super(json);
        this.mostTokens = mostTokens;
        this.bad = bad;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        @Nullable JsonToken token = delegate.nextToken();
        if (token == null) {
            return null;
        }
        if (++tokens > mostTokens) {
            throw refusal("it has more than " + mostTokens + " names and values");
        }
        switch (token) {
            case START_ARRAY, START_OBJECT -> level++;
            case END_ARRAY, END_OBJECT -> level--;
            case FIELD_NAME -> requireWhole(currentName());
            case VALUE_STRING -> requireWhole(getText());
            default -> {
                // a number or a word
            }
        }
        return token;
    }

    private void requireWhole(String text) {
        Optional<String> half = PlainText.halfOfPair(text);
        if (half.isPresent()) {
            throw bad.apply("it has half of a character, `" + half.get() + "`", currentTokenLocation());
        }
    }

    /// What is wrong here.
    Failure refusal(String why) {
        return bad.apply(why, currentLocation());
    }

    /// What an exception of the parser says, in words for a person.
    Failure refusal(JsonProcessingException e) {
        JsonLocation place = JsonLimits.locate(e, this);
        String why;
        if (!(e instanceof StreamConstraintsException)) {
            why = "it is not JSON in line " + place.getLineNr();
        } else if (level == JsonLimits.MOST_LEVELS) {
            why = "it is nested deeper than " + JsonLimits.MOST_LEVELS + " levels";
        } else {
            why = "a name, a text or a number in it is too long";
        }
        return bad.apply(why, place).causedBy(e);
    }
}
