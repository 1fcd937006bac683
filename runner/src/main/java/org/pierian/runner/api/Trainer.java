package org.pierian.runner.api;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.bind.DataCheck;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.bind.FileCheck;
import org.pierian.runner.bind.SpecCheck;
import org.pierian.runner.dataset.Connections;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.NetworkAccess;
import org.pierian.runner.dataset.mnist.Mnist;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.record.LockFile;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.Checkpoint;
import org.pierian.runner.run.Checkpointing;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.Outcome;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.RunLock;
import org.pierian.runner.run.Training;
import org.pierian.runner.session.Preparation;
import org.pierian.runner.session.TrainingSession;
import org.pierian.runner.verify.Reproduction;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// Checks and trains an experiment.
///
/// @param spec its spec's file
/// @param settings what is told besides
record Trainer(Path spec, Settings settings) {

    List<Diagnostic> check() {
        SpecResult result = FileCheck.complete(read(), LocalFiles.folderOf(spec), this::folders);
        return Guard.diagnostics(result.diagnostics(), result.sources());
    }

    private SpecResult read() {
        return SpecCheck.complete(SpecReader.read(spec, settings.overrides()));
    }

    private DataFolders folders() {
        return DataFolders.of(settings.data());
    }

    private DataLoader loader(TrainingEvents events) {
        Set<String> hosts = new HashSet<>(settings.hosts());
        if (settings.downloads()) {
            hosts.addAll(Mnist.HOSTS);
        }
        NetworkAccess network = new NetworkAccess(hosts, false, (_, _) -> false);
        return new DataLoader(folders(), events::notice, new Connections(network, List.of(), Optional.empty()));
    }

    TrainingResult train(TrainingEvents events) {
        long started = System.nanoTime();
        SpecResult result = read();
        ResolvedSpec resolved = Guard.require(result.spec(), result);
        tell(result.diagnostics(), resolved, events);
        Optional<LockFile> lock = settings.compares() && settings.overrides().isEmpty()
                ? Optional.of(LockFile.of(spec))
                : Optional.empty();
        Optional<RunRecord> accepted = lock.flatMap(LockFile::read);
        Preparation.requireRoom(resolved.spec(), settings.runs());
        try (Engine engine = new Engine(Kernels.AUTO, settings.threads())) {
            org.pierian.runner.run.Experiment experiment =
                    Preparation.experiment(resolved, LocalFiles.folderOf(spec), loader(events), engine.backend());
            tell(DataCheck.check(resolved, experiment.data()), resolved, events);
            RunFolder folder = RunFolder.of(settings.runs(), experiment.spec().name(), experiment.identity());
            try (RunLock _ = RunLock.take(folder)) {
                return train(experiment, folder, lock, accepted, started, events);
            }
        }
    }

    private static void tell(
            List<org.pierian.spec.diagnostic.Diagnostic> problems, ResolvedSpec resolved, TrainingEvents events) {
        Guard.diagnostics(problems, resolved.sources()).forEach(problem -> events.notice(problem.text()));
    }

    private TrainingResult train(
            org.pierian.runner.run.Experiment experiment,
            RunFolder folder,
            Optional<LockFile> lock,
            Optional<RunRecord> accepted,
            long started,
            TrainingEvents events) {
        Training training = begin(experiment, folder, events);
        events.started(experiment.spec().epochs(), experiment.data().train().size());
        TrainingSession session =
                new TrainingSession(experiment, training, folder, started, new ListenerOfEvents(events));
        Outcome outcome;
        try {
            outcome = session.train(events::stop, () -> false);
        } catch (Checkpointing.StoppedException stopped) {
            throw new TrainingStoppedException(
                    ExitCode.INTERRUPTED.number(),
                    stopped.getMessage() + "; a checkpoint is written",
                    folder.path(),
                    stopped);
        }
        LockStatus[] status = {LockStatus.NOT_COMPARED};
        RunRecord record = session.write(
                outcome,
                now -> lock.ifPresent(file -> status[0] = status(Reproduction.judge(accepted, now, file.path()))));
        if (settings.writesLock() && (status[0] == LockStatus.ABSENT || status[0] == LockStatus.CHANGED)) {
            lock.ifPresent(file -> file.write(record));
        }
        return new TrainingResult(
                folder.path(),
                status[0],
                record.epochs(),
                record.metrics(),
                record.weightsSha256(),
                record.metricsSha256());
    }

    private Training begin(org.pierian.runner.run.Experiment experiment, RunFolder folder, TrainingEvents events) {
        if (settings.restarts()) {
            folder.checkpoints().clear();
        }
        Optional<Checkpoint> stopped = folder.checkpoints().isEmpty()
                ? Optional.empty()
                : folder.checkpoints().newest(events::notice);
        stopped.ifPresent(checkpoint -> checkpoint.requireSameInputs(experiment));
        return stopped.map(checkpoint -> Training.resume(experiment, checkpoint))
                .orElseGet(() -> Training.start(experiment));
    }

    private static LockStatus status(Reproduction reproduction) {
        return switch (reproduction.verdict()) {
            case REPRODUCED -> LockStatus.REPRODUCED;
            case FIRST -> LockStatus.ABSENT;
            case CHANGED -> LockStatus.CHANGED;
        };
    }
}
