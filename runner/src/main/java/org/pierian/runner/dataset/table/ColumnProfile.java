package org.pierian.runner.dataset.table;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pierian.spec.DateOrder;
import org.pierian.spec.DatePart;

/// What some rows show of one column.
public final class ColumnProfile {

    /// Values beyond this number are not counted one by one.
    static final int MOST_VALUES = 1000;

    private static final int FEW = 10; // one odd cell among so many
    private static final int LEAST = 4; // cells among which there may be an odd one

    private final String name;
    private final NumberFormat format;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Set<String> absent = new TreeSet<>();
    private final OddCells odd = new OddCells();
    private final DateProfile dates = new DateProfile();
    private int rows;
    private int blank;
    private int numbers;
    private int longest;
    private long firstBlank;
    private boolean consecutive = true;
    private double first;
    private double last;
    private boolean followsTarget = true;

    ColumnProfile(String name, NumberFormat format) {
        this.name = name;
        this.format = format;
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
        Optional<String> number = format.json(cell);
        if (number.isPresent()) {
            add(Double.parseDouble(number.get()));
        } else {
            consecutive = false;
            if (MissingTexts.amongNumbers(cell)) {
                absent.add(cell);
            } else {
                odd.add(cell, line);
            }
        }
        if (!absent.contains(cell)) {
            dates.add(cell, line);
        }
        longest = Math.max(longest, cell.length());
        if (counts.size() < MOST_VALUES || counts.containsKey(cell)) {
            counts.merge(cell, 1, Integer::sum);
        }
        follow(cell, target);
    }

    private void add(double number) {
        consecutive &= numbers == 0 || number == last + 1;
        first = numbers == 0 ? number : first;
        last = number;
        numbers++;
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

    /// Whether the cells are numbers, but for blank ones, texts that often stand for a missing number, and a few odd
    /// ones.
    public boolean isNumeric() {
        return numbers > 0
                && (odd.count() == 0 || FEW * odd.count() <= numbers || (odd.count() == 1 && numbers >= LEAST));
    }

    /// The orders in which the cells are dates, the likeliest first; none for a column of other numbers or words.
    public List<DateOrder> dateOrders() {
        return dates.orders();
    }

    /// The parts of its dates that differ from row to row.
    public List<DatePart> dateParts(DateOrder order) {
        return dates.parts(order);
    }

    /// Whether its values are yes and no in any spelling but that of numbers.
    public boolean isBoolean() {
        return numbers == 0 && BooleanReader.areBoth(values(absent()));
    }

    /// The cells that are not like the others.
    public OddCells odd() {
        return isNumeric() || dateOrders().isEmpty()
                ? odd
                : dates.odd(dateOrders().getFirst());
    }

    /// The texts for a missing value.
    public Set<String> absent() {
        if (!isNumeric() && dateOrders().isEmpty()) {
            return absent.stream().filter(MissingTexts::amongWords).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> texts = new TreeSet<>(absent);
        texts.addAll(odd().words());
        return texts;
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
        boolean allNumbers = values.stream().allMatch(format::matches);
        return allNumbers
                ? values.stream()
                        .sorted(Comparator.comparingDouble(this::number))
                        .toList()
                : values;
    }

    private double number(String cell) {
        return Double.parseDouble(format.json(cell).orElseThrow());
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

    /// Whether its first number is 0 or 1.
    public boolean startsLow() {
        return first == 0 || first == 1;
    }

    /// Whether each value goes with one value of the target, and the other way round.
    public boolean followsTarget() {
        return followsTarget;
    }
}
