package org.pierian.runner.dataset.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;

/// A file of SQLite, opened to be read only. It may be a stranger's, as the spec may: no other file is attached,
/// no extension is loaded, and no value is larger than 64 MB.
///
/// @param file the file
/// @param name what messages call it
record Sqlite(Path file, String name) implements Product {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LOGGED_AT = 19; // the version of the format for reading
    private static final int LOGGED = 2;
    private static final int MOST_BYTES = 1 << 26;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int CODE_MASK = 0xFF; // what is above says more
    private static final Pattern MESSAGE = Pattern.compile("\\[[A-Z_]+] .*?\\((.*)\\)", Pattern.DOTALL);

    /// Whether a file is one, by its first bytes.
    static boolean isDatabase(Path file) {
        return Arrays.equals(InputFile.start(file, MAGIC.length), MAGIC);
    }

    @Override
    public Connection connect() {
        if (!isDatabase(file)) {
            throw Failure.of(ExitCode.INPUT, "`" + name + "` is not a database of SQLite")
                    .at(name)
                    .help("such a file begins with `SQLite format 3`; look whether the right one is named");
        }
        SqliteLibrary.load();
        try {
            return open(file.toRealPath());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// A database with a log that nobody has open is read as a file that does not change: otherwise SQLite would
    /// make two files next to it, and leave them there.
    private static String url(Path real) throws IOException {
        byte[] header = InputFile.start(real, LOGGED_AT + 1);
        boolean isLogged = header.length > LOGGED_AT && header[LOGGED_AT] == LOGGED;
        Path log = real.resolveSibling(real.getFileName() + "-wal");
        boolean isIdle = isLogged && !(Files.exists(log) && Files.size(log) > 0);
        return "jdbc:sqlite:file:" + real.toUri().getRawPath() + (isIdle ? "?immutable=1" : "?mode=ro");
    }

    private static Connection open(Path real) throws IOException, SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setBusyTimeout(PATIENCE_MILLIS);
        Connection connection = config.createConnection(url(real));
        try {
            SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
            sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
            sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MOST_BYTES);
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma trusted_schema = off");
                statement.execute("pragma query_only = on");
                statement.execute("pragma cell_size_check = on");
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            SqlRows.closeQuietly(connection);
            throw e;
        }
    }

    @Override
    public Optional<CellForm> form(int type, String typeName) {
        return Optional.of(SqliteCells.of(typeName));
    }

    @Override
    public String order(String column, boolean areNumbers) {
        return column + " collate binary";
    }

    @Override
    public Failure failure(SQLException e, QueryText query, String sent) {
        return failure(e);
    }

    /// What the driver throws, in words for a person.
    Failure failure(SQLException e) {
        String message = message(e);
        int code = e.getErrorCode() & CODE_MASK;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Failure.of(ExitCode.IO, "`" + name + "` is being written by another program")
                    .at(name)
                    .help("try again when that has ended");
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return Failure.of(ExitCode.INPUT, "`" + name + "` is damaged: " + message)
                    .at(name)
                    .help("restore it; `sqlite3 FILE .recover` saves what is left");
        }
        if (code == SQLiteErrorCode.SQLITE_TOOBIG.code) {
            return DataMistake.TOO_LARGE
                    .failure("`" + name + "` has a value of more than 64 MB")
                    .at(name)
                    .help("leave out the columns with long texts");
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_READONLY.code) {
            return Failure.of(ExitCode.IO, "`" + name + "` cannot be read: " + message)
                    .at(name)
                    .help("if the program that writes it has died, open it once with `sqlite3`, which repairs it");
        }
        return DataMistake.QUERY.failure("SQLite refuses the query: " + message).at(name);
    }

    private static String message(SQLException e) {
        String text = String.valueOf(e.getMessage());
        Matcher inner = MESSAGE.matcher(text);
        return inner.matches() ? inner.group(1) : text;
    }
}
