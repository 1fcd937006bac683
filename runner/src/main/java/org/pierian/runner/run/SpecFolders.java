package org.pierian.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.InitBinder;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.record.RecordReader;
import org.pierian.spec.RunSpec;

/// Where the files that a run's spec names may lie, a table or initial weights: in the run's folder, and in the
/// folder of the spec that it was trained from, as long as it is known on this machine.
///
/// The second one is only a note in the run's folder, which may be a stranger's. So it counts only when it holds
/// the very files that the run's record names by their hashes.
public final class SpecFolders {

    static final String KEY = "spec_folder";

    private SpecFolders() {}

    /// The folders, the run's own first.
    public static List<Path> of(RunFolder run, RunSpec spec) {
        List<Path> folders = new ArrayList<>(List.of(run.path()));
        boolean named = !DatasetBinder.bind(spec.dataset()).files().isEmpty()
                || InitBinder.file(spec.init()).isPresent();
        if (named && Files.isRegularFile(run.record()) && Files.isRegularFile(run.local(Environment.FILE))) {
            noted(run.local(Environment.FILE))
                    .filter(folder ->
                            holds(folder, spec, RecordReader.read(run.record()).data()))
                    .ifPresent(folders::add);
        }
        return folders;
    }

    private static Optional<Path> noted(Path environment) {
        try {
            JsonNode note = Environment.tree(environment);
            String folder = note.path(KEY).asText("");
            return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
        } catch (Failure | InvalidPathException _) {
            return Optional.empty(); // a note that cannot be read says nothing
        }
    }

    private static boolean holds(Path folder, RunSpec spec, SortedMap<String, String> hashes) {
        Source source = DatasetBinder.bind(spec.dataset());
        return source.files().stream().allMatch(name -> isSame(folder, name, hashes, source::sha256))
                && InitBinder.file(spec.init()).stream().allMatch(name -> isSame(folder, name, hashes, Sha256::of));
    }

    private static boolean isSame(Path folder, String name, SortedMap<String, String> hashes, Hash hash) {
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) && hash.of(file).equals(hashes.getOrDefault(name, ""));
        } catch (IOException | Failure _) {
            return false;
        }
    }

    /// The hash of a file, as a record has it.
    private interface Hash {
        String of(Path file) throws IOException;
    }
}
