package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Scaling;
import org.pierian.spec.DatePart;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.NumberScale;
import org.pierian.spec.TableSpec;
import org.pierian.spec.TargetSpec;

/// The preprocessing of a table: what its spec says, with numbers that are fitted on the training rows or known from a
/// finished run.
final class TablePreprocessing {

    private static final Scaling NONE = Scaling.of(0, 1);

    private TablePreprocessing() {}

    /// The numbers that are done to a feature and are not in the spec.
    private interface Numbers {

        /// The scaling of a column of numbers.
        Scaling scaling(NumberScale scale, MissingNumber missing);

        /// What stands for a missing value of a column of yes and no, or of words with an order.
        double filler(MissingNumber missing);

        /// The scalings of those parts of a date that are numbers.
        List<Scaling> scalings(List<DatePart> parts);
    }

    /// The preprocessing with the numbers of another one.
    static Preprocessing of(TableSpec spec, Preprocessing fitted) {
        List<Input> inputs = fitted.inputs();
        return of(
                spec,
                f -> new Known(f < inputs.size() ? Optional.of(inputs.get(f)) : Optional.empty()),
                () -> fitted.targetScaling().orElse(NONE));
    }

    /// The preprocessing with numbers fitted on training rows.
    ///
    /// @param columns what the cells of a feature were read as
    /// @param targets of each row the class's place among its values, or the number
    /// @param notice told what is lost
    /// @throws org.pierian.runner.failure.Failure when a mean is wanted of no number
    static Preprocessing fit(
            TableSpec spec, IntFunction<double[][]> columns, double[] targets, Consumer<String> notice) {
        return of(
                spec,
                f -> new Fitted(spec.features().get(f).column(), columns.apply(f), notice),
                () -> target(spec.target(), targets, notice));
    }

    private static Scaling target(TargetSpec target, double[] targets, Consumer<String> notice) {
        if (!(target instanceof TargetSpec.NumberColumn number)) {
            return NONE;
        }
        double[] learned = RowExamples.learned(number.transform(), targets);
        Scaling scaling = ColumnScaling.fitTarget(number.column(), number.scale(), learned);
        MergedNumbers.warning(number.column(), scaling, learned).ifPresent(notice);
        return scaling;
    }

    private static Preprocessing of(TableSpec spec, IntFunction<Numbers> ofFeature, Supplier<Scaling> ofTarget) {
        List<Input> inputs = IntStream.range(0, spec.features().size())
                .mapToObj(f -> input(spec.features().get(f), ofFeature.apply(f)))
                .toList();
        TargetSpec target = spec.target();
        return new Preprocessing(
                inputs,
                target instanceof TargetSpec.NumberColumn number
                        ? new Preprocessing.Target.Numeric(number.column(), ofTarget.get(), number.transform())
                        : new Preprocessing.Target.Classes(target.column(), target.classes()),
                spec.missingValues().orElse(List.of()));
    }

    private static Input input(FeatureSpec feature, Numbers numbers) {
        return switch (feature) {
            case FeatureSpec.Numeric(String column, NumberScale scale, MissingNumber missing) ->
                new Input.Numeric(column, numbers.scaling(scale, missing), missing);
            case FeatureSpec.Categorical words ->
                new Input.Categorical(words.column(), words.values(), words.as(), words.missing());
            case FeatureSpec.Bool(String column, MissingNumber missing) ->
                new Input.Bool(column, numbers.filler(missing), missing);
            case FeatureSpec.Ordinal(String column, List<String> values, MissingNumber missing) ->
                new Input.Ordinal(column, values, numbers.filler(missing), missing);
            case FeatureSpec.DateTime date ->
                new Input.DateTime(
                        date.column(), date.parts(), date.order(), numbers.scalings(date.parts()), date.missing());
        };
    }

    /// Numbers fitted on a column of the training rows.
    ///
    /// @param rows what its cells were read as
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Fitted(String column, double[][] rows, Consumer<String> notice) implements Numbers {

        @Override
        public Scaling scaling(NumberScale scale, MissingNumber missing) {
            return fit(scale, missing, rows[0]);
        }

        @Override
        public double filler(MissingNumber missing) {
            return ColumnScaling.fit(column, NumberScale.NONE, missing, rows[0]).missing();
        }

        @Override
        public List<Scaling> scalings(List<DatePart> parts) {
            List<Scaling> scalings = new ArrayList<>();
            for (int p = 0; p < rows.length; p++) {
                if (parts.get(p).inputs() == 1) {
                    scalings.add(fit(NumberScale.STANDARD, MissingNumber.REFUSE, rows[p]));
                }
            }
            return scalings;
        }

        private Scaling fit(NumberScale scale, MissingNumber missing, double[] values) {
            Scaling scaling = ColumnScaling.fit(column, scale, missing, values);
            MergedNumbers.warning(column, scaling, values).ifPresent(notice);
            return scaling;
        }
    }

    /// Numbers of a finished run; any where its feature is of another kind.
    private record Known(Optional<Input> input) implements Numbers {

        @Override
        public Scaling scaling(NumberScale scale, MissingNumber missing) {
            return input.orElse(null) instanceof Input.Numeric numeric ? numeric.scaling() : NONE;
        }

        @Override
        public double filler(MissingNumber missing) {
            return switch (input.orElse(null)) {
                case Input.Bool truth -> truth.filler();
                case Input.Ordinal words -> words.filler();
                case null, default -> 0;
            };
        }

        @Override
        public List<Scaling> scalings(List<DatePart> parts) {
            return input.orElse(null) instanceof Input.DateTime date ? date.scalings() : List.of();
        }
    }
}
