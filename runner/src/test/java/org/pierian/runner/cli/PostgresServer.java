package org.pierian.runner.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/// A server of PostgreSQL for tests, on a port of this machine that nobody else can reach: in a container of an
/// image that `scripts/container-image.sh --postgresql` has made, or else from the programs in
/// `/usr/lib/postgresql`.
final class PostgresServer implements AutoCloseable {

    static final String USER = "ada";
    static final String PASSWORD = "correct horse battery";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long TICK_MILLIS = 100;
    private static final String IMAGE = "pierian-postgres:";
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

    private final int port;
    private final AutoCloseable running;

    private PostgresServer(int port, AutoCloseable running) {
        this.port = port;
        this.running = running;
    }

    /// Starts one.
    ///
    /// @param folder for its files
    /// @return empty where there is neither an image nor a program
    static Optional<PostgresServer> start(Path folder) throws Exception {
        int port = freePort();
        Optional<AutoCloseable> running = inContainer(port);
        if (running.isEmpty()) {
            running = ofThisMachine(folder, port);
        }
        if (running.isEmpty()) {
            return Optional.empty();
        }
        PostgresServer server = new PostgresServer(port, running.get());
        server.await();
        return Optional.of(server);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// What a shell does to make and to run a server as a user that is not root.
    private static String script(String programs, String data, int port) {
        return "umask 077; printf %s '" + PASSWORD + "' >" + data + "/pw && " + programs + "/initdb -D " + data
                + "/db -U " + USER + " -A scram-sha-256 --pwfile=" + data + "/pw -E UTF8 --locale=C.UTF-8 >" + data
                + "/log 2>&1 && exec " + programs + "/postgres -D " + data + "/db -p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off >>" + data + "/log 2>&1";
    }

    @SuppressWarnings("resource") // closed with the server
    private static Optional<AutoCloseable> inContainer(int port) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        Optional<String> image = DockerClientFactory.lazyClient().listImagesCmd().exec().stream()
                .flatMap(each ->
                        Stream.of(Optional.ofNullable(each.getRepoTags()).orElse(new String[0])))
                .filter(tag -> tag.startsWith(IMAGE))
                .sorted()
                .findFirst();
        return image.map(name -> {
            GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(name))
                    .withNetworkMode("host")
                    .withCreateContainerCmdModifier(create -> create.withUser("postgres"))
                    .withCommand(
                            "sh",
                            "-c",
                            "mkdir /tmp/pg && " + script("$(echo /usr/lib/postgresql/*/bin)", "/tmp/pg", port));
            container.start();
            return container::stop;
        });
    }

    private static Optional<AutoCloseable> ofThisMachine(Path folder, int port)
            throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        Path data = Files.createDirectories(folder.resolve("postgres"));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) { // as which it does not run
            run("chown", "postgres", data.toString());
            run("chmod", "a+x", folder.toString());
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.addAll(List.of("sh", "-c", script(programs.get().toString(), data.toString(), port)));
        Process process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Optional.of(() -> {
            process.destroy(); // ends all transactions, then itself
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            run("chmod", "-R", "a+rwX", data.toString());
        });
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PROGRAMS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PROGRAMS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .sorted()
                    .findFirst();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(Arrays.toString(command) + ": " + said);
        }
    }

    private void await() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                connect().close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("PostgreSQL does not start", e);
                }
                Thread.sleep(TICK_MILLIS);
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", PASSWORD);
        return new org.postgresql.Driver().connect(url("postgres"), properties);
    }

    /// Runs statements as the first user, who may do anything.
    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /// The url of a database.
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() throws IOException {
        try {
            running.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
