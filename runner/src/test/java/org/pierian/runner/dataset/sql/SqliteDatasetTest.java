package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// Queries to files of SQLite.
class SqliteDatasetTest {

    private static final String TABLE = "create table points (id integer primary key, x, y, half)";
    private static final String REST = """
            key: id
            features: [{numeric: x}, {numeric: {column: y, missing: zero}}]
            target: {class: {column: half, values: [low, high]}}
            test: {last: 0.25}
        """;

    @TempDir
    Path folder;

    private Data load(String query, String rest) {
        return loader().load(spec(query, rest), List.of(folder));
    }

    private DataLoader loader() {
        return new DataLoader(DataFolders.of(Optional.empty()), line -> {});
    }

    private ResolvedSpec spec(String query, String rest) {
        try {
            Path file = Files.writeString(
                    folder.resolve("spec.yaml"),
                    "dataset:\n  sql:\n    url: \"jdbc:sqlite:points.db\"\n    query: \"" + query + "\"\n"
                            + rest
                            + "architecture: [{linear: 2}]\nloss: softmax_cross_entropy\noptimizer: adam\nseed: 5\n");
            return SpecReader.read(file, List.of()).spec().orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path write(String... statements) {
        return SqliteFiles.write(folder.resolve("points.db"), statements);
    }

    private void writePoints() {
        write(
                TABLE,
                "insert into points values (3, 2, 3.5, 'high'), (1, 0.5, null, 'low'), (20, 4, 5, 'high'), (4, 1, 2, 'low')");
    }

    private static String hash(Data data) {
        assertThat(data.sha256()).containsOnlyKeys("sql");
        return Objects.requireNonNull(data.sha256().get("sql"));
    }

    private Diagnostic misfit(String query) {
        return catchThrowableOfType(SpecMisfit.class, () -> load(query, REST))
                .diagnostics()
                .getFirst();
    }

    private Failure failure(String query) {
        return catchThrowableOfType(Failure.class, () -> load(query, REST));
    }

    private static List<Float> inputs(Dataset set) {
        List<Float> numbers = new ArrayList<>();
        try (Backend backend = CpuBackend.scalar()) {
            Tensor x = backend.zeros(set.inputType().shape().prepend(set.size()));
            Tensor t = backend.zeros(set.targetType().outputShape().prepend(set.size()));
            int[] order = java.util.stream.IntStream.range(0, set.size()).toArray();
            set.fill(order, 0, new Batch(x, Tensor.NONE, t));
            for (float value : x.toArray()) {
                numbers.add(value);
            }
        }
        return numbers;
    }

    @Test
    void rowsComeInTheOrderOfTheirKeys() {
        writePoints();
        String plain = REST.replace("numeric: x", "numeric: {column: x, scale: none}")
                .replace("column: y,", "column: y, scale: none,");
        Data data = load("select * from points", plain);
        assertThat(inputs(data.train())).containsExactly(0.5f, 0f, 2f, 3.5f, 1f, 2f);
        assertThat(inputs(data.test())).containsExactly(4f, 5f);
    }

    @Test
    void theHashIsOfTheRowsAndNotOfTheFile() {
        writePoints();
        String first = hash(load("select * from points", REST));
        write(
                "drop table points",
                TABLE,
                "create table other (a)",
                "pragma page_size = 8192",
                "vacuum",
                "insert into points values (20, 4.0, 5, 'high')",
                "insert into points values (4, 1, 2.0, 'low'), (1, 0.5, null, 'low'), (3, 2, 3.5, 'high')");
        assertThat(hash(load("select half, y, x, id, 7 as unused from points order by x desc", REST)))
                .isEqualTo(first);
        write("update points set y = 0 where id = 1");
        assertThat(hash(load("select * from points", REST))).isNotEqualTo(first);
        write("update points set y = null where id = 1", "update points set half = 'Low' where id = 4");
        assertThat(catchThrowableOfType(Failure.class, () -> load("select * from points", REST))
                        .details())
                .anySatisfy(line -> assertThat(line).startsWith("sql: id 4: column `half`"));
    }

    /// The same rows are read from PostgreSQL with the same hash; the test with a server has it too.
    @Test
    void valuesHaveTheirStorageClassesTexts() throws IOException {
        write(TypedRows.SQLITE_TABLE, TypedRows.SQLITE_ROWS);
        ResolvedSpec resolved = SpecReader.read(
                        Files.writeString(folder.resolve("typed.yaml"), TypedRows.spec("jdbc:sqlite:points.db")),
                        List.of())
                .spec()
                .orElseThrow();
        assertThat(hash(loader().load(resolved, List.of(folder)))).isEqualTo(TypedRows.SHA256);
    }

    @Test
    void nullAndAnEmptyTextAreMissingAndDifferentRows() {
        write(
                TABLE,
                "insert into points values (1, 1, null, 'low'), (2, 2, 4, 'high'), (3, 3, 4, 'low'), (4, 4, 4, 'low')");
        Data withNull = load("select * from points", REST);
        write("update points set y = '' where id = 1");
        Data withEmpty = load("select * from points", REST);
        assertThat(inputs(withEmpty.train())).isEqualTo(inputs(withNull.train()));
        assertThat(hash(withEmpty)).isNotEqualTo(hash(withNull));
    }

    @Test
    void aBlobIsRefusedByName() {
        writePoints();
        write("update points set x = x'00ff' where id = 3");
        Failure blob = failure("select * from points");
        assertThat(blob.message()).isEqualTo("column `x` is a blob, which is not read");
        assertThat(blob.code()).contains("D053");
        assertThat(hash(load("select id, 1 as x, y, half from points", REST))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'select x as id, y, half, id as x from (select 7 as x, y, half, id from points)', is `7` in two rows",
        "'select nullif(id, 4) as id, x, y, half from points', is null in a row",
        "'select id + 0.5 as id, x, y, half from points', 'is `1.5` in a row, which is no integer'",
    })
    void aBadKeyIsSaidAtItsPlaceInTheSpec(String query, String fault) {
        writePoints();
        Diagnostic key = misfit(query);
        assertThat(key.message()).isEqualTo("the key `id` " + fault);
        assertThat(key.location().line()).isEqualTo(5);
    }

    @Test
    void columnsThatAreNotThereAreNamed() {
        writePoints();
        assertThat(misfit("select id as ide, x, y, half from points").helps()).contains("did you mean `ide`?");
        Diagnostic feature = misfit("select id, x as xx, y, half from points");
        assertThat(feature.message()).isEqualTo("`sql` has no column `x`");
        assertThat(feature.location().line()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "select * from people, no such table: people",
        "select * frm points, 'near \"frm\": syntax error'",
        "'select id, load_extension(half) as x, y, half from points', not authorized",
        "select readfile('a'), no such function: readfile",
        "with gone as (delete from points returning *) select * from gone, 'near \"delete\": syntax error'",
        "select * from points) q where id in (select * from pragma_foo(, incomplete input",
    })
    void whatSqliteRefusesIsSaidAtTheQuery(String query, String message) {
        writePoints();
        Diagnostic refused = misfit(query);
        assertThat(refused.message()).startsWith("SQLite refuses the query: ").contains(message);
        assertThat(refused.location().line()).isEqualTo(4);
        assertThat(refused.code()).isEqualTo("D052");
    }

    @Test
    void theFileIsOnlyRead() throws IOException {
        writePoints();
        Path file = folder.resolve("points.db");
        byte[] before = Files.readAllBytes(file);
        load("select * from points", REST);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        file.toFile().setWritable(false);
        load("select * from points", REST);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("points.db", "spec.yaml");
        }
    }

    @Test
    void aDatabaseWithALogIsOnlyReadToo() throws IOException {
        writePoints();
        String before = hash(load("select * from points", REST));
        write("pragma journal_mode = wal");
        assertThat(hash(load("select * from points", REST))).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("points.db", "spec.yaml");
        }
    }

