package org.pierian.runner.dataset.formula;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.InputRows;
import org.pierian.core.data.RegressionDataset;
import org.pierian.core.data.TargetType;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Plane;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.arrays.ArrayForm;
import org.pierian.runner.dataset.arrays.NewArrays;
import org.pierian.runner.dataset.format.FileTables;
import org.pierian.spec.ArrayScale;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.FormulaSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.NumberScale;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Separator;
import org.pierian.spec.Split;
import org.pierian.spec.TableSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.language.Words;

/// Examples that are computed by a formula. New points come as rows of a table, new sequences as arrays.
///
/// @param spec what the spec says
public record FormulaSource(FormulaSpec spec) implements Source {

    private static final int SHOWN = 400; // points of a picture

    @Override
    public Declaration declaration() {
        Map<Split, Integer> sizes = new EnumMap<>(Split.class);
        sizes.put(Split.TRAIN, spec.examples());
        spec.validation().ifPresent(size -> sizes.put(Split.VALIDATION, size));
        sizes.put(Split.TEST, spec.testExamples().orElse(spec.examples()));
        return new Declaration(formula().input(), formula().target(), formula().classes(), sizes);
    }

    private Formula formula() {
        return switch (spec) {
            case FormulaSpec.Moons moons -> Points.moons(moons.noise());
            case FormulaSpec.Circles circles -> Points.circles(circles.noise(), circles.factor());
            case FormulaSpec.Spirals spirals -> Points.spirals(spirals.classes(), spirals.turns(), spirals.noise());
            case FormulaSpec.Blobs blobs -> Points.blobs(blobs.centers(), blobs.features(), blobs.clusterStd());
            case FormulaSpec.Checkerboard board -> Points.checkerboard(board.squares(), board.noise());
            case FormulaSpec.Sine sine -> new SineCurve(sine.frequency(), sine.noise());
            case FormulaSpec.SequenceCopy copy -> new CopyTask(copy.symbols(), copy.length(), copy.delay());
            case FormulaSpec.AddingProblem adding -> new AddingTask(adding.length());
        };
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public OptionalLong bytes() {
        Declaration declaration = declaration();
        long numbers = (long) declaration.inputShape().size() + targets(declaration.target());
        long examples = declaration.sizes().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return OptionalLong.of(examples * numbers * Float.BYTES);
    }

    private static int targets(TargetType target) {
        return target instanceof TargetType.Classes classes
                ? classes.positions().size()
                : target.outputShape().size();
    }

    @Override
    public String pictureAdvice() {
        return "these examples are " + (isOfRows() ? "rows of numbers" : "sequences") + " and not images; use `linear`"
                + (isOfRows() ? "" : " or `lstm`");
    }

    private boolean isOfRows() {
        return !formula().columns().isEmpty();
    }

    @Override
    public Data load(Reading reading) {
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        declaration().sizes().forEach((split, size) -> splits.put(split, examples(Words.ofConstant(split), size)));
        return Data.computed(splits, preprocessing());
    }

    private Examples examples(String set, int size) {
        Formula formula = formula();
        SetNumbers draws = draws(set);
        int width = formula.input().shape().size();
        int wanted = targets(formula.target());
        float[] inputs = new float[size * width];
        float[] targets = new float[size * wanted];
        for (int e = 0; e < size; e++) {
            formula.write(draws, e, inputs, e * width, targets, e * wanted);
        }
        return examples(formula, inputs, targets);
    }

    private SetNumbers draws(String set) {
        return new SetNumbers(spec.dataSeed().orElse(0L), set);
    }

    private static Examples examples(Formula formula, float[] inputs, float[] targets) {
        InputRows rows = InputRows.of(formula.input(), inputs);
        if (formula.target() instanceof TargetType.Classes classes) {
            int[] labels = new int[targets.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (int) targets[i];
            }
            Targets all = new Targets(labels, classes);
            return Examples.ofClasses(new DenseDataset(rows, all), all);
        }
        Shape outputs = formula.target().outputShape();
        RegressionDataset dataset = new RegressionDataset(rows, targets, outputs);
        return Examples.ofNumbers(dataset, dataset.variation());
    }

    private Preprocessing preprocessing() {
        Scaling none = Scaling.of(0, 1);
        List<Preprocessing.Input> inputs = new ArrayList<>();
        for (String column : formula().columns()) {
            inputs.add(new Preprocessing.Input.Numeric(column, none, MissingNumber.REFUSE));
        }
        if (inputs.isEmpty()) {
            inputs.addAll(arrays().preprocessing(List.of()));
        }
        return new Preprocessing(
                inputs,
                formula().classes().isEmpty()
                        ? new Preprocessing.Target.Numeric(targetColumn(), none)
                        : new Preprocessing.Target.Classes(
                                targetColumn(), formula().classes()));
    }

    private String targetColumn() {
        boolean curve = spec instanceof FormulaSpec.Sine;
        return curve ? "y" : formula().classes().isEmpty() ? "sum" : Preprocessing.Target.Classes.CLASS;
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return preprocessing();
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return isOfRows() ? table().intake(fitted) : new Intake.Arrays(NewArrays.of(arrays(), fitted));
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        return isOfRows()
                ? table().examples(files, fitted)
                : NewArrays.of(arrays(), fitted).examples(files, Optional.of(NewArrays.TARGETS));
    }

    /// Rows of new points with their classes or heights, as a table.
    private Source table() {
        List<FeatureSpec> features = new ArrayList<>();
        for (String column : formula().columns()) {
            features.add(new FeatureSpec.Numeric(column, NumberScale.NONE, MissingNumber.REFUSE));
        }
        TargetSpec target = formula().classes().isEmpty()
                ? new TargetSpec.NumberColumn(targetColumn(), NumberScale.NONE, Optional.empty())
                : new TargetSpec.ClassColumn(targetColumn(), formula().classes());
        return FileTables.csv(new TableSpec.Csv(
                "points.csv",
                features,
                target,
                new RowSetSpec.Fraction(0.5),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Separator.COMMA,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /// Sequences as arrays.
    private ArrayForm arrays() {
        return new ArrayForm(formula().input(), formula().target(), formula().classes(), ArrayScale.NONE, -1);
    }

    @Override
    public Optional<Plane> plane() {
        if (formula().columns().size() != 2 && !(spec instanceof FormulaSpec.Sine)) {
            return Optional.empty();
        }
        SetNumbers draws = draws(Words.ofConstant(Split.TRAIN));
        List<Plane.Point> points = new ArrayList<>();
        float[] inputs = new float[2];
        float[] target = new float[1];
        for (int e = 0; e < Math.min(SHOWN, spec.examples()); e++) {
            formula().write(draws, e, inputs, 0, target, 0);
            points.add(
                    spec instanceof FormulaSpec.Sine
                            ? new Plane.Point(inputs[0], target[0], 0)
                            : new Plane.Point(inputs[0], inputs[1], (int) target[0]));
        }
        return Optional.of(new Plane(points));
    }
}
