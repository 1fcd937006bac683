package org.pierian.runner.dataset.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/// Writes databases of SQLite, for tests.
public final class SqliteFiles {

    private SqliteFiles() {}

    /// Runs statements in a file, which is made where it is not there.
    public static Path write(Path file, String... statements) {
        SqliteLibrary.load();
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new SQLiteConfig().toProperties());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }
}
