package org.pierian.runner.dataset.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DatabaseAddress;

/// PostgreSQL: a transaction that is read-only, with dates in the style ISO and times in UTC, whose rows come
/// through a cursor.
///
/// @param server where it is
/// @param drivers jars that may have a driver to use instead of ours
/// @param credentials who connects
/// @param errors says what went wrong
record Postgres(DatabaseAddress.Server server, List<Path> drivers, Credentials credentials, ServerErrors errors)
        implements Product {

    @Override
    public Connection connect() {
        String url = server.url();
        Driver driver = Drivers.find(url, drivers).orElseGet(org.postgresql.Driver::new);
        try {
            Connection connection = driver.connect(url, properties());
            try {
                begin(connection);
                return connection;
            } catch (SQLException e) {
                SqlRows.closeQuietly(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw errors.ofConnection(e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "pierian");
        properties.setProperty("connectTimeout", "10"); // seconds
        properties.setProperty("loginTimeout", "20");
        properties.setProperty("socketTimeout", "600");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable"); // else it asks for tickets first
        properties.setProperty("binaryTransfer", "false"); // texts as the server writes them
        properties.setProperty("maxResultBuffer", "128M");
        server.options().forEach(properties::setProperty);
        credentials.addTo(properties);
        return properties;
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction read only");
            statement.execute("set local time zone 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
            try (ResultSet mode = statement.executeQuery("show transaction_read_only")) {
                if (!mode.next() || !"on".equals(mode.getString(1))) {
                    throw new IllegalStateException("a transaction of PostgreSQL is not read-only");
                }
            }
        }
    }

    @Override
    public Optional<CellForm> form(int type, String typeName) {
        return PostgresCells.form(type, typeName);
    }

    @Override
    public String order(String column, boolean areNumbers) {
        return areNumbers ? column : "cast(" + column + " as text) collate \"C\"";
    }

    @Override
    public Failure failure(SQLException e, QueryText query, String sent) {
        return errors.ofQuery(e, query, sent);
    }
}
