package org.pierian.runner.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.git.Git;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.write.SpecWriter;

/// Finds the spec that a lock was written for, which names the keys that have changed since: the lock has only
/// its hash.
public final class AcceptedSpec {

    private AcceptedSpec() {}

    /// The canonical text, from the run's folder or from git, if either has the very spec.
    ///
    /// @param record the lock's
    /// @param spec the spec's file as it is now
    /// @param runs the folder of all runs
    public static Optional<String> find(RunRecord record, Path spec, Path runs) {
        Path ofRun = new RunFolder(runs.resolve(record.name()).resolve(record.id())).spec();
        return text(ofRun)
                .filter(text -> isOf(record, text))
                .or(() -> committed(spec).filter(text -> isOf(record, text)));
    }

    private static boolean isOf(RunRecord record, String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).equals(record.specSha256());
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> committed(Path spec) {
        return CommittedSpec.find(new Git(LocalFiles.folderOf(spec)), "HEAD:./" + spec.getFileName())
                .flatMap(SpecResult::spec)
                .map(resolved -> SpecWriter.write(resolved.spec().essence()));
    }
}
