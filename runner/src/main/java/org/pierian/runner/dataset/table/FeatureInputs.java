package org.pierian.runner.dataset.table;

import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Scaling;
import org.pierian.spec.DatePart;
import org.pierian.spec.MissingCategory;

/// Turns what a cell was read as into inputs of the network, for training and for prediction alike.
final class FeatureInputs {

    private static final double TURN = 2 * Math.PI;

    private FeatureInputs() {}

    /// Writes the inputs of a feature for some rows.
    ///
    /// @param input what is done to it
    /// @param columns what its cells were read as: of each number that one becomes those of all rows
    /// @param first the first of these rows
    /// @param end the row behind the last one
    /// @param inputs receives the inputs of all rows, where there are zeros
    /// @param at place of the first input in a row
    /// @param width inputs from one row to the next
    /// @return whether all of them are finite
    static boolean writeAll(Input input, double[][] columns, int first, int end, float[] inputs, int at, int width) {
        return input instanceof Input.Numeric numeric
                ? scaleAll(numeric.scaling(), columns[0], first, end, inputs, at, width)
                : writeEach(input, columns, first, end, inputs, at, width);
    }

    /// The kind that most large tables have the most of.
    private static boolean scaleAll(
            Scaling scaling, double[] numbers, int first, int end, float[] inputs, int at, int width) {
        int to = at + first * width;
        boolean finite = true;
        for (int row = first; row < end; row++) {
            finite &= scale(scaling, numbers[row], inputs, to);
            to += width;
        }
        return finite;
    }

    private static boolean writeEach(
            Input input, double[][] columns, int first, int end, float[] inputs, int at, int width) {
        double[] cell = new double[columns.length];
        int to = at + first * width;
        boolean finite = true;
        for (int row = first; row < end; row++) {
            for (int c = 0; c < cell.length; c++) {
                cell[c] = columns[c][row];
            }
            finite &= write(input, cell, 0, inputs, to);
            to += width;
        }
        return finite;
    }

    /// Writes the inputs of one cell.
    ///
    /// @param input what is done to the feature
    /// @param raw what the cell was read as; NaN where it is missing
    /// @param from place of its first number in `raw`
    /// @param inputs receives the inputs, where there are zeros
    /// @param at place of the first input
    /// @return whether all of them are finite: others are too large for float32
    static boolean write(Input input, double[] raw, int from, float[] inputs, int at) {
        return switch (input) {
            case Input.Numeric numeric -> scale(numeric.scaling(), raw[from], inputs, at);
            case Input.Bool truth -> fill(truth.filler(), raw[from], inputs, at);
            case Input.Ordinal words -> fill(words.filler(), raw[from], inputs, at);
            case Input.Categorical words -> category(words, raw[from], inputs, at);
            case Input.DateTime date -> date(date, raw, from, inputs, at);
            case Input.BinaryDigits _, Input.Pixels _, Input.Picture _, Input.Array _, Input.Tokens _ ->
                throw new IllegalArgumentException("a column of a table has no " + input);
        };
    }

    private static boolean scale(Scaling scaling, double raw, float[] inputs, int at) {
        inputs[at] = scaling.apply(raw);
        return Float.isFinite(inputs[at]);
    }

    private static boolean fill(double filler, double raw, float[] inputs, int at) {
        inputs[at] = (float) (Double.isNaN(raw) ? filler : raw);
        return Float.isFinite(inputs[at]);
    }

    /// A missing value of its own comes behind the others.
    private static boolean category(Input.Categorical words, double raw, float[] inputs, int at) {
        boolean isOwn = Double.isNaN(raw) && words.missing() == MissingCategory.OWN;
        double place = isOwn ? words.values().size() : raw;
        if (!Double.isNaN(place)) {
            switch (words.as()) {
                case ONE_HOT -> inputs[at + (int) place] = 1f;
                case INDEX -> inputs[at] = (float) place;
            }
        }
        return true;
    }

    private static boolean date(Input.DateTime date, double[] raw, int from, float[] inputs, int at) {
        boolean finite = true;
        int scalings = 0;
        int place = at;
        for (int p = 0; p < date.parts().size(); p++) {
            DatePart part = date.parts().get(p);
            double value = raw[from + p];
            if (part.inputs() == 1) {
                Scaling scaling = date.scalings().get(scalings++);
                finite &= Double.isNaN(value) || scale(scaling, value, inputs, place);
            } else if (!Double.isNaN(value)) {
                double angle = TURN * (value / period(part));
                inputs[place] = (float) StrictMath.sin(angle);
                inputs[place + 1] = (float) StrictMath.cos(angle);
            }
            place += part.inputs();
        }
        return finite;
    }

    private static double period(DatePart part) {
        return switch (part) {
            case MONTH -> 12;
            case WEEKDAY -> 7;
            case HOUR -> 86_400;
            case YEAR, SECONDS -> throw new IllegalArgumentException(part + " is no cycle");
        };
    }
}
