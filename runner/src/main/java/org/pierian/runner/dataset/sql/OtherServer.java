package org.pierian.runner.dataset.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DatabaseAddress;

/// A server of any product, by the driver that the person names.
///
/// @param server where it is
/// @param drivers jars that have the driver
/// @param credentials who connects
/// @param errors says what went wrong
record OtherServer(DatabaseAddress.Server server, List<Path> drivers, Credentials credentials, ServerErrors errors)
        implements Product {

    @Override
    public Connection connect() {
        String url = server.url();
        Driver driver = Drivers.find(url, drivers).orElseThrow(() -> noDriver(url));
        Properties properties = new Properties();
        credentials.addTo(properties);
        try {
            Connection connection = driver.connect(url, properties);
            if (connection == null) {
                throw noDriver(url);
            }
            try {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                return connection;
            } catch (SQLException e) {
                SqlRows.closeQuietly(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw errors.ofConnection(e);
        }
    }

    private Failure noDriver(String url) {
        return Failure.of(ExitCode.NOT_FOUND, "there is no driver for `" + server.product() + "`")
                .at(url)
                .help("name the jar of its JDBC driver with `--driver FILE`; those of PostgreSQL and SQLite are here");
    }

    @Override
    public Optional<CellForm> form(int type, String typeName) {
        return OtherCells.form(type);
    }

    @Override
    public String order(String column, boolean areNumbers) {
        return column;
    }

    @Override
    public Failure failure(SQLException e, QueryText query, String sent) {
        return errors.ofQuery(e, query, sent);
    }
}
