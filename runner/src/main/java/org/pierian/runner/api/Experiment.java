package org.pierian.runner.api;

import java.nio.file.Path;
import java.util.List;

/// An experiment that can be checked and trained: a spec, and what is told besides it. It is immutable; each `with`
/// method returns another one. It may be used by several threads, and several experiments may train at once.
///
/// Unless told otherwise it trains with all processors, below `runs/` in the present folder, downloads nothing,
/// connects to nothing, and compares with the lock next to the spec without writing it.
public final class Experiment {

    private final Path spec;
    private final Settings settings;

    private Experiment(Path spec, Settings settings) {
        this.spec = spec;
        this.settings = settings;
    }

    /// The experiment of a spec. Nothing is read yet.
    ///
    /// @param spec a YAML file; paths in it are relative to its folder
    public static Experiment of(Path spec) {
        return new Experiment(spec, Settings.DEFAULT);
    }

    private Experiment with(Settings other) {
        return new Experiment(spec, other);
    }

    /// The same with other values for keys of the spec, in place of those that were given before. The run is then not
    /// compared with the lock.
    ///
    /// @param overrides as after `--set`: `epochs=3`, `optimizer.adam.learning_rate=0.01`
    public Experiment withOverrides(String... overrides) {
        return with(settings.withOverrides(List.of(overrides)));
    }

    /// The same with another folder for all runs; `runs` unless given. The run's own is `<folder>/<name>/<id>`.
    public Experiment withRunsFolder(Path folder) {
        return with(settings.withRuns(folder));
    }

    /// The same with a folder where data is looked for first. Links in it are followed.
    public Experiment withDataFolder(Path folder) {
        return with(settings.withData(folder));
    }

    /// The same with a number of threads, which changes no bit of the result.
    ///
    /// @param threads 1 to 1024, the calling thread included
    public Experiment withThreads(int threads) {
        return with(settings.withThreads(threads));
    }

    /// The same, which may download a dataset that the spec names.
    public Experiment withDownloads() {
        return with(settings.withDownloads());
    }

    /// The same, which may connect to databases on these servers.
    ///
    /// @param hosts names or numbers of servers, as specs write them
    public Experiment withNetwork(String... hosts) {
        return with(settings.withHosts(List.of(hosts)));
    }

    /// The same, not compared with the lock next to the spec.
    public Experiment withoutLock() {
        return with(settings.withoutLock());
    }

    /// The same, which also writes the lock where there is none and where spec, data or arithmetic have changed, as
    /// `runner train` does.
    public Experiment withLockWritten() {
        return with(settings.withLockWritten());
    }

    /// The same, which discards the checkpoints of a run that was stopped half-way, instead of going on from there.
    public Experiment withRestart() {
        return with(settings.withRestart());
    }

    /// Everything that is wrong with the spec, in the order of the file: errors and warnings, as `runner check` shows
    /// them. No data is read but the beginnings of files next to the spec.
    ///
    /// @return empty where all is well
    public List<Diagnostic> check() {
        return Guard.call(() -> new Trainer(spec, settings).check());
    }

    /// Trains and watches nothing.
    ///
    /// @throws PierianException as [#train(TrainingEvents)] does
    public TrainingResult train() {
        return train(TrainingEvents.NONE);
    }

    /// Trains to the end, on the calling thread and those of the engine, which end before it returns. Where the run's
    /// folder holds a checkpoint of this very run, training goes on from there.
    ///
    /// @param events is told what happens
    /// @throws TrainingStoppedException when `events` asked to stop
    /// @throws PierianException when the spec has errors, data is missing or bad, training diverges, the folder
    /// is in use, files cannot be written, or the same inputs gave other bits than the lock records
    public TrainingResult train(TrainingEvents events) {
        return Guard.call(() -> new Trainer(spec, settings).train(events));
    }
}
