package org.pierian.runner.dataset.format;

import java.util.Optional;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.csv.CsvFormat;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.jsonl.JsonlFormat;
import org.pierian.runner.dataset.parquet.ParquetFormat;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.runner.dataset.table.TableFiles;
import org.pierian.runner.dataset.table.TableFormat;
import org.pierian.runner.dataset.table.TableSource;
import org.pierian.spec.TableSpec;

/// Tables in files.
public final class FileTables {

    private FileTables() {}

    /// A table of comma-separated values.
    public static Source csv(TableSpec.Csv csv) {
        Dialect dialect = Dialect.of(csv);
        return source(csv, csv.file(), new CsvFormat(dialect), dialect.numbers());
    }

    /// A table of JSON lines.
    public static Source jsonl(TableSpec.Jsonl jsonl) {
        return source(jsonl, jsonl.file(), new JsonlFormat(), NumberFormat.JSON);
    }

    /// A table of Parquet.
    public static Source parquet(TableSpec.Parquet parquet) {
        return source(parquet, parquet.file(), new ParquetFormat(), NumberFormat.JSON);
    }

    private static Source source(TableSpec spec, String file, TableFormat format, NumberFormat numbers) {
        return new TableSource(
                spec,
                new TableFiles(spec, file, format),
                numbers,
                path -> FileFormats.of(path, spec, Optional.empty()));
    }
}
