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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.InitBinder;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.record.RecordReader;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Kind;

/// Where the files that a run's spec names may lie, a table or initial weights: in the run's folder, and in the
/// folder of the spec that it was trained from, as long as it is known on this machine.
///
/// The second one is only a note in the run's folder, which may be a stranger's. So it counts only when each of
/// these files that it holds is the very one that the run's record names by its hash.
///
/// @param near the folders, the run's own first
/// @param changed files in the folder of the spec that are not those of the record; it is none of `near` then
public record SpecFolders(List<Path> near, List<Path> changed) {

    static final String KEY = "spec_folder";

    /// Takes copies.
    public SpecFolders {
        near = List.copyOf(near);
        changed = List.copyOf(changed);
    }

    /// The folders of a run.
    public static SpecFolders of(RunFolder run, RunSpec spec) {
        boolean named = !DatasetBinder.bind(spec.dataset()).files().isEmpty()
                || InitBinder.file(spec.init()).isPresent();
        Optional<Path> noted =
                named && Files.isRegularFile(run.record()) && Files.isRegularFile(run.local(Environment.FILE))
                        ? noted(run.local(Environment.FILE))
                        : Optional.empty();
        if (noted.isEmpty()) {
            return new SpecFolders(List.of(run.path()), List.of());
        }
        List<Path> changed = held(
                        noted.get(), spec, RecordReader.read(run.record()).data())
                .stream()
                .filter(Held::isChanged)
                .map(Held::file)
                .toList();
        return changed.isEmpty()
                ? new SpecFolders(List.of(run.path(), noted.get()), changed)
                : new SpecFolders(List.of(run.path()), changed);
    }

    /// The same reading, which says of a file that is not there that another one has taken its place.
    ///
    /// @param reading reads files of these folders
    public <T> Supplier<T> explaining(Supplier<T> reading) {
        return () -> {
            try {
                return reading.get();
            } catch (Failure failure) {
                throw failure.exitCode() == ExitCode.NOT_FOUND && !changed.isEmpty() ? changed(failure) : failure;
            } catch (SpecMisfit misfit) {
                boolean gone = misfit.diagnostics().stream().anyMatch(problem -> problem.kind() == Kind.NOT_FOUND);
                if (gone && !changed.isEmpty()) {
                    throw changed(misfit);
                }
                throw misfit;
            }
        };
    }

    private Failure changed(RuntimeException cause) {
        Path file = changed.getFirst();
        return Failure.of(
                        ExitCode.INPUT,
                        "`" + file
                                + "` has changed since the run was trained: its SHA-256 is not the one in the record")
                .at(file.toString())
                .help("restore the file as it was, put that into the run's folder, or train again")
                .causedBy(cause);
    }

    /// A file that a spec names.
    ///
    /// @param isRecorded whether its hash is that of the record
    private record Held(Path file, boolean isRecorded) {

        boolean isChanged() {
            return !isRecorded && Files.exists(file);
        }
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

    private static List<Held> held(Path folder, RunSpec spec, SortedMap<String, String> hashes) {
        Source source = DatasetBinder.bind(spec.dataset());
        List<Held> held = new ArrayList<>();
        source.files()
                .forEach(name -> held.add(held(folder, name, hashes.get(source.recordedAs(name)), source::sha256)));
        InitBinder.file(spec.init()).ifPresent(name -> held.add(held(folder, name, hashes.get(name), Sha256::of)));
        return held;
    }

    private static Held held(Path folder, String name, @Nullable String recorded, Hash hash) {
        Path file = folder.resolve(name);
        try {
            return new Held(file, Files.exists(file) && hash.of(file).equals(recorded));
        } catch (IOException | Failure _) {
            return new Held(file, false);
        }
    }

    /// The hash of a file, as a record has it.
    private interface Hash {
        String of(Path file) throws IOException;
    }
}
