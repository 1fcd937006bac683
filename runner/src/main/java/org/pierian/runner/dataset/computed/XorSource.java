package org.pierian.runner.dataset.computed;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.table.FeatureCoder;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.NumberScale;
import org.pierian.spec.Split;

/// The four examples of exclusive or; training set and test set are the same. New examples are rows with the columns
/// `a` and `b`.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19.
public record XorSource() implements Source {

    private static final List<String> CLASSES = List.of("0", "1");
    private static final List<FeatureSpec> FEATURES = List.of(
            new FeatureSpec.Numeric("a", NumberScale.NONE, MissingNumber.REFUSE),
            new FeatureSpec.Numeric("b", NumberScale.NONE, MissingNumber.REFUSE));
    private static final Preprocessing PREPROCESSING = new Preprocessing(
            FEATURES.stream()
                    .<Preprocessing.Input>map(feature ->
                            new Preprocessing.Input.Numeric(feature.column(), Scaling.of(0, 1), MissingNumber.REFUSE))
                    .toList(),
            new Preprocessing.Target.Classes(Preprocessing.Target.Classes.CLASS, CLASSES));

    @Override
    public Declaration declaration() {
        return new Declaration(Shape.of(2), CLASSES, 1, Map.of(Split.TRAIN, 4, Split.TEST, 4));
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public OptionalLong bytes() {
        return OptionalLong.of(4 * (2 * Float.BYTES + Integer.BYTES));
    }

    @Override
    public String pictureAdvice() {
        return "the examples of `xor` are two numbers each, not images; use `linear`";
    }

    @Override
    public Data load(Reading reading) {
        Targets targets = new Targets(new int[] {0, 1, 1, 0}, 1);
        DenseDataset all = new DenseDataset(Shape.of(2), new float[] {0, 0, 0, 1, 1, 0, 1, 1}, targets);
        Examples examples = Examples.ofClasses(all, targets);
        return Data.computed(Map.of(Split.TRAIN, examples, Split.TEST, examples), PREPROCESSING);
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return PREPROCESSING;
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return new Intake.Table(new FeatureCoder(FEATURES, PREPROCESSING));
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        throw ComputedExamples.notInFiles("xor");
    }
}
