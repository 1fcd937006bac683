package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.sql.SqliteFiles;
import org.pierian.runner.dataset.sql.TypedRows;

/// Specs that ask a real server of PostgreSQL, and get the same hash and weights as from SQLite.
@Tag("containers")
class PostgresIT {

    @TempDir
    static Path shared;

    private static @Nullable PostgresServer server;

    @TempDir
    Path folder;

    private Path credentials;

    @BeforeAll
    static void start() throws Exception {
        Optional<PostgresServer> started = PostgresServer.start(shared);
        assumeTrue(started.isPresent(), "neither an image nor a program of PostgreSQL is here");
        server = started.get();
        server.execute(
                TypedRows.POSTGRES_TABLE,
                TypedRows.POSTGRES_ROWS,
                "create table points (id int primary key, a float8, b float8)",
                "insert into points select i, i % 7, i % 5 from generate_series(1, 2000) i",
                "create schema other",
                "create table other.points (id int primary key, a float8, b float8)",
                "insert into other.points select i, i % 3, i % 5 from generate_series(1, 50) i",
                "create function write_down(int) returns float8 language sql as"
                        + " 'insert into points values ($1 + 10000, 0, 0) returning a'",
                "create role bob login password 'bobs own'");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void writeCredentials() throws IOException {
        credentials = credentials(PostgresServer.USER, PostgresServer.PASSWORD);
    }

    private Path credentials(String user, String password) throws IOException {
        Path file =
                Files.writeString(folder.resolve(user + ".secret"), "user=" + user + "\npassword=" + password + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static PostgresServer server() {
        return java.util.Objects.requireNonNull(server);
    }

    private Program.Result train(String spec, String name, Path who) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), spec);
        return Program.run(
                "train",
                file.toString(),
                "--out",
                folder.resolve("runs").toString(),
                "--no-lock",
                "--json",
                "--quiet",
                "--allow-network",
                "127.0.0.1",
                "--credentials",
                who.toString());
    }

    private Program.Result query(String query, String options) throws IOException {
        return train("""
            dataset:
              sql:
                url: "%s%s"
                query: "%s"
                key: id
                features: [{numeric: a}]
                target: {number: b}
            architecture: [{linear: 1}]
            loss: mse
            optimizer: {adam: 0.01}
            epochs: 1
            """.formatted(server().url("postgres"), options, query), "asked", credentials);
    }

    private static JsonNode record(Program.Result result) throws IOException {
        assertThat(result.code()).as(result.err()).isZero();
        Path run = Path.of(new ObjectMapper().readTree(result.out()).path("run").asText());
        return new ObjectMapper().readTree(run.resolve("record.json").toFile());
    }

    private static String hash(Program.Result result) throws IOException {
        return record(result).path("data").path("sql").asText();
    }