    @Test
    void anyPathOfAFileIsOpened() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("d\u00E4 r?x %41 #1"));
        writePoints();
        Files.move(folder.resolve("points.db"), odd.resolve("points.db"));
        Data data = new DataLoader(DataFolders.of(Optional.of(odd)), line -> {})
                .load(spec("select * from points", REST), List.of(folder));
        assertThat(data.train().size()).isEqualTo(3);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedBeforeSqliteSeesIt() throws IOException {
        Files.writeString(folder.resolve("points.db"), "id,x\n1,2\n");
        Failure refused = failure("select * from points");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(refused.message()).isEqualTo("`points.db` is not a database of SQLite");
        Files.delete(folder.resolve("points.db"));
        assertThat(failure("select * from points").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        writePoints();
        byte[] bytes = Files.readAllBytes(folder.resolve("points.db"));
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0xA5);
        Files.write(folder.resolve("points.db"), bytes);
        Failure damaged = failure("select * from points");
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(damaged.message()).startsWith("`points.db` is damaged");
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        SqliteFiles.write(elsewhere.resolve("secret.db"), TABLE);
        Files.createSymbolicLink(folder.resolve("points.db"), elsewhere.resolve("secret.db"));
        assertThat(failure("select * from points").exitCode()).isEqualTo(ExitCode.POLICY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"\"b", "select", "\u00E4\u6F22\uD83C\uDF0D", "x'y", "[x]", "q.x"})
    void anyNameOfAColumnIsQuoted(String written) {
        String name = written.replace("\"\"", "\"");
        write(
                TABLE,
                "alter table points rename column x to \"" + written + "\"",
                "insert into points values (1, 1, 1, 'low'), (2, 2, 2, 'high'), (3, 3, 3, 'low')");
        String rest = REST.replace("numeric: x", "numeric: '" + name.replace("'", "''") + "'");
        assertThat(load("select * from points", rest).train().size()).isEqualTo(2);
    }

    @Test
    void keysOfTextsAreOrderedByBytes() {
        SqliteFiles.write(
                folder.resolve("points.db"),
                "create table points (id text collate nocase, x, y, half)",
                "insert into points values ('b', 3, 0, 'low'), ('\u00E4', 4, 0, 'low'), ('A', 1, 0, 'high'), ('a', 2, 0, 'low'),"
                        + " ('\uD83C\uDF0D', 6, 0, 'low'), ('\uFFFD', 5, 0, 'low')");
        String plain = REST.replace("numeric: x", "numeric: {column: x, scale: none}");
        Data data = load("select * from points", plain.replace("{last: 0.25}", "{last: 0.1}"));
        assertThat(inputs(data.train())).containsExactly(1f, 0f, 2f, 0f, 3f, 0f, 4f, 0f, 5f, 0f);
    }

    @Test
    void aThousandRowsAreNotHeldUp() {
        write(
                TABLE,
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)"
                        + " insert into points select i, i % 7, i % 5, case when i % 7 < 3 then 'low' else 'high' end from n");
        assertThat(load("select * from points", REST).train().size()).isEqualTo(1500);
    }
}
