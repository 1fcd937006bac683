package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.git.Git;
import org.pierian.runner.record.LockFile;
import org.pierian.runner.record.RecordReader;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.MissingRun;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.verify.CommittedSpec;
import org.pierian.runner.verify.RunSide;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.write.SpecWriter;

/// Resolves the name of a run folder, a record, a lock, a spec, or one of these files in a revision of
/// git (`HEAD~1:xor.yaml`).
final class RunSides {

    private final Terminal terminal;

    RunSides(Terminal terminal) {
        this.terminal = terminal;
    }

    RunSide of(String name) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return ofRun(name, new RunFolder(path));
        }
        if (Files.exists(path)) {
            return ofFile(name, path);
        }
        int colon = name.indexOf(':');
        if (colon > 0) {
            return ofRevision(name, name.substring(colon + 1));
        }
        throw Failure.of(ExitCode.NOT_FOUND, "`" + name + "` is not there")
                .help("name a run folder, a lock, a record, a spec, or REVISION:FILE of git");
    }

    private RunSide ofRun(String name, RunFolder run) {
        if (!Files.isRegularFile(run.record())) {
            throw MissingRun.of(run.path(), "record.json");
        }
        Optional<String> spec = Files.isRegularFile(run.spec()) ? Optional.of(canonical(run.spec())) : Optional.empty();
        return new RunSide(name, spec, Optional.of(RecordReader.read(run.record())), Optional.of(run));
    }

    private RunSide ofFile(String name, Path file) {
        if (name.endsWith(".json")) {
            return RunSide.of(name, Optional.empty(), Optional.of(RecordReader.read(file)));
        }
        Optional<RunRecord> lock = LockFile.of(file).read();
        return RunSide.of(name, Optional.of(canonical(file)), lock);
    }

    private String canonical(Path spec) {
        return SpecWriter.write(new SpecOptions().require(spec, terminal).spec());
    }

    private RunSide ofRevision(String name, String file) {
        Git git = new Git(Path.of("").toAbsolutePath());
        byte[] bytes = git.show(name);
        if (file.endsWith(".json")) {
            return RunSide.of(name, Optional.empty(), Optional.of(RecordReader.read(name, bytes)));
        }
        SpecResult result = CommittedSpec.read(git, name, bytes);
        terminal.show(result.diagnostics(), result.sources());
        String text = SpecWriter.write(result.spec()
                .orElseThrow(() -> new SpecOptions.Refused(SpecOptions.exitCode(result.diagnostics())))
                .spec());
        return RunSide.of(name, Optional.of(text), lockOf(git, name));
    }

    /// The lock next to the spec in the same revision.
    private static Optional<RunRecord> lockOf(Git git, String spec) {
        int colon = spec.indexOf(':');
        String lock = spec.substring(0, colon + 1) + LockFile.nameFor(spec.substring(colon + 1));
        return git.find(lock).map(bytes -> RecordReader.read(lock, bytes));
    }
}
