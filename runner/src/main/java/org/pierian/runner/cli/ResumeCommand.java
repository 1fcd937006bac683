package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pierian.runner.bind.DiskEstimate;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.option.QuietOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.DiskSpace;
import org.pierian.runner.run.Checkpoint;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.RunLock;
import org.pierian.runner.run.Training;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `resume RUN`.
@Command(
        name = "resume",
        description = {
            "Resume a run that was stopped, from its last checkpoint.",
            "",
            "It ends in the same bits as a run that was never stopped, for any number of threads."
        })
final class ResumeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The run's folder, as `runner train` printed it.")
    private Path run = Path.of("");

    @Mixin
    private QuietOption progress = new QuietOption();

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
        if (folder.checkpoints().isEmpty()) {
            if (Files.isRegularFile(folder.record())) {
                terminal.say("nothing to resume: the run in `" + run + "` is finished");
                return ExitCode.DONE.number();
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
            try (Engine started = engine.start()) {
                Experiment experiment = experiment(checkpoint, started);
                checkpoint.requireSameInputs(experiment);
                folder.requireOf(experiment.identity());
                return train(experiment, checkpoint, folder, start);
            }
        }
    }

    private int train(Experiment experiment, Checkpoint checkpoint, RunFolder folder, long start) {
        RunSession session = new RunSession(terminal, folder, data.resume(run), progress.isQuiet(), form.isJson());
        RunSession.Result result =
                session.run(experiment, Training.resume(experiment, checkpoint), start, record -> {});
        session.report(result);
        return result.exitCode().number();
    }

    private Experiment experiment(Checkpoint checkpoint, Engine started) {
        SpecResult result = SpecReader.read(
                SourceText.of("the checkpoint's spec", checkpoint.spec()), run.resolve("spec.yaml"), List.of());
        terminal.show(result.diagnostics(), result.sources());
        ResolvedSpec resolved =
                result.spec().orElseThrow(() -> new SpecOptions.Refused(SpecOptions.exitCode(result.diagnostics())));
        RunSpec spec = resolved.spec();
        long there = new RunFolder(run).checkpoints().bytes();
        MemoryNeed.ofTraining(spec).require();
        DiskSpace.require(run, DiskEstimate.of(spec).peak() - there, " and run the command again");
        return new Experiment(
                spec,
                checkpoint.specFolder(),
                data.loader(terminal).begin(resolved, List.of(checkpoint.specFolder())),
                started.backend());
    }
}
