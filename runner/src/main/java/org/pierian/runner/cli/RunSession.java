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
import org.pierian.runner.failure.EngineFault;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.live.LiveRun;
import org.pierian.runner.live.RunState;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Checkpointing;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.Outcome;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.Training;
import org.pierian.runner.session.TrainingSession;

/// Training in a run folder, to its end or until a signal comes, and what is written and said then.
final class RunSession {

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
            throw EngineFault.of(diverged).help(kept("where all numbers were finite"));
        } catch (Failure failure) {
            throw failure.exitCode() == ExitCode.IO
                    ? failure.help(kept("to resume from: runner resume " + folder.path()))
                    : failure;
        }
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
        Progress progress = new Progress(
                terminal, experiment.spec().epochs(), experiment.data().train().size(), quiet);
        StopRequest stop = new StopRequest(this::answer, this::answerPage);
        try (LiveSession live = LiveSession.begin(terminal, watch, folder, experiment, training, stop, progress)) {
            TrainingSession session = new TrainingSession(experiment, training, folder, started, live.run());
            Optional<Outcome> trained = train(session, live.run(), stop);
            if (trained.isEmpty()) {
                return new Result(stop.code(), Optional.empty(), Optional.empty());
            }
            Outcome outcome = trained.get();
            outcome.ending()
                    .ifPresent(
                            ending -> terminal.say(ending.text(experiment.spec().epochs())));
            RunRecord record = session.write(outcome, judge);
            live.run().endsAs(RunState.FINISHED);
            return new Result(ExitCode.DONE, Optional.of(record), Optional.of(outcome.last("test")));
        }
    }

    /// @return empty when training was stopped
    private Optional<Outcome> train(TrainingSession session, LiveRun live, StopRequest stop) {
        try (StopSignals _ = StopSignals.watch(stop)) {
            return Optional.of(session.train(stop::isAsked, live::takeCheckpointRequest));
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
