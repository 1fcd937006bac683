package org.pierian.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.report.markup.Decimals;
import org.pierian.spec.DatePart;
import org.pierian.spec.MissingCategory;

/// The cells of a row, read back from what a network sees of it. Numbers have the six digits that float32 is sure of.
final class RowCells {

    private static final int DIGITS = 6;

    private final float[] inputs;
    private final List<Shown.Cell> cells = new ArrayList<>();
    private int at;

    private RowCells(float[] inputs) {
        this.inputs = inputs;
    }

    /// The cells.
    ///
    /// @param fitted what was done to the columns
    /// @param inputs of one example
    static List<Shown.Cell> of(List<Input> fitted, float[] inputs) {
        RowCells row = new RowCells(inputs);
        fitted.forEach(row::read);
        return row.cells;
    }

    /// How many inputs come from a column; 0 where it is none.
    static int width(Input input) {
        return switch (input) {
            case Input.Numeric _, Input.Bool _, Input.Ordinal _ -> 1;
            case Input.Categorical words ->
                switch (words.as()) {
                    case INDEX -> 1;
                    case ONE_HOT -> words.values().size() + (words.missing() == MissingCategory.OWN ? 1 : 0);
                };
            case Input.DateTime date ->
                date.parts().stream().mapToInt(DatePart::inputs).sum();
            case Input.BinaryDigits digits -> digits.digits();
            case Input.Pixels _, Input.Picture _, Input.Array _, Input.Tokens _ -> 0;
        };
    }

    private void read(Input input) {
        switch (input) {
            case Input.Numeric numeric -> add(numeric.column(), number(numeric.scaling(), inputs[at]));
            case Input.Bool truth -> add(truth.column(), inputs[at] == 1 ? "yes" : inputs[at] == 0 ? "no" : "missing");
            case Input.Ordinal words -> add(words.column(), ordinal(words));
            case Input.Categorical words -> add(words.column(), category(words));
            case Input.DateTime date -> date(date);
            case Input.BinaryDigits digits -> add(digits.column(), Long.toString(integer(digits.digits())));
            case Input.Pixels _, Input.Picture _, Input.Array _, Input.Tokens _ -> {}
        }
        at += width(input);
    }

    private void add(String name, String value) {
        cells.add(new Shown.Cell(name, value));
    }

    private static String number(Scaling scaling, float input) {
        return Decimals.significant(input * scaling.unit() + scaling.center(), DIGITS);
    }

    private String ordinal(Input.Ordinal words) {
        double place = inputs[at] * (words.values().size() - 1);
        return Math.abs(place - Math.rint(place)) < 1e-3
                ? words.values()
                        .get(Math.clamp(
                                (int) Math.rint(place), 0, words.values().size() - 1))
                : "missing";
    }

    private String category(Input.Categorical words) {
        int place = switch (words.as()) {
            case INDEX -> (int) inputs[at];
            case ONE_HOT -> hot(width(words));
        };
        return place < words.values().size() ? words.values().get(place) : "missing";
    }

    private int hot(int width) {
        for (int i = 0; i < width; i++) {
            if (inputs[at + i] == 1) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /// Parts that are numbers, each for itself; cycles cannot be read as a date and are left out.
    private void date(Input.DateTime date) {
        int place = at;
        int scalings = 0;
        for (DatePart part : date.parts()) {
            if (part.inputs() == 1) {
                Scaling scaling = date.scalings().get(scalings++);
                add(date.column() + ", " + part.name().toLowerCase(Locale.ROOT), number(scaling, inputs[place]));
            }
            place += part.inputs();
        }
    }

    /// The lowest digit first.
    private long integer(int digits) {
        long value = 0;
        for (int i = digits - 1; i >= 0; i--) {
            value = 2 * value + (inputs[at + i] > 0.5f ? 1 : 0);
        }
        return value;
    }
}
