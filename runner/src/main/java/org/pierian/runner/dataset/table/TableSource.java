package org.pierian.runner.dataset.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NetworkAccess;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.FileFault;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.TableSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;

/// Tables of every kind.
///
/// @param spec what the spec says
/// @param origin where the rows are
/// @param numbers how numbers are written in rows for a trained network
/// @param newFiles how a file of rows for a trained network is written
public record TableSource(
        TableSpec spec, TableOrigin origin, NumberFormat numbers, Function<Path, TableFormat> newFiles)
        implements Source {

    @Override
    public Declaration declaration() {
        List<String> classes = spec.target().classes();
        return new Declaration(NumberTable.type(spec), classes, Math.max(1, classes.size()), Map.of());
    }

    /// The columns that are asked for.
    public static List<String> columns(TableSpec spec) {
        return TableColumns.wanted(spec, RowMarks.columns(spec));
    }

    @Override
    public List<String> files() {
        return origin.files();
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
        if (isFirst(name)) {
            return SpecPaths.of(spec, origin.key());
        }
        boolean test = spec.test() instanceof RowSetSpec.OtherFile(String path) && path.equals(name);
        return SpecPaths.of(spec, (test ? "test" : "validation") + ".file.path");
    }

    private void requireColumns(ResolvedSpec resolved, Path file, String name) {
        List<RowMarks.Column> marked = isFirst(name) ? RowMarks.columns(spec) : List.of();
        Optional<TableRows> opened = origin.look(file, BadCells.shown(name), TableColumns.wanted(spec, marked));
        if (opened.isPresent()) {
            try (TableRows rows = opened.get()) {
                TableColumns columns = new TableColumns(resolved, spec, BadCells.shown(name), rows);
                columns.places();
                columns.marks(marked);
            }
        }
    }

    private boolean isFirst(String name) {
        return name.equals(files().getFirst());
    }

    @Override
    public String recordedAs(String file) {
        return isFirst(file) ? origin.name() : file;
    }

    @Override
    public void requireServers(NetworkAccess network, DataFolders folders) {
        origin.host().ifPresent(network::require);
    }

    @Override
    public String sha256(Path file) throws IOException {
        return origin.sha256(file);
    }

    @Override
    public OptionalLong bytes() {
        return OptionalLong.empty();
    }

    @Override
    public String pictureAdvice() {
        return "the examples of `" + SpecPaths.word(spec) + "` are rows of a table, not images; use `linear`";
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return TablePreprocessing.of(spec, fitted);
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return new Intake.Table(new FeatureCoder(spec.features(), fitted, numbers));
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        if (files.labels().isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--labels` is for images; a table has its target in a column")
                    .help("leave `--labels` out");
        }
        return RowExamples.load(spec, newFiles.apply(files.examples()), files.examples(), fitted);
    }

    @Override
    public Data load(Reading reading) {
        return TableDataset.load(spec, origin, reading);
    }
}
