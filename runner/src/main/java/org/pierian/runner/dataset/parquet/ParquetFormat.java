package org.pierian.runner.dataset.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pierian.runner.dataset.table.AllColumns;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.dataset.table.TableFormat;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.yaml.PlainText;

/// Parquet files.
public record ParquetFormat() implements TableFormat {

    /// Pages are looked at only once the first row is asked for.
    @Override
    public TableRows open(Path file, String name, List<String> wanted) {
        ParquetFile opened = opened(file, name);
        try {
            return rows(opened, wanted);
        } catch (Failure failure) {
            opened.close();
            throw failure;
        }
    }

    private static ParquetFile opened(Path file, String name) {
        ParquetFile opened = ParquetFile.open(file, name);
        try {
            new FileLayout(opened).require();
            return opened;
        } catch (Failure failure) {
            opened.close();
            throw failure;
        }
    }

    /// If each wanted column is there once, these are all; otherwise the others are there without values, so that
    /// messages can name them.
    private static TableRows rows(ParquetFile file, List<String> wanted) {
        Map<String, Integer> counts = new HashMap<>();
        file.metadata().columns().forEach(column -> counts.merge(column.name(), 1, Integer::sum));
        Set<String> names = Set.copyOf(wanted);
        List<ParquetColumn> used = file.metadata().columns().stream()
                .filter(column -> names.contains(column.name()))
                .toList();
        used.forEach(column -> requireForm(file, column));
        boolean complete = names.stream().allMatch(column -> counts.getOrDefault(column, 0) == 1);
        return new ParquetRows(file, complete ? used : file.metadata().columns(), used);
    }

    private static void requireForm(ParquetFile file, ParquetColumn column) {
        if (CellForm.of(column).isEmpty()) {
            throw DataMistake.COLUMN_TYPE
                    .failure("column `" + BadCells.shown(column.name()) + "` of `" + file.name() + "` has "
                            + CellForm.kind(column) + ", which are no cells of a table")
                    .at(file.name())
                    .help("leave the column out of the spec, or write what you need of it into columns of numbers,"
                            + " texts, dates, true and false");
        }
    }

    /// Opens a file for all columns that can be used.
    public AllColumns openAll(Path file, String name) {
        ParquetFile opened = opened(file, name);
        List<ParquetColumn> used = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (ParquetColumn column : opened.metadata().columns()) {
            if (CellForm.of(column).isPresent()) {
                used.add(column);
            } else {
                leftOut.add(PlainText.quoted(column.name()) + ", which has " + CellForm.kind(column));
            }
        }
        TableRows rows = new ParquetRows(opened, used, used);
        if (used.isEmpty()) {
            rows.close();
            throw DataMistake.COLUMN_TYPE
                    .failure("`" + name + "` has no column that can be used")
                    .at(name)
                    .help("write it with columns of numbers, texts, dates, true and false");
        }
        return new AllColumns(rows, leftOut);
    }

    @Override
    public TableRows read(InputStream in, String name, List<String> wanted) {
        throw Failure.of(ExitCode.USAGE, "a Parquet file is read from its end, and `" + name + "` is a stream")
                .help("save it as a file, and name that");
    }

    @Override
    public String sha256(Path file) throws IOException {
        return Sha256.of(file);
    }
}
