package org.pierian.runner.starter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.pierian.runner.dataset.csv.CsvProfile;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.format.FileFormats;
import org.pierian.runner.dataset.jsonl.JsonlFormat;
import org.pierian.runner.dataset.parquet.ParquetFormat;
import org.pierian.runner.dataset.sql.SqliteTable;
import org.pierian.runner.dataset.table.AllColumns;
import org.pierian.runner.dataset.table.TableProfile;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DecimalMark;
import org.pierian.spec.Encoding;
import org.pierian.spec.Separator;
import org.pierian.spec.language.Words;
import org.pierian.spec.yaml.PlainText;

/// A table of any kind, with what a starter spec says of how it is written.
///
/// @param word the word of its kind
/// @param page the page of the documentation on it
/// @param profile its columns
/// @param keys the keys that say how it is written
/// @param readings how else it may be read, and what is left out
/// @param notes what a person should look at
record StarterFile(
        String word, String page, TableProfile profile, List<Key> keys, List<String> readings, List<String> notes) {

    /// A key of a table.
    ///
    /// @param yaml the key and its value
    /// @param comment what it is for, or nothing
    record Key(String yaml, String comment) {}

    StarterFile {
        keys = List.copyOf(keys);
        readings = List.copyOf(readings);
        notes = List.copyOf(notes);
    }

    /// Looks at a file.
    ///
    /// @param table the table of a database, if a person has named one
    /// @param name the file's name, for messages
    /// @param chooseTarget says which column is to be learned, given all of them
    /// @throws org.pierian.runner.failure.Failure when it is no table
    static StarterFile of(Path file, Optional<String> table, String name, ToIntFunction<List<String>> chooseTarget) {
        if (SqliteTable.isDatabase(file)) {
            return sqlite(file, SqliteTable.of(file, name, table), name, chooseTarget);
        } else if (table.isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--table` names a table of a database, and `" + name + "` is none")
                    .help("leave `--table` out");
        } else if (FileFormats.isJsonl(file)) {
            return other("jsonl", new JsonlFormat().openAll(file, name, TableProfile.MOST_ROWS), name, chooseTarget);
        } else if (FileFormats.isParquet(file)) {
            return other("parquet", new ParquetFormat().openAll(file, name), name, chooseTarget);
        }
        CsvProfile csv = CsvProfile.of(file, name, chooseTarget);
        List<String> notes = new ArrayList<>();
        if (!csv.dialect().header()) {
            notes.add("the first line looks like data, not like names: columns are called 1 to "
                    + csv.table().columns().size() + "; if it has the names, delete `header: false`");
        }
        notes.addAll(csv.notes());
        return new StarterFile("csv", "docs/csv.md", csv.table(), keys(csv.dialect()), csv.notes(), notes);
    }

    private static StarterFile sqlite(
            Path file, SqliteTable table, String name, ToIntFunction<List<String>> chooseTarget) {
        StarterFile found = other("sql", table.open(file, name), name, chooseTarget);
        List<Key> keys = List.of(
                new Key("query: " + PlainText.quoted(table.query()), "one query, which reads rows"),
                new Key("key: " + PlainText.scalar(table.key()), "orders the rows"));
        return new StarterFile("sql", "docs/sql.md", found.profile(), keys, found.readings(), found.notes());
    }

    /// The key that names the file.
    ///
    /// @param file its name in the spec
    Key place(String file) {
        return word.equals("sql")
                ? new Key("url: " + PlainText.quoted("jdbc:sqlite:" + file), "next to this spec")
                : new Key("file: " + PlainText.quoted(file), "next to this spec");
    }

    private static StarterFile other(
            String word, AllColumns opened, String name, ToIntFunction<List<String>> chooseTarget) {
        try (TableRows rows = opened.rows()) {
            TableProfile profile = TableProfile.of(rows, name, chooseTarget);
            List<String> leftOut =
                    opened.leftOut().stream().map("left out: "::concat).toList();
            return new StarterFile(word, "docs/tables.md", profile, List.of(), leftOut, List.of());
        }
    }

    /// The keys that say how a CSV file is written, where it is not as RFC 4180 has it.
    private static List<Key> keys(Dialect dialect) {
        List<Key> keys = new ArrayList<>();
        if (dialect.encoding() != Encoding.UTF_8) {
            keys.add(new Key("encoding: " + Words.ofConstant(dialect.encoding()), "found by its bytes"));
        }
        if (dialect.separator() != Separator.COMMA) {
            keys.add(new Key("separator: " + Words.ofConstant(dialect.separator()), ""));
        }
        if (!dialect.header()) {
            keys.add(new Key("header: false", "columns are called 1, 2, 3 and so on"));
        }
        dialect.comment()
                .ifPresent(mark -> keys.add(new Key(
                        "comment: " + PlainText.quoted(Words.ofConstant(mark)), "begins a line that is skipped")));
        if (dialect.trim()) {
            keys.add(new Key("trim: true", "leaves blanks around cells out"));
        }
        if (dialect.numbers().decimal() == DecimalMark.COMMA) {
            keys.add(new Key("decimal: comma", "the mark before decimals"));
        }
        dialect.numbers()
                .thousands()
                .ifPresent(mark -> keys.add(new Key(
                        "thousands: " + PlainText.scalar(Words.ofConstant(mark)),
                        "the mark between groups of three digits")));
        return keys;
    }
}
