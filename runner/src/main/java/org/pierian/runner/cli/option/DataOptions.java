package org.pierian.runner.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.cli.terminal.ShellLine;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.DataFolders;
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

    @Option(names = "--offline", description = "Download nothing.")
    private boolean offline;

    /// The command that resumes a run, with the same data.
    public String resume(Path run) {
        List<String> words = new ArrayList<>(List.of("runner", "resume", run.toString()));
        if (dataDir != null) {
            words.addAll(List.of("--data-dir", dataDir.toString()));
        }
        if (offline) {
            words.add("--offline");
        }
        return ShellLine.of(words);
    }

    /// What reads data from there.
    ///
    /// @param terminal is told of downloads
    public DataLoader loader(Terminal terminal) {
        return new DataLoader(DataFolders.of(Optional.ofNullable(dataDir)), offline, terminal::say);
    }
}
