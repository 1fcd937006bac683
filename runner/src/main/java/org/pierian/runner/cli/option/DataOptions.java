package org.pierian.runner.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.cli.terminal.Question;
import org.pierian.runner.cli.terminal.ShellLine;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Connections;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.NetworkAccess;
import picocli.CommandLine.Option;

/// Where data comes from, for every verb that reads some.
public final class DataOptions {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Look here for data first; then in $$RUNNER_DATA, then in the user's cache folder. Links in the"
                            + " folders that you name are followed.")
    private @Nullable Path dataDir;

    @Option(names = "--offline", description = "Download nothing, and connect to no database.")
    private boolean offline;

    @Option(
            names = NetworkAccess.OPTION,
            paramLabel = "HOST",
            description =
                    "Connect to this server if a spec asks for its database, or for data that is downloaded from it; may"
                            + " be given several times. On a terminal you are asked about others.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description =
                    "Use the JDBC driver in this file for databases; may be given several times. Those of PostgreSQL"
                            + " and SQLite are here.")
    private List<Path> drivers = new ArrayList<>();

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description =
                    "A file with the lines user=NAME and password=PASSWORD for the database of a server, which only you"
                            + " may read; $$PIERIAN_SQL_USER and $$PIERIAN_SQL_PASSWORD unless given.")
    private @Nullable Path credentials;

    /// The command that resumes a run, with the same data.
    public String resume(Path run) {
        List<String> words = new ArrayList<>(List.of("runner", "resume", run.toString()));
        if (dataDir != null) {
            words.addAll(List.of("--data-dir", dataDir.toString()));
        }
        if (offline) {
            words.add("--offline");
        }
        hosts.forEach(host -> words.addAll(List.of(NetworkAccess.OPTION, host)));
        drivers.forEach(jar -> words.addAll(List.of("--driver", jar.toString())));
        if (credentials != null) {
            words.addAll(List.of("--credentials", credentials.toString()));
        }
        return ShellLine.of(words);
    }

    /// What reads data from there.
    ///
    /// @param terminal is told of downloads
    public DataLoader loader(Terminal terminal) {
        NetworkAccess network = new NetworkAccess(
                hosts,
                offline,
                (asking, host) -> Question.of(terminal)
                        .ask(capitalized(asking) + " asks for a connection to `" + host + "`. Connect?"));
        return new DataLoader(
                DataFolders.of(Optional.ofNullable(dataDir)),
                terminal::say,
                new Connections(network, drivers, Optional.ofNullable(credentials)));
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
