package org.pierian.runner.dataset.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The cells of a column that are not like its others.
public final class OddCells {

    private static final int KEPT = 5;

    private final Map<String, Long> lines = new LinkedHashMap<>();
    private int count;

    void add(String cell, long line) {
        count++;
        if (lines.size() < KEPT) {
            lines.putIfAbsent(cell, line);
        }
    }

    /// How many there are.
    int count() {
        return count;
    }

    /// The first few different ones, each with the line that it is in first.
    public Map<String, Long> lines() {
        return Collections.unmodifiableMap(lines);
    }

    /// Those without a digit, which cannot be numbers or dates that are only written in another way.
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        lines.keySet().stream()
                .filter(cell -> cell.chars().noneMatch(Character::isDigit))
                .forEach(words::add);
        return words;
    }
}
