package org.pierian.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.pierian.core.train.DivergedException;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.QuietOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Progress;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.EngineFault;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.record.LockFile;
import org.pierian.runner.record.RecordReader;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.MissingRun;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.SpecFolders;
import org.pierian.runner.verify.AcceptedSpec;
import org.pierian.runner.verify.Difference;
import org.pierian.runner.verify.Reproduction;
import org.pierian.runner.verify.Verification;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `verify SPEC|RUN|FOLDER...`.
@Command(
        name = "verify",
        description = {
            "Train again and compare every bit with what was recorded.",
            "",
            "A spec is compared with the lock next to it, a run folder with its record; of another folder, every lock and"
                    + " every run in it. Writes nothing. Exit code 4 when anything differs; else that of the first that cannot be"
                    + " verified, after all others."
        })
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "SPEC|RUN|FOLDER", description = "What to verify.")
    private List<Path> targets = new ArrayList<>();

    @Mixin
    private QuietOption progress = new QuietOption();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description =
                    "Folder of all runs, ${DEFAULT-VALUE} unless given. Where it has the run of a lock, the first step,"
                            + " tensor and index that differ are named.")
    private Path runs = Path.of("runs");

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
        List<ExitCode> codes;
        try (Engine started = engine.start()) {
            codes = all.stream().map(target -> verify(target, started)).toList();
        }
        return codes.contains(ExitCode.DIFFERENT)
                ? ExitCode.DIFFERENT.number()
                : codes.stream()
                        .filter(code -> code != ExitCode.DONE)
                        .findFirst()
                        .orElse(ExitCode.DONE)
                        .number();
    }

    private ExitCode verify(Path target, Engine started) {
        List<Difference> differences;
        try {
            differences = Files.isDirectory(target) ? verifyRun(target, started) : verifySpec(target, started);
        } catch (SpecOptions.Refused refused) {
            terminal.resultLine("UNVERIFIED " + target);
            return refused.exitCode();
        } catch (DivergedException diverged) {
            return unverified(target, EngineFault.of(diverged));
        } catch (SpecMisfit misfit) {
            terminal.show(misfit.diagnostics(), misfit.sources());
            terminal.result("UNVERIFIED " + target + "\n");
            return SpecOptions.exitCode(misfit.diagnostics());
        } catch (Failure failure) {
            return unverified(target, failure);
        }
        terminal.resultLine((differences.isEmpty() ? "same       " : "DIFFERENT  ") + target);
        differences.forEach(difference -> terminal.resultLine("  " + difference.text()));
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    private ExitCode unverified(Path target, Failure failure) {
        terminal.show(failure);
        terminal.resultLine("UNVERIFIED " + target);
        return failure.exitCode();
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
                throw MissingRun.isUnfinished(target)
                        ? MissingRun.of(target, "record.json")
                        : Failure.of(ExitCode.NOT_FOUND, "`" + target + "` holds neither a lock nor a finished run")
                                .help("run `runner train` on a spec first");
            }
            return found;
        } catch (UncheckedIOException e) { // of a folder below
            throw InputFile.unreadable(target, Objects.requireNonNull(e.getCause()));
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
        throw Failure.of(ExitCode.NOT_FOUND, "`" + lock + "` has no spec next to it")
                .help("delete the lock, or restore the spec");
    }

    private List<Difference> verifySpec(Path spec, Engine started) {
        ResolvedSpec resolved = new SpecOptions().require(spec, terminal);
        LockFile lock = LockFile.of(spec);
        RunRecord accepted = lock.read()
                .orElseThrow(() -> Failure.of(ExitCode.NOT_FOUND, "`" + spec + "` has no lock next to it")
                        .at(lock.path().toString())
                        .help("run `runner train " + spec + "`, which writes it"));
        Path home = LocalFiles.folderOf(spec);
        Experiment experiment = experiment(resolved, home, List.of(home), accepted, started);
        List<Difference> differences = Verification.ofSpec(experiment, accepted, runOf(accepted), progress(experiment));
        return differences.stream().anyMatch(d -> d.kind() == Difference.Kind.SPEC)
                ? Reproduction.named(
                        differences,
                        AcceptedSpec.find(accepted, spec, runs),
                        experiment.identity().specText())
                : differences;
    }

    /// The run that a lock is the record of, if it is here.
    private Optional<RunFolder> runOf(RunRecord accepted) {
        RunFolder folder = new RunFolder(runs.resolve(accepted.name()).resolve(accepted.id()));
        try {
            return Files.isRegularFile(folder.record())
                            && RecordReader.read(folder.record()).hasSameBits(accepted)
                    ? Optional.of(folder)
                    : Optional.empty();
        } catch (Failure _) {
            return Optional.empty(); // a damaged record is not this lock's matter
        }
    }

    private List<Difference> verifyRun(Path run, Engine started) {
        RunFolder folder = new RunFolder(run);
        ResolvedSpec resolved = new SpecOptions().require(folder.spec(), terminal);
        RunRecord record = RecordReader.read(folder.record());
        SpecFolders folders = SpecFolders.of(folder, resolved.spec());
        Experiment experiment = folders.explaining(
                        () -> experiment(resolved, folders.near().getLast(), folders.near(), record, started))
                .get();
        return Verification.ofRun(experiment, folder, progress(experiment));
    }

    /// @param record of the run, which says whether broken pictures are left out
    private Experiment experiment(
            ResolvedSpec resolved, Path folder, List<Path> near, RunRecord record, Engine started) {
        DataLoader loader = data.loader(terminal).skippingBad(!record.skipped().isEmpty());
        return new Experiment(
                resolved.spec(),
                folder,
                loader.begin(resolved, near),
                loader.initialWeights(resolved, near),
                started.backend(),
                resolved.spec().epochs());
    }

    private Progress progress(Experiment experiment) {
        return new Progress(
                terminal, experiment.spec().epochs(), experiment.data().train().size(), progress.isQuiet());
    }
}
