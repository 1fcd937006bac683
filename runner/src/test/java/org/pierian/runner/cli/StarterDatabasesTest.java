package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.dataset.sql.SqliteFiles;

/// Starter specs for tables of SQLite files.
class StarterDatabasesTest {

    private static final String ROWS =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 40) insert into ";

    @TempDir
    Path folder;

    private Program.Result init(String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "init";
        arguments[1] = "--from";
        arguments[2] = folder.resolve("shop.db").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[arguments.length - 1] = spec().toString();
        return Program.run(arguments);
    }

    private Path spec() {
        return folder.resolve("spec.yaml");
    }

    private void write(String... statements) {
        SqliteFiles.write(folder.resolve("shop.db"), statements);
    }

    private void assertTrains() {
        assertThat(Program.run("check", "--json", spec().toString())).isEqualTo(new Program.Result(0, "", ""));
        Program.Result trained = Program.run(
                "train",
                spec().toString(),
                "--set",
                "epochs=1",
                "--quiet",
                "--out",
                folder.resolve("runs").toString());
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    @Test
    void theOnlyTableIsTakenWithItsPrimaryKey() throws IOException {
        write(
                "create table \"my sales\" (shop text, number integer primary key, price real, photo blob, sold boolean, size)",
                ROWS
                        + "\"my sales\" select case when i % 2 then 'north' else 'south' end, i * 3, i / 4.0, x'00', i % 3 = 0,"
                        + " case when i % 5 < 2 then 'small' else 'large' end from n");
        Program.Result written = init();
        assertThat(written.code()).as(written.err()).isZero();
        String text = Files.readString(spec());
        assertThat(text)
                .contains(
                        "  sql:\n",
                        "    url: \"jdbc:sqlite:shop.db\"",
                        "    query: \"select * from \\\"my sales\\\"\"",
                        "    key: number",
                        "# left out: \"photo\", which holds blobs",
                        "- boolean: sold",
                        "- numeric: price",
                        "class: {column: size, values: [large, small]}")
                .doesNotContain("numeric: number");
        assertTrains();
    }

    @Test
    void aTableWithoutAPrimaryKeyIsOrderedByTheNumbersOfItsRows() throws IOException {
        write("create table a (x real, y real)", ROWS + "a select i, i * 2.5 + i % 3 from n");
        assertThat(init("--target", "y", "--task", "regression").code()).isZero();
        assertThat(Files.readString(spec()))
                .contains("select rowid, * from \\\"a\\\"", "    key: rowid", "number: \"y\"");
        assertTrains();
    }

    @Test
    void ofSeveralTablesOneIsNamed() throws IOException {
        write(
                "create table first (id integer primary key, x real, y text)",
                "create table second (id integer primary key, u real, v text)",
                ROWS + "second select i, i, case when i % 3 then 'a' else 'b' end from n");
        Program.Result which = init();
        assertThat(which.code()).isEqualTo(2);
        assertThat(which.err()).contains("has 2 tables", "--table TABLE", "tables: `first`, `second`");
        assertThat(init("--table", "sekond").err()).contains("did you mean `second`?");
        assertThat(spec()).doesNotExist();
        assertThat(init("--table", "second").code()).isZero();
        assertTrains();
    }

    @Test
    void aTableWithoutAnyKeyIsRefused() {
        write("create table pairs (a int, b int, c int, primary key (a, b)) without rowid");
        Program.Result refused = init();
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).contains("has no column that could be the `key`", "docs/sql.md");
    }

    @Test
    void aTableOfAFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(folder.resolve("shop.db"), "a,b\n1,2\n3,4\n");
        assertThat(init("--table", "a").code()).isEqualTo(2);
    }
}
