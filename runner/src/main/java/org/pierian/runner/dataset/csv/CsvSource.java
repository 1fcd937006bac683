package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.FileFault;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;

/// Tables of comma-separated values.
///
/// @param spec what the spec says
public record CsvSource(DatasetSpec.Csv spec) implements Source {

    @Override
    public Declaration declaration() {
        List<String> classes = spec.target().classes();
        return new Declaration(CsvTable.type(spec), classes, Math.max(1, classes.size()), Map.of());
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
                requireColumns(resolved, folder.resolve(name), name);
            }
            return List.of();
        } catch (SpecMisfit misfit) {
            return misfit.diagnostics();
        } catch (Failure failure) {
            return List.of(FileFault.at(resolved.locationOf(keyOf(name)), name, failure));
        }
    }

    private String keyOf(String name) {
        if (name.equals(spec.file())) {
            return "dataset.csv.file";
        }
        boolean test = spec.test() instanceof RowSetSpec.OtherFile(String path) && path.equals(name);
        return "dataset.csv." + (test ? "test" : "validation") + ".file.path";
    }

    private void requireColumns(ResolvedSpec resolved, Path file, String name) {
        String shown = BadCells.shown(name);
        List<RowMarks.Column> marked = name.equals(spec.file()) ? RowMarks.columns(spec) : List.of();
        try (CsvRows rows = CsvRows.open(file, shown, Dialect.of(spec))) {
            CsvColumns.places(resolved, spec, shown, rows.header());
            CsvColumns.marks(resolved, spec, shown, rows.header(), marked);
        }
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
    public Preprocessing preprocessing(Preprocessing fitted) {
        return CsvPreprocessing.of(spec, fitted);
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return new Intake.Table(new FeatureCoder(spec, fitted));
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        if (files.labels().isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--labels` is for images; a table has its target in a column")
                    .help("leave `--labels` out");
        }
        return CsvExamples.load(spec, files.examples(), fitted);
    }

    @Override
    public Data load(Reading reading) {
        return CsvDataset.load(spec, reading);
    }
}
