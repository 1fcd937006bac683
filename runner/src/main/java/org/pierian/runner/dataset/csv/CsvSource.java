package org.pierian.runner.dataset.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.FileFault;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.TestSetSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;

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
    public List<Diagnostic> look(ResolvedSpec resolved, Path folder) {
        return files().stream()
                .distinct()
                .filter(name -> Files.exists(folder.resolve(name)))
                .flatMap(name -> look(resolved, folder, name).stream())
                .toList();
    }

    private List<Diagnostic> look(ResolvedSpec resolved, Path folder, String name) {
        try {
            if (DataFile.isInside(folder, folder.resolve(name))) {
                requireColumns(resolved, folder.resolve(name), BadCells.shown(name));
            }
            return List.of();
        } catch (SpecMisfit misfit) {
            return misfit.diagnostics();
        } catch (Failure failure) {
            String key = name.equals(spec.file()) ? "dataset.csv.file" : "dataset.csv.test.other_file.path";
            return List.of(FileFault.at(resolved.locationOf(key), name, failure));
        }
    }

    private void requireColumns(ResolvedSpec resolved, Path file, String shown) {
        try (CsvRows rows = CsvRows.open(file, shown, spec.separator())) {
            CsvColumns.places(resolved, spec, shown, rows.header());
        }
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
