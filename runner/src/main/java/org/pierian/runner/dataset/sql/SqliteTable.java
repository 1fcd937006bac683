package org.pierian.runner.dataset.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.table.AllColumns;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.Suggestions;

/// A table of a SQLite file as a query for it: what a person begins with who has a database and no spec.
///
/// @param query asks for all of its columns
/// @param key what orders its rows: its primary key, or the number that SQLite gives to each row
/// @param columns its columns but for the key and those that cannot be read
/// @param leftOut those, each with the reason
public record SqliteTable(String query, String key, List<String> columns, List<String> leftOut) {

    private static final String ROW_NUMBER = "rowid";
    private static final int SHOWN = 20;

    /// Takes copies.
    public SqliteTable {
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
    }

    /// Whether a file is a database of SQLite, by its first bytes.
    public static boolean isDatabase(Path file) {
        return Sqlite.isDatabase(file);
    }

    /// Looks at a table.
    ///
    /// @param name the file's name, for messages
    /// @param wanted the table's name; needed where there are several
    /// @throws Failure when there is no such table, or nothing that could be its key
    public static SqliteTable of(Path file, String name, Optional<String> wanted) {
        Sqlite sqlite = new Sqlite(file, name);
        Connection connection = sqlite.connect();
        try (Statement statement = connection.createStatement()) {
            return of(statement, chosen(texts(statement, """
                    select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
                    order by name"""), name, wanted), name);
        } catch (SQLException e) {
            throw sqlite.failure(e);
        } finally {
            SqlRows.closeQuietly(connection);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static String chosen(List<String> tables, String name, Optional<String> wanted) {
        String all = tables.stream()
                .limit(SHOWN)
                .map(table -> "`" + BadCells.shown(table) + "`")
                .collect(Collectors.joining(", ", "tables: ", tables.size() > SHOWN ? " and more" : ""));
        if (wanted.isPresent()) {
            if (tables.contains(wanted.get())) {
                return wanted.get();
            }
            Failure none =
                    Failure.of(ExitCode.USAGE, "`" + name + "` has no table `" + BadCells.shown(wanted.get()) + "`");
            throw Suggestions.nearest(wanted.get(), tables)
                    .map(near -> none.help("did you mean `" + BadCells.shown(near) + "`?"))
                    .orElse(none)
                    .help(all);
        }
        if (tables.isEmpty()) {
            throw Failure.of(ExitCode.INPUT, "`" + name + "` has no table").at(name);
        }
        if (tables.size() > 1) {
            throw Failure.of(ExitCode.USAGE, "`" + name + "` has " + tables.size() + " tables")
                    .help("name one with `--table TABLE`")
                    .help(all);
        }
        return tables.getFirst();
    }

    private static SqliteTable of(Statement statement, String table, String name) throws SQLException {
        String literal = "'" + table.replace("'", "''") + "'";
        List<String> columns = texts(statement, "select name from pragma_table_info(" + literal + ") order by cid");
        List<String> keys =
                texts(statement, "select name from pragma_table_info(" + literal + ") where pk > 0 order by pk");
        String quoted = quoted(table);
        List<String> readable = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (String column : columns) {
            if (keys.size() == 1 && column.equals(keys.getFirst())) {
                continue;
            }
            boolean hasBlobs = !texts(
                            statement,
                            "select 1 from " + quoted + " where typeof(" + quoted(column) + ") = 'blob' limit 1")
                    .isEmpty();
            if (hasBlobs) {
                leftOut.add('"' + BadCells.shown(column) + "\", which holds blobs");
            } else {
                readable.add(column);
            }
        }
        if (keys.size() == 1) {
            return new SqliteTable("select * from " + quoted, keys.getFirst(), readable, leftOut);
        }
        boolean isNumbered = texts(statement, "select wr from pragma_table_list(" + literal + ") where schema = 'main'")
                .equals(List.of("0"));
        if (!isNumbered || columns.stream().anyMatch(ROW_NUMBER::equalsIgnoreCase)) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "table `" + BadCells.shown(table) + "` has no column that could be the `key`")
                    .at(name)
                    .help("write the spec by hand, with a query that makes one: docs/sql.md");
        }
        return new SqliteTable("select " + ROW_NUMBER + ", * from " + quoted, ROW_NUMBER, readable, leftOut);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// The rows, with the columns in the order of the table.
    ///
    /// @param name the file's name, for messages
    public AllColumns open(Path file, String name) {
        SqlRows.Question question = new SqlRows.Question(new Sqlite(file, name), query, key, name, failure -> failure);
        return new AllColumns(new ChosenColumns(SqlRows.open(question, columns), columns), leftOut);
    }
}
