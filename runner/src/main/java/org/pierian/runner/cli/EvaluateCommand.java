package org.pierian.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pierian.core.data.Dataset;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.Score;
import org.pierian.runner.run.SpecFolders;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.Split;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate RUN`.
@Command(
        name = "evaluate",
        description = "Show loss and accuracy, or errors, of a finished run on one split of its data.")
final class EvaluateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "test",
            description = "train or test; ${DEFAULT-VALUE} unless given.")
    private String split = "test";

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunFolder folder = new RunFolder(run);
        if (!Files.isRegularFile(folder.spec())) {
            throw Failure.of(ExitCode.NOT_FOUND, "`" + run + "` is not a run folder: it has no spec.yaml")
                    .help("name a folder that `runner train` has printed, such as runs/xor/1a2b3c4d5e6f");
        }
        ResolvedSpec resolved = new SpecOptions().require(folder.spec(), terminal);
        engine.apply();
        Experiment experiment = new Experiment(
                resolved.spec(), run, data.loader(terminal).load(resolved, SpecFolders.of(folder, resolved.spec())));
        WeightsFile.load(folder.weights(), experiment.parameters());
        Split chosen = chosen();
        Dataset examples = chosen == Split.TRAIN
                ? experiment.data().train()
                : experiment.data().test();
        Score score = experiment.score(
                resolved.spec().epochs(), chosen, experiment.evaluator(examples).evaluate());
        terminal.result(
                json
                        ? score.line() + "\n"
                        : String.format(
                                Locale.ROOT, "%s %s  (%d examples)\n", split, score.text("  "), score.examples()));
        return 0;
    }

    private Split chosen() {
        return switch (split) {
            case "train" -> Split.TRAIN;
            case "test" -> Split.TEST;
            default -> throw Failure.of(ExitCode.USAGE, "`--split` wants train or test, got `" + split + "`");
        };
    }
}
