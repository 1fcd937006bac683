package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.TestSetSpec;

/// Tables of comma-separated values.
///
/// @param spec what the spec says
public record CsvSource(DatasetSpec.Csv spec) implements Source {

    @Override
    public Declaration declaration() {
        List<String> classes = spec.target().classes();
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
    public String sha256(Path file) throws IOException {
        return CsvFile.sha256(file);
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
    public Data load(Reading reading) {
        return CsvDataset.load(spec, reading);
    }
}
