package org.pierian.runner.dataset.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What some rows show of one column.
public final class ColumnProfile {

    /// Values beyond this number are not counted one by one.
    static final int MOST_VALUES = 1000;

    /// Texts that stand for a missing number in many files.
    private static final Set<String> ABSENT =
            Set.of("NA", "N/A", "n/a", "na", "NaN", "nan", "NAN", "null", "NULL", "None", "none", "?", "-", ".");

    private final String name;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Set<String> absent = new TreeSet<>();
    private int rows;
    private int blank;
    private int numbers;
    private int absentCells;
    private int longest;
    private long firstBlank;
    private boolean consecutive = true;
    private double last;
    private boolean followsTarget = true;

    ColumnProfile(String name) {
        this.name = name;
    }

    /// Looks at a cell.
    ///
    /// @param line the line that its row begins in
    /// @param target the target's cell in the same row
    void add(String cell, long line, String target) {
        rows++;
        if (cell.isBlank()) {
            firstBlank = blank++ == 0 ? line : firstBlank;
            consecutive = false;
            return;
        }
        float value = NumberCell.parse(cell);
        if (Float.isNaN(value)) {
            if (ABSENT.contains(cell)) {
                absent.add(cell);
                absentCells++;
            }
            consecutive = false;
        } else {
            double number = Double.parseDouble(cell);
            consecutive &= numbers == 0 || number == last + 1;
            last = number;
            numbers++;
        }
        longest = Math.max(longest, cell.length());
        if (counts.size() < MOST_VALUES || counts.containsKey(cell)) {
            counts.merge(cell, 1, Integer::sum);
        }
        follow(cell, target);
    }

    /// Whether each value still goes with one target and each target with one value.
    private void follow(String cell, String target) {
        followsTarget = followsTarget
                && targets.size() < MOST_VALUES
                && targets.computeIfAbsent(cell, c -> target).equals(target)
                && sources.computeIfAbsent(target, t -> cell).equals(cell);
    }

    /// The column's name in the header.
    public String name() {
        return name;
    }

    /// Whether all cells are numbers, blank, or texts that often stand for a missing number.
    public boolean isNumeric() {
        return numbers > 0 && numbers + blank + absentCells == rows;
    }

    /// The texts for a missing number in a numeric column.
    public Set<String> absent() {
        return isNumeric() ? absent : Set.of();
    }

    /// Cells that are blank or hold one of the given texts.
    ///
    /// @param texts texts that stand for a missing value
    public int missing(Set<String> texts) {
        return blank
                + texts.stream().mapToInt(text -> counts.getOrDefault(text, 0)).sum();
    }

    /// The line of the first blank cell.
    public long firstBlank() {
        return firstBlank;
    }

    /// The different values but the given ones: numbers by size, texts by code point.
    public List<String> values(Set<String> except) {
        List<String> values =
                counts.keySet().stream().filter(v -> !except.contains(v)).toList();
        boolean allNumbers = values.stream().allMatch(NumberCell::isNumber);
        return allNumbers
                ? values.stream()
                        .sorted((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
                        .toList()
                : values;
    }

    /// Whether there are more values than [#values] has.
    public boolean hasManyValues() {
        return counts.size() >= MOST_VALUES;
    }

    /// Characters of the longest cell.
    public int longest() {
        return longest;
    }

    /// Whether each number is the one before plus 1, in at least three rows.
    public boolean isConsecutive() {
        return consecutive && rows >= 3;
    }

    /// Whether each value goes with one value of the target, and the other way round.
    public boolean followsTarget() {
        return followsTarget;
    }
}
