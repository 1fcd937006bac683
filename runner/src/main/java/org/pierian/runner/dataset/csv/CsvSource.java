package org.pierian.runner.dataset.csv;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.TestSetSpec;

/// Tables of comma-separated values.
///
/// @param spec what the spec says
public record CsvSource(DatasetSpec.Csv spec) implements Source {

    @Override
    public Declaration declaration() {
        List<String> classes = switch (spec.target()) {
            case TargetSpec.ClassColumn target -> target.values();
            case TargetSpec.NumberColumn _ -> List.of();
        };
        return new Declaration(Shape.of(CsvTable.width(spec)), classes, Math.max(1, classes.size()), Map.of());
    }

    @Override
    public List<String> files() {
        return switch (spec.test()) {
            case TestSetSpec.OtherFile(String path) -> List.of(spec.file(), path);
            case TestSetSpec.Fraction _ -> List.of(spec.file());
        };
    }

    @Override
    public OptionalLong bytes() {
        return OptionalLong.empty();
    }

    @Override
    public String pictureAdvice() {
        return "the examples of `csv` are rows of a table, not images; use `linear`";
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return CsvPreprocessing.of(spec, fitted);
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return new Intake.Table(new FeatureCoder(spec.features(), fitted), spec.separator());
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        if (files.labels().isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--labels` is for images; a table has its target in a column")
                    .help("leave `--labels` out");
        }
        return CsvDataset.loadNew(spec, files.examples(), fitted);
    }

    @Override
    public Data load(Reading reading) {
        return CsvDataset.load(spec, reading);
    }
}
