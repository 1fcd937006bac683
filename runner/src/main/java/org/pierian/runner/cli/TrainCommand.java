package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.pierian.runner.bind.DataCheck;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.option.QuietOption;
import org.pierian.runner.cli.option.SkipOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.option.StrictOption;
import org.pierian.runner.cli.option.WatchOptions;
import org.pierian.runner.cli.terminal.ShellLine;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.LockFile;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.RunLock;
import org.pierian.runner.run.Training;
import org.pierian.runner.session.Preparation;
import org.pierian.runner.verify.AcceptedSpec;
import org.pierian.runner.verify.Difference;
import org.pierian.runner.verify.Reproduction;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `train SPEC`.
@Command(
        name = "train",
        description = {
            "Train the network that a spec describes.",
            "",
            "Writes spec.yaml, metrics.jsonl, norms.jsonl, preprocessing.json, weights.safetensors, weights.json and record.json"
                    + " into OUT/<name>/<id>/, where <id> follows from the spec and the data."
        })
final class TrainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SPEC", description = "The spec, a YAML file; - for the standard input.")
    private Path spec = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Folder of all runs; ${DEFAULT-VALUE} unless given.")
    private Path out = Path.of("runs");

    @Mixin
    private QuietOption progress = new QuietOption();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    @Mixin
    private JsonOption form = new JsonOption();

    @Option(names = "--no-lock", description = "Neither compare with the lock next to the spec nor write one.")
    private boolean noLock;

    @Option(
            names = "--verbose",
            description = "Show everything that differs where the lock is updated: metrics, hashes, the first epoch.")
    private boolean verbose;

    @Option(names = "--restart", description = "Discard the checkpoints of a run that was stopped half-way.")
    private boolean restart;

    @Mixin
    private StrictOption strict = new StrictOption();

    @Mixin
    private SpecOptions specs = new SpecOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private SkipOption skip = new SkipOption();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        refuseRunFolder();
        ResolvedSpec resolved = specs.require(spec, terminal, strict);
        Optional<LockFile> lock = specs.isPlain(spec) && !noLock ? Optional.of(LockFile.of(spec)) : Optional.empty();
        lock.ifPresent(LockFile::tidy);
        Preparation.requireRoom(resolved.spec(), out);
        Path folder = LocalFiles.folderOf(spec);
        DataLoader loader = skip.of(data.loader(terminal));
        Supplier<Data> examples = loader.begin(resolved, List.of(folder)); // while all else is prepared
        Optional<RunRecord> accepted = lock.flatMap(LockFile::read);
        try (Engine started = engine.start()) {
            Experiment experiment = Preparation.experiment(
                    resolved,
                    folder,
                    loader,
                    examples,
                    started.backend(),
                    resolved.spec().epochs());
            SpecOptions.require(DataCheck.check(resolved, experiment.data()), resolved.sources(), terminal, strict);
            return train(resolved, experiment, lock, accepted, start);
        }
    }

    private int train(
            ResolvedSpec resolved,
            Experiment experiment,
            Optional<LockFile> lock,
            Optional<RunRecord> accepted,
            long start) {
        RunFolder folder = RunFolder.of(out, experiment.spec().name(), experiment.identity());
        try (RunLock _ = RunLock.take(folder)) {
            refuseToMix(folder);
            Reproduction[] reproduction = new Reproduction[1];
            RunSession session = new RunSession(
                    terminal, folder, data.resume(folder.path()), progress.isQuiet(), form.isJson(), watch.port());
            RunSession.Result result = session.run(
                    experiment,
                    Training.start(experiment),
                    start,
                    record -> lock.ifPresent(l -> reproduction[0] = Reproduction.judge(accepted, record, l.path())));
            result.record()
                    .ifPresent(record -> lock.ifPresent(l -> accept(
                            l, reproduction[0], record, experiment.identity().specText())));
            SpecOrigins.write(folder, resolved, spec);
            session.report(result);
            return result.exitCode().number();
        }
    }

    /// A run is resumed by another verb, or trained again from its spec.
    private void refuseRunFolder() {
        RunFolder run = new RunFolder(spec);
        if (!run.checkpoints().isEmpty()) {
            throw Failure.of(ExitCode.LOCKED, "`" + spec + "` is not a spec but a run that was stopped half-way")
                    .help("resume it: " + data.resume(spec));
        }
        if (Files.isDirectory(spec) && Files.isRegularFile(run.spec())) {
            throw Failure.of(ExitCode.INPUT, "`" + spec + "` is not a spec but a run's folder")
                    .help("train its spec again: "
                            + ShellLine.of(List.of("runner", "train", run.spec().toString(), "--no-lock")));
        }
    }

    /// A run that was stopped is resumed or discarded, but never mixed with another.
    private void refuseToMix(RunFolder folder) {
        if (restart) {
            folder.checkpoints().clear();
        } else if (!folder.checkpoints().isEmpty()) {
            throw Failure.of(ExitCode.LOCKED, "`" + folder.path() + "` holds a run that was stopped half-way")
                    .help("resume it: " + data.resume(folder.path()))
                    .help("or discard it: add `--restart`");
        }
    }

    /// Reports how the run compares with the lock, and updates the lock where the inputs have changed.
    private void accept(LockFile lock, Reproduction reproduction, RunRecord record, String specText) {
        switch (reproduction.verdict()) {
            case REPRODUCED -> terminal.say("reproduced, bit for bit: " + lock.path());
            case FIRST -> {
                lock.write(record);
                terminal.say("lock written: " + lock.path());
            }
            case CHANGED -> {
                RunRecord before = lock.read().orElse(record);
                Optional<String> acceptedSpec = AcceptedSpec.find(before, spec, out);
                lock.write(record);
                List<Difference> differences = Reproduction.named(reproduction.differences(), acceptedSpec, specText);
                terminal.say(reproduction.cause() + " changed: lock updated: " + lock.path()
                        + (verbose ? "" : Reproduction.summary(differences)));
                if (verbose) {
                    differences.forEach(d -> terminal.say("  " + d.text()));
                }
            }
        }
    }
}
