package org.pierian.runner.dataset.format;

import java.nio.file.Path;
import java.util.Optional;
import org.pierian.runner.dataset.csv.CsvFormat;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.table.TableFormat;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.Separator;

/// How files of rows for a trained network are written: as those that it was trained on.
public final class FileFormats {

    private FileFormats() {}

    /// The format of a file.
    ///
    /// @param dataset what the network was trained on
    /// @param separator what stands between the cells of a CSV file, where the person says it
    public static TableFormat of(Path file, DatasetSpec dataset, Optional<Separator> separator) {
        Dialect dialect = Dialect.of(dataset);
        return new CsvFormat(separator.map(dialect::with).orElse(dialect));
    }
}
