package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.sql.SqliteFiles;

/// The verbs with specs that ask a database: a file of SQLite here, and servers that are not there or not allowed.
class SqlTest {

    @TempDir
    Path folder;

    private Path database;
    private String runs;

    @BeforeEach
    void writeDatabase() {
        runs = folder.resolve("runs").toString();
        database = SqliteFiles.write(
                folder.resolve("points.db"),
                "create table points (id integer primary key, x real, y real, side text)",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 60) insert into points"
                        + " select i, i % 7, i % 5, case when i % 7 < 3 then 'left' else 'right' end from n");
    }

    private String spec(String url) throws IOException {
        return Files.writeString(folder.resolve("spec.yaml"), """
                name: points
                dataset:
                  sql:
                    url: "%s"
                    query: select id, x, y, side from points
                    key: id
                    features: [{numeric: x}, {numeric: y}]
                    target: {class: {column: side, values: [left, right]}}
                    validation: {fraction: 0.2}
                architecture: [{linear: 2}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.1}
                epochs: 2
                """.formatted(url))
                .toString();
    }

    private Program.Result train(String url, String... more) throws IOException {
        return Program.run(Stream.concat(Stream.of("train", spec(url), "--out", runs, "--quiet"), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path run() throws IOException {
        try (Stream<Path> ids = Files.list(Path.of(runs, "points"))) {
            return ids.findFirst().orElseThrow();
        }
    }

    @Test
    void aFileOfSqliteIsTrainedWithVerifiedAndEvaluated() throws IOException {
        Program.Result trained = train("jdbc:sqlite:points.db");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(Files.readString(folder.resolve("spec.lock.json"))).contains("\"sql\": \"");
        assertThat(train("jdbc:sqlite:points.db").err()).contains("reproduced, bit for bit");
        Program.Result evaluated = Program.run("evaluate", run().toString());
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        Program.Result verified = Program.run("verify", run().toString(), "--quiet");
        assertThat(verified.out()).startsWith("same");

        Path rows = Files.writeString(folder.resolve("new.csv"), "x,y,side\n1,2,left\n6,0,right\n");
        assertThat(Program.run("predict", run().toString(), rows.toString()).code())
                .isZero();
        assertThat(Program.run("evaluate", run().toString(), "--on", rows.toString())
                        .code())
                .isZero();
    }

    /// The same points, from CSV and from SQLite, give the same weights.
    @Test
    void theExampleGivesTheBitsOfItsLockAndOfTheTableItWasMadeFrom() throws IOException {
        Program.Result verified = Program.run("verify", "../examples/tables/two-moons-sqlite.yaml", "--quiet");
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        assertThat(weights("../examples/tables/two-moons-sqlite.lock.json"))
                .isEqualTo(weights("../examples/specs/two-moons.lock.json"));
    }

    private static String weights(String lock) throws IOException {
        return Files.readString(Path.of(lock))
                .lines()
                .filter(line -> line.contains("weights_sha256"))
                .findFirst()
                .orElseThrow();
    }

    /// The driver takes its library by the name of the processor.
    @Test
    void aProcessorWithoutALibraryOfSqliteIsNamed() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dos.arch=s390x",
                        "-Djava.library.path=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.pierian.runner.Main",
                        "train",
                        spec("jdbc:sqlite:points.db"))
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(shown).isEqualTo(74);
        assertThat(shown).contains("its driver has none for this machine, `", " s390x`", "libxerial-sqlite-jdbc-jni");
        assertThat(shown).doesNotContain("UnsatisfiedLinkError", "\tat ");
    }

    @Test
    void aChangedTableIsSaidByVerifyAndByEvaluate() throws IOException {
        train("jdbc:sqlite:points.db");
        SqliteFiles.write(database, "vacuum", "create table other (a)");
        assertThat(Program.run("verify", folder + "/spec.yaml", "--quiet").code())
                .isZero();
        SqliteFiles.write(database, "update points set y = y + 1 where id = 7");
        Program.Result verified = Program.run("verify", folder + "/spec.yaml", "--quiet");
        assertThat(verified.code()).isEqualTo(4);
        assertThat(verified.out()).contains("data sql: the table changed: ");
        Program.Result evaluated = Program.run("evaluate", run().toString());
        assertThat(evaluated.code()).isEqualTo(65);
        assertThat(evaluated.err()).contains("has changed since the run was trained");
    }

    @Test
    void checkLooksAtTheColumnsOfAFile() throws IOException {
        assertThat(Program.run("check", spec("jdbc:sqlite:points.db")).code()).isZero();
        SqliteFiles.write(database, "alter table points rename column y to z");
        Program.Result checked = Program.run("check", spec("jdbc:sqlite:points.db"));
        assertThat(checked.code()).isEqualTo(65);
        assertThat(checked.err()).contains("no such column: y", "spec.yaml:5:12");
    }

    @Test
    void dataShowsTheColumns() throws IOException {
        Program.Result shown = Program.run("data", spec("jdbc:sqlite:points.db"));
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("x       numeric", "left", "right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "data", "summary", "overfit", "gradcheck"})
    void noVerbConnectsToAServerThatNobodyHasAllowed(String verb) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String spec = spec("jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/shop");
            Program.Result refused = Program.run(Stream.concat(Stream.of(verb.split(" ", -1)[0]), Stream.of(spec))
                    .toArray(String[]::new));
            if (!verb.startsWith("summary")) {
                assertThat(refused.code()).as(refused.err()).isEqualTo(77);
                assertThat(refused.err()).contains("error[D051]", "add `--allow-network 127.0.0.1`");
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void checkNeverConnects() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String spec = spec("jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/shop");
            Files.writeString(
                    Path.of(spec), Files.readString(Path.of(spec)) + "schedule: {warmup_cosine: {warmup_iters: 5}}\n");
            Program.run("check", spec);
            org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void offlineForbidsWhatIsAllowed() throws IOException {
        Program.Result refused =
                train("jdbc:postgresql://127.0.0.1:1/shop", "--allow-network", "127.0.0.1", "--offline");
        assertThat(refused.code()).isEqualTo(77);
        assertThat(refused.err()).contains("`--offline` forbids the connection to `127.0.0.1`");
        assertThat(train("jdbc:sqlite:points.db", "--offline").code()).isZero();
    }

    @Test
    void aServerThatIsNotThereEndsIn69() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        Program.Result gone = train("jdbc:postgresql://127.0.0.1:" + port + "/shop", "--allow-network", "127.0.0.1");
        assertThat(gone.code()).isEqualTo(69);
        assertThat(gone.err()).contains("the connection to `127.0.0.1` failed: ", "try again");
        Program.Result unknown = train("jdbc:postgresql://no.invalid/shop", "--allow-network", "no.invalid");
        assertThat(unknown.code()).isEqualTo(69);
        assertThat(unknown.err()).contains("there is no server of that name");
    }

    @Test
    void aProductWithoutADriverAsksForOne() throws IOException {
        Program.Result none = train("jdbc:mysql://127.0.0.1/shop", "--allow-network", "127.0.0.1");
        assertThat(none.code()).isEqualTo(66);
        assertThat(none.err()).contains("there is no driver for `mysql`", "--driver FILE");
        Program.Result gone =
                train("jdbc:mysql://127.0.0.1/shop", "--allow-network", "127.0.0.1", "--driver", "none.jar");
        assertThat(gone.code()).isEqualTo(66);
        assertThat(gone.err()).contains("`none.jar`, given by `--driver`, is not there");
    }

    @Test
    void credentialsThatOthersMayReadEndIn77() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "user=ada\npassword=hunter2\n");
        List<String> options = List.of("--allow-network", "127.0.0.1", "--credentials", file.toString());
        Program.Result refused = train("jdbc:postgresql://127.0.0.1:1/shop", options.toArray(String[]::new));
        assertThat(refused.code()).isEqualTo(77);
        assertThat(refused.err()).contains("chmod 600").doesNotContain("hunter2");
    }
}
