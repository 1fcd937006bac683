package org.pierian.runner.dataset.jsonl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.pierian.runner.dataset.table.AllColumns;
import org.pierian.runner.dataset.table.TableFormat;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.dataset.table.TextFile;
import org.pierian.spec.yaml.PlainText;

/// Files of JSON lines.
///
/// The columns are the keys of the objects. Those that are wanted are most often all in the first line; lines are
/// looked
/// through until each was seen, and then read from the first one on.
public record JsonlFormat() implements TableFormat {

    private static final int LOOK = 1_000;

    @Override
    public TableRows open(Path file, String name, List<String> wanted) {
        return rows(file, name, header(file, name, wanted, Integer.MAX_VALUE).columns());
    }

    /// Opens a file for all columns of its first rows.
    ///
    /// @param most how many rows
    public AllColumns openAll(Path file, String name, int most) {
        JsonlHeader header = header(file, name, List.of(), most);
        List<String> columns = header.columns().stream()
                .filter(column -> !header.nested().contains(column))
                .toList();
        if (columns.isEmpty()) {
            header.refuse();
        }
        List<String> leftOut = header.nested().stream()
                .map(column -> PlainText.quoted(column) + ", which holds lists or objects")
                .toList();
        return new AllColumns(rows(file, name, columns), leftOut);
    }

    /// Behind the first lines a column may come that is not in them.
    @Override
    public TableRows look(Path file, String name, List<String> wanted) {
        JsonlHeader header = header(file, name, wanted, LOOK);
        return rows(file, name, header.isWhole() ? header.columns() : wanted);
    }

    private static JsonlHeader header(Path file, String name, List<String> wanted, int most) {
        try (JsonLines lines = new JsonLines(TextFile.open(file, name), name)) {
            return JsonlHeader.of(lines, wanted, most);
        }
    }

    private static TableRows rows(Path file, String name, List<String> columns) {
        return new JsonlRows(new JsonLines(TextFile.open(file, name), name), columns, List.of());
    }

    /// A stream is read once: those lines that are looked through are kept in memory.
    @Override
    public TableRows read(InputStream in, String name, List<String> wanted) {
        JsonLines lines = new JsonLines(in, name);
        JsonlHeader header = JsonlHeader.of(lines, wanted, LOOK);
        return new JsonlRows(lines, header.columns(), header.lines());
    }

    @Override
    public String sha256(Path file) throws IOException {
        return TextFile.sha256(file);
    }
}
