package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Scaling;
import org.pierian.spec.DatePart;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.NumberScale;

/// Turns what the cells of a feature were read as into inputs of the network.
final class FeatureInputs {

    private static final double TURN = 2 * Math.PI;

    private FeatureInputs() {}

    /// What is done to a feature, fitted on the training set.
    ///
    /// @param train what the cells of the training rows were read as
    /// @param fitted what was fitted before, which is kept
    /// @param notice told what is lost
    static Input fit(FeatureSpec feature, double[][] train, Optional<Input> fitted, Consumer<String> notice) {
        String column = feature.column();
        return switch (feature) {
            case FeatureSpec.Numeric numeric ->
                before(fitted, Input.Numeric.class).orElseGet(() -> {
                    Scaling scaling = ColumnScaling.fit(column, numeric.scale(), numeric.missing(), train[0]);
                    MergedNumbers.warning(column, scaling, train[0]).ifPresent(notice);
                    return new Input.Numeric(column, scaling);
                });
            case FeatureSpec.Categorical words -> new Input.Categorical(column, words.values());
            case FeatureSpec.Bool truth ->
                before(fitted, Input.Bool.class)
                        .orElseGet(() -> new Input.Bool(column, filler(column, truth.missing(), train[0])));
            case FeatureSpec.Ordinal words ->
                before(fitted, Input.Ordinal.class)
                        .orElseGet(() ->
                                new Input.Ordinal(column, words.values(), filler(column, words.missing(), train[0])));
            case FeatureSpec.DateTime date ->
                before(fitted, Input.DateTime.class)
                        .orElseGet(() -> new Input.DateTime(
                                column, date.parts(), scalings(column, date.parts(), train, notice)));
        };
    }

    private static <T extends Input> Optional<T> before(Optional<Input> fitted, Class<T> kind) {
        return fitted.filter(kind::isInstance).map(kind::cast);
    }

    private static double filler(String column, MissingNumber missing, double[] train) {
        return ColumnScaling.fit(column, NumberScale.NONE, missing, train).missing();
    }

    private static List<Scaling> scalings(
            String column, List<DatePart> parts, double[][] train, Consumer<String> notice) {
        List<Scaling> scalings = new ArrayList<>();
        for (int p = 0; p < train.length; p++) {
            if (parts.get(p).inputs() == 1) {
                Scaling scaling = ColumnScaling.fit(column, NumberScale.STANDARD, MissingNumber.REFUSE, train[p]);
                MergedNumbers.warning(column, scaling, train[p]).ifPresent(notice);
                scalings.add(scaling);
            }
        }
        return scalings;
    }

    /// Writes the inputs of some rows.
    ///
    /// @param raw what the cells were read as
    /// @param inputs receives the inputs, from `offset` on in every `stride`
    static void write(Input input, double[][] raw, float[] inputs, int offset, int stride) {
        switch (input) {
            case Input.Numeric(String column, Scaling scaling) ->
                ColumnScaling.apply(scaling, column, raw[0], inputs, offset, stride);
            case Input.Bool(String column, double missing) ->
                ColumnScaling.apply(new Scaling(0, 1, missing), column, raw[0], inputs, offset, stride);
            case Input.Ordinal(String column, List<String> _, double missing) ->
                ColumnScaling.apply(new Scaling(0, 1, missing), column, raw[0], inputs, offset, stride);
            case Input.Categorical _ -> {
                for (int i = 0; i < raw[0].length; i++) {
                    if (!Double.isNaN(raw[0][i])) {
                        inputs[offset + i * stride + (int) raw[0][i]] = 1f;
                    }
                }
            }
            case Input.DateTime date -> dates(date, raw, inputs, offset, stride);
            case Input.Pixels _ -> throw new IllegalArgumentException("a table has no pixels");
        }
    }

    private static void dates(Input.DateTime date, double[][] raw, float[] inputs, int offset, int stride) {
        Iterator<Scaling> scalings = date.scalings().iterator();
        int at = offset;
        for (int p = 0; p < raw.length; p++) {
            DatePart part = date.parts().get(p);
            if (part.inputs() == 1) {
                Scaling scaling = scalings.next();
                ColumnScaling.apply(
                        new Scaling(scaling.center(), scaling.unit(), scaling.center()),
                        date.column(),
                        raw[p],
                        inputs,
                        at,
                        stride);
            } else {
                cycle(raw[p], period(part), inputs, at, stride);
            }
            at += part.inputs();
        }
    }

    private static double period(DatePart part) {
        return switch (part) {
            case MONTH -> 12;
            case WEEKDAY -> 7;
            case HOUR -> 86_400;
            case YEAR, SECONDS -> throw new IllegalArgumentException(part + " is no cycle");
        };
    }

    private static void cycle(double[] values, double period, float[] inputs, int offset, int stride) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double angle = TURN * (values[i] / period);
                inputs[offset + i * stride] = (float) StrictMath.sin(angle);
                inputs[offset + i * stride + 1] = (float) StrictMath.cos(angle);
            }
        }
    }
}
