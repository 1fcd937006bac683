package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pierian.runner.record.LockFile;
import org.pierian.runner.record.Reproduction;
import org.pierian.runner.record.StepTrace;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.Json;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.RunRecord;
import org.pierian.runner.run.Score;
import org.pierian.runner.run.Training;
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
            "Writes spec.yaml, metrics.jsonl, weights.safetensors, weights.json and record.json into"
                    + " OUT/<name>/<id>/, where <id> follows from the spec and the data."
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

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Option(names = "--no-lock", description = "Neither compare with the lock beside the spec nor write one.")
    private boolean noLock;

    @Mixin
    private SpecOptions specs = new SpecOptions();

    @Mixin
    private DataOptions data = new DataOptions();

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
        ResolvedSpec resolved = specs.require(spec, terminal);
        Optional<LockFile> lock = specs.isPlain(spec) && !noLock ? Optional.of(LockFile.of(spec)) : Optional.empty();
        Optional<RunRecord> accepted = lock.flatMap(LockFile::read);
        engine.apply();
        Experiment experiment = new Experiment(
                resolved.spec(),
                LocalFiles.folderOf(spec),
                data.loader(terminal).load(resolved.spec().dataset()));
        RunFolder folder = RunFolder.of(out, resolved.spec().name(), experiment.identity());
        int epochs = resolved.spec().epochs();
        Progress progress =
                new Progress(terminal, epochs, experiment.data().train().size(), quiet);
        long ready = System.nanoTime();
        StepTrace trace = new StepTrace(progress);
        Training.Outcome outcome = Training.run(experiment, trace);
        long trained = System.nanoTime();
        RunRecord record = RunRecord.of(experiment, outcome);
        Optional<Reproduction> reproduction = lock.map(l -> Reproduction.judge(accepted, record, l.path()));
        folder.write(experiment, outcome, record);
        trace.write(folder.local(StepTrace.FILE));
        LocalFiles.write(folder, LocalFiles.timing(ready - start, trained - ready, System.nanoTime() - trained));
        report(folder, outcome, record);
        lock.ifPresent(l -> reproduction.ifPresent(
                r -> accept(l, r, record, experiment.identity().specText())));
        return 0;
    }

    /// Says what the lock says of the run, and makes it say the new run where the inputs have changed.
    private void accept(LockFile lock, Reproduction reproduction, RunRecord record, String specText) {
        switch (reproduction.verdict()) {
            case REPRODUCED -> terminal.say("reproduced, bit for bit: " + lock.path());
            case FIRST -> {
                lock.write(record);
                terminal.say("lock written: " + lock.path());
            }
            case CHANGED -> {
                RunRecord before = lock.read().orElse(record);
                Path spec = new RunFolder(out.resolve(before.name()).resolve(before.id())).spec();
                lock.write(record);
                terminal.say(reproduction.cause() + " changed: lock updated: " + lock.path());
                reproduction.named(spec, specText).forEach(d -> terminal.say("  " + d.text()));
            }
        }
    }

    private void report(RunFolder folder, Training.Outcome outcome, RunRecord record) {
        Score test = outcome.last("test");
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("run", folder.path().toString());
            line.put("metrics", record.metrics());
            line.put("weights_sha256", record.weightsSha256());
            line.put("metrics_sha256", record.metricsSha256());
            terminal.result(Json.line(line) + "\n");
            return;
        }
        terminal.result(String.format(
                Locale.ROOT,
                "test loss %.4f  accuracy %.4f  (%d examples)\n%s\n%s\n%s\n",
                test.loss(),
                test.accuracy(),
                test.examples(),
                "weights  " + folder.weights(),
                "metrics  " + folder.metrics(),
                "record   " + folder.record()));
    }
}
