package org.pierian.runner.dataset.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.runner.dataset.Reading;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.TableSpec;

/// Tables in files, next to the spec or in folders for data.
///
/// @param spec what the spec says
/// @param name the first file in the spec
/// @param format how the files are written
public record TableFiles(TableSpec spec, String name, TableFormat format) implements TableOrigin {

    private static final String SUBFOLDER = "tabular";

    @Override
    public String key() {
        return "file";
    }

    @Override
    public List<String> files() {
        List<String> files = new ArrayList<>(List.of(name));
        Stream.concat(Stream.of(spec.test()), spec.validation().stream()).forEach(set -> {
            if (set instanceof RowSetSpec.OtherFile(String path)) {
                files.add(path);
            }
        });
        return List.copyOf(files);
    }

    @Override
    public String sha256(Path file) throws IOException {
        return format.sha256(file);
    }

    @Override
    public Optional<TableRows> look(Path file, String shown, List<String> wanted) {
        return Optional.of(format.look(file, shown, wanted));
    }

    @Override
    public TableRows open(Reading reading, List<String> wanted) {
        return open(name, reading, wanted);
    }

    @Override
    public TableRows open(String other, Reading reading, List<String> wanted) {
        Path file = reading.file(other, SUBFOLDER);
        return format.open(file, BadCells.shown(other), wanted);
    }
}
