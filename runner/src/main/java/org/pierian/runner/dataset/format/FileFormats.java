package org.pierian.runner.dataset.format;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.pierian.runner.dataset.csv.CsvFormat;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.jsonl.JsonlFormat;
import org.pierian.runner.dataset.parquet.ParquetFormat;
import org.pierian.runner.dataset.table.TableFormat;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.Separator;
import org.pierian.spec.TableSpec;

/// How a file of rows is written, by its name.
public final class FileFormats {

    private FileFormats() {}

    /// Whether a file is of JSON lines: `rows.jsonl`, `rows.ndjson`, and both with `.gz`.
    public static boolean isJsonl(Path file) {
        String name = name(file).replaceFirst("[.]gz$", "");
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    /// Whether a file is of Parquet: `rows.parquet`, `rows.pq`.
    public static boolean isParquet(Path file) {
        return name(file).endsWith(".parquet") || name(file).endsWith(".pq");
    }

    /// Whether a file is of separated values: `rows.csv`, `rows.tsv`, and both with `.gz`.
    private static boolean isCsv(Path file) {
        String name = name(file).replaceFirst("[.]gz$", "");
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /// The format of a file of rows for a trained network: that which its name says; that of the files which the
    /// network
    /// was trained on, where the name says none; otherwise CSV.
    ///
    /// @param dataset what the network was trained on
    /// @param separator what stands between the cells, where the person says it: then it is CSV
    public static TableFormat of(Path file, DatasetSpec dataset, Optional<Separator> separator) {
        Dialect dialect = Dialect.of(dataset);
        if (separator.isPresent()) {
            return new CsvFormat(dialect.with(separator.get()));
        } else if (isJsonl(file)) {
            return new JsonlFormat();
        } else if (isParquet(file)) {
            return new ParquetFormat();
        } else if (isCsv(file)) {
            return new CsvFormat(dialect);
        }
        return switch (dataset) {
            case TableSpec.Jsonl _ -> new JsonlFormat();
            case TableSpec.Parquet _ -> new ParquetFormat();
            default -> new CsvFormat(dialect);
        };
    }
}
