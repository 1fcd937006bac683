package org.pierian.runner.dataset.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pierian.runner.dataset.Preprocessing.TokenKind;

/// Collects texts whose answers are known.
final class PassageBuilder {

    private final String name;
    private final TokenKind kind;
    private final IntStream.Builder units = IntStream.builder();
    private final IntStream.Builder starts = IntStream.builder();
    private final IntStream.Builder labels = IntStream.builder();
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<String> places = new ArrayList<>();
    private int count;

    /// @param name of the dataset's file or folder, for messages
    /// @param kind what a unit is
    PassageBuilder(String name, TokenKind kind) {
        this.name = name;
        this.kind = kind;
        starts.add(0);
    }

    /// Adds units to the text that was begun.
    ///
    /// @param from the first unit of another text
    /// @param end behind the last one
    void add(RawText text, int from, int end) {
        for (int i = from; i < end; i++) {
            int unit = text.units()[i];
            unit(kind == TokenKind.WORDS ? place(text.words().get(unit)) : unit);
        }
    }

    /// Adds a word to the text that was begun.
    ///
    /// @param label its class
    void add(String word, int label) {
        unit(place(word));
        labels.add(label);
    }

    private void unit(int unit) {
        units.add(unit);
        count++;
    }

    private int place(String word) {
        return words.computeIfAbsent(word, _ -> words.size());
    }

    /// Adds the class of a text.
    void label(int label) {
        labels.add(label);
    }

    /// Ends the text.
    ///
    /// @param place where it comes from
    void end(String place) {
        starts.add(count);
        places.add(place);
    }

    /// All texts.
    Passages build() {
        RawText text = new RawText(name, kind, units.build().toArray(), List.copyOf(words.keySet()), "");
        return new Passages(text, starts.build().toArray(), labels.build().toArray(), List.copyOf(places));
    }
}
