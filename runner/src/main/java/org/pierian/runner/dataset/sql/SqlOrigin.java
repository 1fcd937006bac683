package org.pierian.runner.dataset.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pierian.runner.dataset.Connections;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.table.TableOrigin;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.dataset.table.TableSource;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.FileFault;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.DatabaseAddress;
import org.pierian.spec.SqlSpec;
import org.pierian.spec.read.ResolvedSpec;

/// The rows of a query to a database.
///
/// @param spec what the spec says
public record SqlOrigin(SqlSpec spec) implements TableOrigin {

    private static final String NAME = "sql";
    private static final String SUBFOLDER = "tabular";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String key() {
        return "query";
    }

    @Override
    public List<String> files() {
        return spec.address() instanceof DatabaseAddress.SqliteFile(String path) ? List.of(path) : List.of();
    }

    @Override
    public Optional<String> host() {
        return spec.address() instanceof DatabaseAddress.Server server ? Optional.of(server.host()) : Optional.empty();
    }

    /// The hash of the rows, not of the file, in which the same rows may lie in many ways.
    @Override
    public String sha256(Path file) {
        try (TableRows rows =
                open(new Sqlite(file, file.toString()), NAME, TableSource.columns(spec), SqlOrigin::asItIs)) {
            while (rows.next().isPresent()) {
                // each adds to the hash
            }
            return rows.sha256();
        }
    }

    @Override
    public Optional<TableRows> look(Path file, String name, List<String> wanted) {
        return Optional.of(open(new Sqlite(file, name), name, wanted, SqlOrigin::asItIs));
    }

    @Override
    public TableRows open(Reading reading, List<String> wanted) {
        return open(product(reading), NAME, wanted, failure -> located(failure, reading.resolved()));
    }

    @Override
    public TableRows open(String other, Reading reading, List<String> wanted) {
        throw new IllegalStateException("the spec refuses other files");
    }

    private TableRows open(
            Product product, String name, List<String> wanted, Function<Failure, RuntimeException> report) {
        return SqlRows.open(new SqlRows.Question(product, spec.query(), spec.key(), name, report), wanted);
    }

    private Product product(Reading reading) {
        return switch (spec.address()) {
            case DatabaseAddress.SqliteFile(String path) ->
                new Sqlite(DataFile.find(path, SUBFOLDER, reading.near(), reading.folders()), path);
            case DatabaseAddress.Server server -> {
                Connections connections = reading.connections();
                connections.network().require(server.host());
                Credentials credentials = Credentials.of(connections.credentials(), System.getenv());
                ServerErrors errors = new ServerErrors(server.url(), server.host(), credentials);
                yield server.product().equals(DatabaseAddress.POSTGRESQL)
                        ? new Postgres(server, connections.drivers(), credentials, errors)
                        : new OtherServer(server, connections.drivers(), credentials, errors);
            }
        };
    }

    /// What is wrong with the query or the key is said at their place in the spec.
    private static RuntimeException located(Failure failure, ResolvedSpec resolved) {
        String code = failure.code().orElse("");
        String path = code.equals(DataMistake.QUERY.code()) ? "query" : "key";
        if (path.equals("key") && !code.equals(DataMistake.COLUMN.code()) && !code.equals(DataMistake.ROW_KEY.code())) {
            return failure;
        }
        return new SpecMisfit(
                List.of(FileFault.at(resolved.locationOf("dataset.sql." + path), path, failure)), resolved.sources());
    }

    private static RuntimeException asItIs(Failure failure) {
        return failure;
    }
}
