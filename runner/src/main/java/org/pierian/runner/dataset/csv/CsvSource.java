package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.TargetSpec;

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
        List<String> files = new ArrayList<>(List.of(spec.file()));
        Stream.concat(Stream.of(spec.test()), spec.validation().stream()).forEach(set -> {
            if (set instanceof RowSetSpec.OtherFile(String path)) {
                files.add(path);
            }
        });
        return List.copyOf(files);
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
