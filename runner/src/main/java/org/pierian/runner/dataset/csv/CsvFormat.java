package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.pierian.runner.dataset.table.TableFormat;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.dataset.table.TextFile;

/// Files of comma-separated values.
///
/// @param dialect how they are written
public record CsvFormat(Dialect dialect) implements TableFormat {

    @Override
    public TableRows open(Path file, String name, List<String> wanted) {
        return CsvRows.open(file, name, dialect);
    }

    @Override
    public TableRows read(InputStream in, String name, List<String> wanted) {
        return CsvRows.of(in, name, dialect);
    }

    @Override
    public String sha256(Path file) throws IOException {
        return TextFile.sha256(file);
    }
}
