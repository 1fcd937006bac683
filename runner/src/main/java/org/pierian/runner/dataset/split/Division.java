package org.pierian.runner.dataset.split;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;

/// Divides rows into splits: first the test set, then the validation set from what that leaves, then the training
/// set, which is the rest.
public final class Division {

    private final Rows rows;
    private final RowDraw draw;
    private final Map<Split, int[]> sets = new EnumMap<>(Split.class);
    private int[] rest;

    /// What is divided, and what is said where that cannot be done.
    public interface Rows {

        /// How many there are.
        int size();

        /// Tells the rows that have a value in a column from the others.
        ///
        /// @throws Failure when none has it
        IntPredicate having(String column, String value);

        /// What is said where no row would be left for a set.
        Failure empty(Split split);

        /// What is said where there are not two rows, one to be held out and one to be left.
        default Failure tooFew(Split split) {
            return empty(split);
        }
    }

    private Division(Rows rows, RowDraw draw) {
        this.rows = rows;
        this.draw = draw;
        this.rest = IntStream.range(0, rows.size()).toArray();
    }

    /// How rows are drawn.
    ///
    /// @param seed of the random stream
    /// @param groups the group of each row; empty where each row is a group of its own
    /// @param strata the stratum of each row; empty where there is one
    @SuppressWarnings("ArrayRecordComponent") // arguments, never compared
    public record Drawing(long seed, int[] groups, int[] strata) {}

    /// The places of the rows of each split that has its rows from these, in order.
    ///
    /// @throws Failure when a split would be empty
    public static Map<Split, int[]> divide(
            Rows rows, Drawing drawing, RowSetSpec test, Optional<RowSetSpec> validation) {
        RowDraw draw = new RowDraw(drawing.seed(), drawing.groups(), drawing.strata());
        Division division = new Division(rows, draw);
        division.hold(Split.TEST, test, "");
        validation.ifPresent(set -> division.hold(Split.VALIDATION, set, "validation"));
        division.sets.put(Split.TRAIN, division.rest);
        return division.sets;
    }

    private void hold(Split split, RowSetSpec set, String path) {
        switch (set) {
            case RowSetSpec.Fraction(double part) -> {
                RowDraw.Parts parts = draw.draw(rest, count(split, part), path);
                keep(split, parts.held(), parts.rest());
            }
            case RowSetSpec.Last(double part) -> {
                int[] sorted = rest.clone();
                Arrays.sort(sorted);
                int first = sorted[sorted.length - count(split, part)];
                part(split, sorted, row -> row >= first);
            }
            case RowSetSpec.Column(String name, String value) -> part(split, rest, rows.having(name, value));
            case RowSetSpec.OtherFile _, RowSetSpec.Folder _, RowSetSpec.OtherArrays _ -> {} // has rows of its own
        }
    }

    /// Holds out the rows for which a test holds; the others keep their order.
    private void part(Split split, int[] from, IntPredicate isHeld) {
        keep(
                split,
                Arrays.stream(from).filter(isHeld).toArray(),
                Arrays.stream(rest).filter(isHeld.negate()).toArray());
    }

    private void keep(Split split, int[] held, int[] others) {
        if (held.length == 0 || others.length == 0) {
            throw rows.empty(held.length == 0 ? split : Split.TRAIN);
        }
        sets.put(split, held);
        rest = others;
    }

    /// A fraction of all rows, of which one at least is held out and one at least is not.
    private int count(Split split, double part) {
        if (rest.length < 2) {
            throw rows.tooFew(split);
        }
        return Math.clamp(Math.round(part * rows.size()), 1, rest.length - 1);
    }
}
