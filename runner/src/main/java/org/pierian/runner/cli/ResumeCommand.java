package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.bind.DiskEstimate;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.bind.SpecCheck;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.option.QuietOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.option.WatchOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.DiskSpace;
import org.pierian.runner.record.Identity;
import org.pierian.runner.run.Checkpoint;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.Extension;
import org.pierian.runner.run.MissingRun;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.RunLock;
import org.pierian.runner.run.Training;
import org.pierian.runner.session.Preparation;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `resume RUN`.
@Command(
        name = "resume",
        description = {
            "Resume a run that was stopped, from its last checkpoint, or go on with a finished one.",
            "",
            "It ends in the same bits as a run that was never stopped, for any number of threads. With --epochs a finished"
                    + " run goes on as another run, in a folder of its own next to it, and ends in the bits of that many epochs"
                    + " at once."
        })
final class ResumeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The run's folder, as `runner train` printed it.")
    private Path run = Path.of("");

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Go on with a finished run until it has N epochs, those that are done among them.")
    private @Nullable Integer epochs;

    @Mixin
    private QuietOption progress = new QuietOption();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    @Mixin
    private JsonOption form = new JsonOption();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        RunFolder folder = new RunFolder(run);
        if (epochs != null) {
            return goOn(folder, epochs, start);
        }
        if (folder.checkpoints().isEmpty()) {
            if (Files.isRegularFile(folder.record())) {
                terminal.say("nothing to resume: the run in `" + run + "` is finished; for more epochs add --epochs N");
                return ExitCode.DONE.number();
            }
            if (!Files.isDirectory(folder.local(""))) {
                throw MissingRun.of(run, "checkpoint");
            }
            throw Failure.of(ExitCode.NOT_FOUND, "`" + run + "` has no checkpoint")
                    .help(
                            "name a run folder, such as runs/xor/1a2b3c4d5e6f, or start the run again with `runner train`");
        }
        try (RunLock _ = RunLock.take(folder)) {
            Checkpoint checkpoint = folder.checkpoints()
                    .newest(terminal::say)
                    .orElseThrow(() -> Failure.of(ExitCode.INPUT, "no checkpoint in `" + run + "` is complete")
                            .help("start the run again with `runner train --restart`"));
            ResolvedSpec resolved = read(checkpoint, List.of());
            try (Engine started = engine.start()) {
                Experiment experiment = experiment(checkpoint, resolved, folder, started);
                checkpoint.requireSameInputs(experiment);
                folder.requireOf(experiment.identity());
                return train(experiment, Training.resume(experiment, checkpoint), folder, start);
            }
        }
    }

    /// A finished run goes on as another one.
    private int goOn(RunFolder finished, int wanted, long start) {
        Checkpoint end = end(finished);
        ResolvedSpec before = read(end, List.of());
        Extension.requireMore(before.spec(), wanted);
        ResolvedSpec after = read(end, List.of("epochs=" + wanted));
        Extension extension = new Extension(before.spec(), after.spec());
        extension.requireSameBeginning();
        try (Engine started = engine.start()) {
            Experiment experiment = experiment(end, after, finished, started);
            Training training = extension.begin(experiment, end);
            finished.requireOf(extension.finished(experiment));
            RunFolder folder = besides(finished, experiment.identity());
            try (RunLock _ = RunLock.take(folder)) {
                if (!folder.checkpoints().isEmpty()) {
                    throw Failure.of(ExitCode.LOCKED, "`" + folder.path() + "` holds that run, stopped half-way")
                            .help("resume it: " + data.resume(folder.path()));
                }
                return train(experiment, training, folder, start);
            }
        }
    }

    private Checkpoint end(RunFolder finished) {
        if (!finished.checkpoints().isEmpty()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "the run in `" + run + "` is not finished, and `--epochs` is for finished runs")
                    .help("finish it first: " + data.resume(run));
        }
        if (!Files.isRegularFile(finished.record())) {
            throw Failure.of(ExitCode.NOT_FOUND, "`" + run + "` holds no finished run")
                    .help("name a run folder, such as runs/xor/1a2b3c4d5e6f");
        }
        return finished.finished()
                .newest(terminal::say)
                .orElseThrow(() -> Failure.of(
                                ExitCode.NOT_FOUND, "the last checkpoint of the run in `" + run + "` is gone")
                        .at(finished.local(RunFolder.FINISHED).toString())
                        .help("it is not in git, and a run of an older Pierian has none: take it from the machine that"
                                + " trained, or train with more epochs from the start"));
    }

    /// The folder of another run next to one.
    private static RunFolder besides(RunFolder run, Identity identity) {
        Path path = run.path().normalize();
        boolean isNamed = !path.toString().isEmpty() && !path.endsWith("..");
        Path named = isNamed ? path : run.path().toAbsolutePath().normalize();
        return new RunFolder(named.resolveSibling(identity.id()));
    }

    private int train(Experiment experiment, Training training, RunFolder folder, long start) {
        RunSession session = new RunSession(
                terminal, folder, data.resume(folder.path()), progress.isQuiet(), form.isJson(), watch.port());
        RunSession.Result result = session.run(experiment, training, start, record -> {});
        session.report(result);
        return result.exitCode().number();
    }

    /// The spec of a checkpoint, with values changed.
    private ResolvedSpec read(Checkpoint checkpoint, List<String> sets) {
        SpecResult read = SpecReader.read(
                SourceText.of("the checkpoint's spec", checkpoint.spec()), run.resolve("spec.yaml"), sets);
        SpecResult result = sets.isEmpty() ? read : SpecCheck.complete(read);
        terminal.show(result.diagnostics(), result.sources());
        return result.spec().orElseThrow(() -> new SpecOptions.Refused(SpecOptions.exitCode(result.diagnostics())));
    }

    private Experiment experiment(Checkpoint checkpoint, ResolvedSpec resolved, RunFolder folder, Engine started) {
        RunSpec spec = resolved.spec();
        long there = folder.checkpoints().bytes();
        MemoryNeed.ofTraining(spec).require();
        DiskSpace.require(run, DiskEstimate.of(spec).peak() - there, " and run the command again");
        // broken pictures that were not left out before make another identity, which is refused
        DataLoader loader = data.loader(terminal).skippingBad(true);
        Path specFolder = checkpoint.specFolder();
        int ahead = spec.epochs() - checkpoint.position().epochs();
        return Preparation.experiment(
                resolved, specFolder, loader, loader.begin(resolved, List.of(specFolder)), started.backend(), ahead);
    }
}