    @Test
    void theSameRowsGiveTheSameHashAndWeightsAsFromSqlite() throws IOException {
        SqliteFiles.write(folder.resolve("typed.db"), TypedRows.SQLITE_TABLE, TypedRows.SQLITE_ROWS);
        JsonNode postgres = record(train(TypedRows.spec(server().url("postgres")), "typed", credentials));
        JsonNode sqlite = record(train(TypedRows.spec("jdbc:sqlite:typed.db"), "typed", credentials));
        assertThat(postgres.path("data").path("sql").asText()).isEqualTo(TypedRows.SHA256);
        for (String key : List.of("data", "weights_sha256", "metrics_sha256", "metrics", "chain")) {
            assertThat(postgres.get(key)).as(key).isNotNull().isEqualTo(sqlite.get(key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kathmandu", "America/St_Johns"})
    void noTimeZoneChangesARow(String zone) throws IOException, SQLException {
        TimeZone here = TimeZone.getDefault();
        server().execute("alter role ada set timezone = '" + zone + "'", "alter role ada set datestyle = 'German'");
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            assertThat(hash(train(TypedRows.spec(server().url("postgres")), "typed", credentials)))
                    .isEqualTo(TypedRows.SHA256);
        } finally {
            TimeZone.setDefault(here);
            server().execute("alter role ada reset timezone", "alter role ada reset datestyle");
        }
    }

    @Test
    void schemasAreToldApartByNameAndByPath() throws IOException {
        String first = hash(query("select * from points", ""));
        String other = hash(query("select * from other.points", ""));
        assertThat(other).isNotEqualTo(first);
        assertThat(hash(query("select * from points", "?currentSchema=other"))).isEqualTo(other);
        assertThat(hash(query("select * from points", "?currentSchema=public,other&sslmode=prefer")))
                .isEqualTo(first);
    }

    @Test
    void textKeysAreOrderedByBytesWhateverTheirCollation() throws IOException, SQLException {
        server().execute(
                        "create table words (id text collate \"und-x-icu\", a int, b int)",
                        "insert into words values ('b', 3, 1), ('\u00E4', 4, 1), ('A', 1, 1), ('a', 2, 2), ('\uD83C\uDF0D', 6, 2),"
                                + " ('\uFFFD', 5, 1), ('10', 0, 1), ('9', 0, 0)",
                        "create table uuids (id uuid primary key default gen_random_uuid(), a int, b int)",
                        "insert into uuids (a, b) select i, i % 3 from generate_series(1, 100) i",
                        "create type mood as enum ('sad', 'ok', 'happy')",
                        "create table moods (id mood, a int, b int)",
                        "insert into moods values ('sad', 1, 2), ('ok', 3, 4), ('happy', 2, 1)");
        assertThat(query("select * from words", "").code()).isZero();
        assertThat(query("select * from uuids", "").code()).isZero();
        assertThat(query("select * from moods", "").code()).isZero();
    }

    @Test
    void aWrongPasswordEndsIn77AndIsShownNowhere() throws IOException {
        Program.Result refused =
                train(TypedRows.spec(server().url("postgres")), "typed", credentials("ada", "hunter2 and more"));
        assertThat(refused.code()).isEqualTo(77);
        assertThat(refused.err())
                .contains("`127.0.0.1` does not let this user do that: password authentication failed for user \"ada\"")
                .doesNotContain("hunter2");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void noPasswordAsksForOne() throws IOException {
        Path file = Files.writeString(folder.resolve("typed.yaml"), TypedRows.spec(server().url("postgres")));
        Program.Result refused = Program.run("train", file.toString(), "--no-lock", "--allow-network", "127.0.0.1");
        assertThat(refused.code()).isEqualTo(77);
        assertThat(refused.err()).contains("PIERIAN_SQL_PASSWORD", "--credentials FILE");
    }

    @Test
    void aTableThatTheUserMayNotReadEndsIn77() throws IOException {
        Program.Result refused =
                train(TypedRows.spec(server().url("postgres")), "typed", credentials("bob", "bobs own"));
        assertThat(refused.code()).isEqualTo(77);
        assertThat(refused.err()).contains("permission denied for table typed").doesNotContain("bobs own");
    }

    @Test
    void aDatabaseThatIsNotThereEndsIn65() throws IOException {
        Program.Result refused = train(TypedRows.spec(server().url("nothing")), "typed", credentials);
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("database \"nothing\" does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select id, a, b2 as b from points | column \"b2\" does not exist",
                "select id, a / (id - 700) as a, b from points | division by zero",
                "select id, write_down(id) as a, b from points | cannot execute INSERT in a read-only transaction",
                "select id, nextval('s') as a, b from points | relation \"s\" does not exist",
                "select id, set_config('transaction_read_only', 'off', false)::float8 as a, b from points"
                        + " | transaction read-write mode must be set before any query",
                "with gone as (delete from points returning *) select * from gone | data-modifying statement",
            })
    void whatTheServerRefusesIsSaidAtTheQuery(String query, String message) throws IOException, SQLException {
        Program.Result refused = query(query, "");
        assertThat(refused.code()).as(refused.err()).isEqualTo(65);
        assertThat(refused.err()).contains("error[D052]: the database refuses the query: ", message, "asked.yaml:4:12");
        server().execute("do $$ begin assert (select count(*) from points) = 2000; end $$");
    }

    @Test
    void thePlaceOfAnErrorIsTheQuerysOwn() throws IOException {
        assertThat(query("select id, a, b2 as b from points", "").err())
                .contains("at character 15 of the query: b2 as b from points");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'{}'::jsonb", "'x'::bytea", "array[1]", "interval '1 day'", "'1'::money", "b'1'", "point(1, 2)"
            })
    void otherTypesAreRefusedByName(String value) throws IOException {
        Program.Result refused = query("select id, " + value + " as a, b from points", "");
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("error[D053]", "column `a` is of the type `", "cast(COLUMN as text)");
    }

    @Test
    void aServerThatEndsTheConnectionInTheMiddleEndsIn69() throws IOException {
        Program.Result gone = query(
                "select id, case when id = 1500 then pg_terminate_backend(pg_backend_pid())::int else a end as a, b from points",
                "");
        assertThat(gone.code()).as(gone.err()).isEqualTo(69);
        assertThat(gone.err()).contains("the connection to `127.0.0.1` failed: ");
    }

    @Test
    void aTimeLimitOfTheServerEndsIn69() throws IOException, SQLException {
        server().execute("alter role ada set statement_timeout = '100ms'");
        try {
            Program.Result late = query("select id, a, b from points, pg_sleep(5) where id > 0", "");
            assertThat(late.code()).as(late.err()).isEqualTo(69);
            assertThat(late.err()).contains("has ended the query: canceling statement due to statement timeout");
        } finally {
            server().execute("alter role ada reset statement_timeout");
        }
    }

    @Test
    void rowsOfGigabytesAreRefusedBeforeTheyAreInMemory() throws IOException {
        Program.Result large = query("select id, repeat('x', 1000000) as a, b from points", "");
        assertThat(large.code()).as(large.err()).isEqualTo(65);
        assertThat(large.err()).contains("error[D034]", "more than 128 MB");
    }

    @Test
    void badCellsAreNamedByTheKeysOfTheirRows() throws IOException {
        Program.Result bad =
                query("select id, case when id % 1000 = 0 then 'many' else '1' end as a, b from points", "");
        assertThat(bad.code()).isEqualTo(65);
        assertThat(bad.err()).contains("sql: id 1000: column `a`: `many`", "sql: id 2000: ");
    }
}
