package org.pierian.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.record.Difference;
import org.pierian.runner.record.LockFile;
import org.pierian.runner.record.Verification;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.RunRecord;
import org.pierian.runner.run.SpecFolders;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `verify SPEC|RUN|FOLDER...`.
@Command(
        name = "verify",
        description = {
            "Train again and compare every bit with what was recorded.",
            "",
            "A spec is compared with the lock beside it, a run folder with its record; of another folder, every lock and every"
                    + " run in it. Writes nothing. Exit code 4 when anything differs."
        })
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "SPEC|RUN|FOLDER", description = "What to verify.")
    private List<Path> targets = new ArrayList<>();

    @Mixin
    private QuietOption progress = new QuietOption();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Path> all = new ArrayList<>();
        targets.forEach(target -> all.addAll(expand(target)));
        engine.apply();
        boolean same = true;
        for (Path target : all) {
            List<Difference> differences = Files.isDirectory(target) ? verifyRun(target) : verifySpec(target);
            terminal.result((differences.isEmpty() ? "same       " : "DIFFERENT  ") + target + "\n");
            for (Difference difference : differences) {
                terminal.result("  " + difference.text() + "\n");
            }
            same &= differences.isEmpty();
        }
        return same ? ExitCode.DONE.number() : ExitCode.DIFFERENT.number();
    }

    /// A spec or a run as it is, a lock as its spec, any other folder as everything in it.
    private static List<Path> expand(Path target) {
        if (!Files.isDirectory(target)) {
            return List.of(LockFile.isLock(target) ? specOf(target) : target);
        }
        if (isRun(target)) {
            return List.of(target);
        }
        try (Stream<Path> tree = Files.walk(target)) {
            List<Path> found = tree.filter(p -> isRun(p) || LockFile.isLock(p))
                    .sorted()
                    .map(p -> LockFile.isLock(p) ? specOf(p) : p)
                    .toList();
            if (found.isEmpty()) {
                throw Failure.of(ExitCode.NOT_FOUND, "`" + target + "` holds neither a lock nor a run")
                        .help("run `runner train` on a spec first");
            }
            return found;
        } catch (IOException e) {
            throw InputFile.unreadable(target, e);
        }
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(new RunFolder(folder).record());
    }

    private static Path specOf(Path lock) {
        for (String ending : List.of(".yaml", ".yml")) {
            Path spec = lock.resolveSibling(String.valueOf(lock.getFileName()).replaceFirst("\\.lock\\.json$", ending));
            if (Files.isRegularFile(spec)) {
                return spec;
            }
        }
        throw Failure.of(ExitCode.NOT_FOUND, "`" + lock + "` has no spec beside it")
                .help("delete the lock, or bring the spec back");
    }

    private List<Difference> verifySpec(Path spec) {
        ResolvedSpec resolved = new SpecOptions().require(spec, terminal);
        LockFile lock = LockFile.of(spec);
        RunRecord accepted = lock.read()
                .orElseThrow(() -> Failure.of(ExitCode.NOT_FOUND, "`" + spec + "` has no lock beside it")
                        .at(lock.path().toString())
                        .help("run `runner train " + spec + "`, which writes it"));
        Path home = LocalFiles.folderOf(spec);
        Experiment experiment = experiment(resolved, home, List.of(home));
        return Verification.ofSpec(experiment, accepted, progress(experiment));
    }

    private List<Difference> verifyRun(Path run) {
        RunFolder folder = new RunFolder(run);
        ResolvedSpec resolved = new SpecOptions().require(folder.spec(), terminal);
        Experiment experiment = experiment(resolved, run, SpecFolders.of(folder, resolved.spec()));
        return Verification.ofRun(experiment, folder, progress(experiment));
    }

    private Experiment experiment(ResolvedSpec resolved, Path folder, List<Path> near) {
        return new Experiment(resolved.spec(), folder, data.loader(terminal).load(resolved, near));
    }

    private Progress progress(Experiment experiment) {
        return new Progress(
                terminal, experiment.spec().epochs(), experiment.data().train().size(), progress.isQuiet());
    }
}
