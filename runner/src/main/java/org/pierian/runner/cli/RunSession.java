package org.pierian.runner.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.pierian.core.train.DivergedException;
import org.pierian.runner.cli.terminal.Progress;
import org.pierian.runner.cli.terminal.ScoreLine;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.git.Git;
import org.pierian.runner.live.LiveRun;
import org.pierian.runner.live.RunState;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Checkpointing;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.FinalCheckpoint;
import org.pierian.runner.run.FirstStep;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.Outcome;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.Training;
import org.pierian.runner.verify.StepTrace;
import org.pierian.spec.CheckpointSpec;

/// Training in a run folder, to its end or until a signal comes, and what is written and said then.
final class RunSession {

    private static final CheckpointSpec TEN_MINUTES = new CheckpointSpec.Minutes(10);

    private final Terminal terminal;
    private final RunFolder folder;
    private final String resume;
    private final boolean quiet;
    private final boolean json;
    private final OptionalInt watch;

    /// @param resume the command that resumes the run
    /// @param quiet whether no progress is shown
    /// @param json whether the result is one line of JSON
    /// @param watch the port of a page to watch the run, if one is wanted
    RunSession(Terminal terminal, RunFolder folder, String resume, boolean quiet, boolean json, OptionalInt watch) {
        this.terminal = terminal;
        this.folder = folder;
        this.resume = resume;
        this.quiet = quiet;
        this.json = json;
        this.watch = watch;
    }

    /// How it ended.
    ///
    /// @param exitCode `DONE`, or the signal's
    /// @param record of a run that came to its end
    /// @param test the metrics of such a run on the test set
    record Result(ExitCode exitCode, Optional<RunRecord> record, Optional<Score> test) {}

    /// Trains.
    ///
    /// @param started when the command began, by `System.nanoTime`
    /// @param judge looks at the record before anything is written, and may refuse it
    Result run(Experiment experiment, Training training, long started, Consumer<RunRecord> judge) {
        try {
            return unguarded(experiment, training, started, judge);
        } catch (DivergedException diverged) {
            throw failure(diverged).help(kept("where all numbers were finite"));
        } catch (Failure failure) {
            throw failure.exitCode() == ExitCode.IO
                    ? failure.help(kept("to resume from: runner resume " + folder.path()))
                    : failure;
        }
    }

    /// Training met a number that is not finite.
    static Failure failure(DivergedException diverged) {
        return Failure.of(ExitCode.DIVERGED, diverged.getMessage() + "; training stopped, and no result was written")
                .help("choose a smaller `learning_rate`, or a gentler `init`");
    }

    private void answer(ExitCode code) {
        terminal.answer("stopping after this step, writing a checkpoint; "
                + (code == ExitCode.INTERRUPTED ? "press Ctrl-C again to abandon" : "a second signal abandons"));
    }

    private void answerPage() {
        terminal.say("asked to stop: stopping after this step, writing a checkpoint; press Ctrl-C to abandon");
    }

    /// What is left of a run that failed.
    private String kept(String what) {
        return folder.checkpoints()
                .newest(terminal::say)
                .map(checkpoint ->
                        "kept: the checkpoint of step " + checkpoint.position().steps() + ", " + what)
                .orElse("no checkpoint had been written yet");
    }

    private Result unguarded(Experiment experiment, Training training, long started, Consumer<RunRecord> judge) {
        long ready = System.nanoTime();
        FirstStep first = new FirstStep(new Progress(
                terminal, experiment.spec().epochs(), experiment.data().train().size(), quiet));
        StepTrace trace = new StepTrace(first, training.steps());
        StopRequest stop = new StopRequest(this::answer, this::answerPage);
        try (LiveSession live = LiveSession.begin(terminal, watch, folder, experiment, training, stop, trace)) {
            Optional<Outcome> outcome = train(experiment, training, live.run(), stop);
            if (outcome.isEmpty()) {
                return new Result(stop.code(), Optional.empty(), Optional.empty());
            }
            long trained = System.nanoTime();
            RunRecord record = write(experiment, outcome.get(), judge);
            trace.write(folder.local(StepTrace.FILE));
            LocalFiles.write(
                    folder,
                    experiment,
                    new Git(experiment.folder()).commit(),
                    LocalFiles.timing(first.time(), ready - started, trained - ready, System.nanoTime() - trained));
            folder.checkpoints().clear();
            live.run().endsAs(RunState.FINISHED);
            return new Result(
                    ExitCode.DONE,
                    Optional.of(record),
                    Optional.of(outcome.get().last("test")));
        }
    }

    /// @return empty when training was stopped
    private Optional<Outcome> train(Experiment experiment, Training training, LiveRun live, StopRequest stop) {
        try (StopSignals _ = StopSignals.watch(stop)) {
            Checkpointing checkpointing = new Checkpointing(
                    Optional.of(experiment.spec().checkpoint().orElse(TEN_MINUTES)),
                    folder.checkpoints(),
                    stop::isAsked,
                    live::takeCheckpointRequest,
                    live);
            return Optional.of(training.run(new FinalCheckpoint(folder.finished(), checkpointing)));
        } catch (Checkpointing.StoppedException stopped) {
            stop.awaitAnswer();
            live.endsAs(RunState.STOPPED);
            terminal.say(stopped.getMessage() + "; a checkpoint is written. Resume with");
            terminal.say(resume);
            return Optional.empty();
        } catch (DivergedException diverged) {
            live.endsAs(RunState.DIVERGED);
            throw diverged;
        }
    }

    private RunRecord write(Experiment experiment, Outcome outcome, Consumer<RunRecord> judge) {
        outcome.ending()
                .ifPresent(ending -> terminal.say(ending.text(experiment.spec().epochs())));
        RunRecord record = outcome.record(experiment);
        judge.accept(record);
        folder.write(experiment, outcome, record);
        return record;
    }

    /// Prints what came out, after everything is written: nobody may be at the other end.
    void report(Result result) {
        result.record().ifPresent(record -> report(record, result.test().orElseThrow()));
    }

    private void report(RunRecord record, Score test) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("run", folder.path().toString());
            line.put("epochs", record.epochs());
            record.bestEpoch().ifPresent(epoch -> line.put("best_epoch", epoch));
            line.put("metrics", record.metrics());
            line.put("weights_sha256", record.weightsSha256());
            line.put("metrics_sha256", record.metricsSha256());
            terminal.document(Json.line(line) + "\n");
            return;
        }
        terminal.result(ScoreLine.of("test", test, "", terminal.resultColumns()));
        terminal.resultLine("weights  " + folder.weights());
        terminal.resultLine("metrics  " + folder.metrics());
        terminal.resultLine("record   " + folder.record());
    }
}
