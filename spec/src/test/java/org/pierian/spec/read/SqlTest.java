package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.spec.DatabaseAddress;
import org.pierian.spec.SqlSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticGithub;
import org.pierian.spec.diagnostic.DiagnosticJson;
import org.pierian.spec.diagnostic.DiagnosticRenderer;
import org.pierian.spec.diagnostic.Kind;

/// Queries to databases: what a url and a query may be, and that no message shows a password.
class SqlTest {

    private static SpecResult read(String url, String query, String more) {
        return Specs.read("""
            dataset:
              sql:
                url: "%s"
                query: "%s"
                key: id
                features: [{numeric: a}]
                target: {number: b}
            %sarchitecture: [{linear: 1}]
            loss: mse
            optimizer: adam
            """.formatted(url, query, more));
    }

    private static SpecResult url(String url) {
        return read(url, "select * from t", "");
    }

    private static SpecResult query(String query) {
        return read("jdbc:sqlite:t.db", query, "");
    }

    private static Diagnostic only(SpecResult result) {
        assertThat(result.diagnostics()).hasSize(1);
        return result.diagnostics().getFirst();
    }

    @Test
    void aFileOfSqliteAndAServerAreToldApart() {
        assertThat(DatabaseAddress.of("jdbc:sqlite:data/points.db"))
                .isEqualTo(new DatabaseAddress.SqliteFile("data/points.db"));
        assertThat(DatabaseAddress.of(
                        "jdbc:postgresql://db.example.org:5433/shop?currentSchema=a,b&sslmode=verify-full"))
                .isEqualTo(new DatabaseAddress.Server(
                        "postgresql",
                        "db.example.org",
                        OptionalInt.of(5433),
                        Optional.of("shop"),
                        new TreeMap<>(Map.of("currentSchema", "a,b", "sslmode", "verify-full"))));
        DatabaseAddress.Server other = (DatabaseAddress.Server) DatabaseAddress.of("jdbc:sqlserver://[fe80::1]");
        assertThat(other.url()).isEqualTo("jdbc:sqlserver://[fe80::1]");
        assertThat(other.host()).isEqualTo("[fe80::1]");
    }

    @Test
    void littleNeedsToBeWritten() {
        SqlSpec sql = (SqlSpec)
                url("jdbc:sqlite:points.db").spec().orElseThrow().spec().dataset();
        assertThat(sql.address()).isEqualTo(new DatabaseAddress.SqliteFile("points.db"));
        assertThat(sql.key()).isEqualTo("id");
        assertThat(sql.validation()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "points.db",
                "sqlite:points.db",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:points.db",
                "jdbc:sqlite:points.db?mode=rw",
                "jdbc:sqlite://host/points.db",
                "jdbc:postgresql:shop",
                "jdbc:postgresql://host",
                "jdbc:postgresql://a,b/shop",
                "jdbc:postgresql://host:99999/shop",
                "jdbc:postgresql://host/shop?socketFactory=org.example.Evil",
                "jdbc:postgresql://host/shop?loggerFile=/etc/passwd",
                "jdbc:postgresql://host/shop?sslmode=off",
                "jdbc:postgresql://host/shop?sslmode",
                "jdbc:postgresql://host/shop?sslmode=require&sslmode=disable",
                "jdbc:mysql://host/shop?allowLoadLocalInfile=true",
                "jdbc:h2:./points",
                "jdbc:h2:mem:a;INIT=RUNSCRIPT FROM 'x.sql'",
                "jdbc:h2:tcp://host/points",
            })
    void otherUrlsAreRefused(String url) {
        Diagnostic refused = only(url(url));
        assertThat(refused.code()).isIn("S026", "S032");
        assertThat(refused.location().line()).isEqualTo(3);
        assertThat(refused.helps()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/points.db", "../points.db", "a/../../points.db", "~/points.db", "C:points.db"})
    void aFileOutsideOfTheFolderIsRefusedByPolicy(String path) {
        Diagnostic refused = only(url("jdbc:sqlite:" + path));
        assertThat(refused.code()).isEqualTo("S032");
        assertThat(refused.kind()).isEqualTo(Kind.POLICY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://ada:hunter2@host/shop",
                "jdbc:postgresql://host/shop?user=ada&password=hunter2",
                "jdbc:postgresql://host/shop?PASSWORD = hunter2",
                "jdbc:sqlserver://host;databaseName=shop;pwd=hunter2",
                "jdbc:oracle:thin:ada/hunter2@host",
            })
    void aPasswordInAUrlIsRefusedAndShownNowhere(String url) {
        SpecResult result = url(url);
        Diagnostic refused = only(result);
        assertThat(refused.message()).isEqualTo("`url` names a user or a password, and a spec is read by many");
        String text = DiagnosticRenderer.plain(result.sources()).render(result.diagnostics());
        assertThat(refused.helps().getFirst()).contains("PIERIAN_SQL_PASSWORD", "--credentials FILE");
        for (String shown : List.of(text, DiagnosticJson.render(refused), DiagnosticGithub.render(refused))) {
            assertThat(shown).doesNotContain("hunter2");
        }
    }

    @Test
    void aPasswordInAKeyIsNotShownEither() {
        SpecResult result = read("jdbc:sqlite:t.db", "select * from t", "    password: hunter2\n");
        String text = DiagnosticRenderer.plain(result.sources()).render(result.diagnostics());
        assertThat(text).contains("unknown key `password`", "password: *******").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", " SELECT\\n* from t", "with a as (select 1) select * from a", "values (1)"})
    void aQueryReadsRows(String query) {
        assertThat(query(query).isRefused()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from t | must begin with",
                "pragma table_info(t) | must begin with",
                "attach 'a.db' as a | must begin with",
                "selected from t | must begin with",
                "( select 1) | must begin with",
                "select 1; drop table t | may not have a semicolon",
                "select ';' from t | may not have a semicolon",
                "select 1) q; delete from t; select * from (select 1 | may not have a semicolon",
            })
    void otherStatementsAreRefused(String query, String message) {
        Diagnostic refused = only(query(query));
        assertThat(refused.message()).contains(message);
        assertThat(refused.location().line()).isEqualTo(4);
    }

    @Test
    void theKeyIsNotTheTargetAndRowsAreInNoFile() {
        assertThat(only(read("jdbc:sqlite:t.db", "select 1", "    test: {file: other.csv}\n"))
                        .message())
                .contains("the rows of a query are in no file");
        String target = "dataset: {sql: {url: 'jdbc:sqlite:t.db', query: select 1, key: b, features: [{numeric: a}],"
                + " target: {number: b}}}\narchitecture: [{linear: 1}]\nloss: mse\noptimizer: adam\n";
        assertThat(only(Specs.read(target)).message()).contains("may not be the target");
    }
}
